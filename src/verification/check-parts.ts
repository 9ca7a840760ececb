import { getOriginal, type DocumentText } from './document-text.ts';
import type { PageEvidence } from '../schemas/lock.ts';
import type { PlacedPart } from './find-parts.ts';

/** A form feed ends a page, both in text made from a PDF and as this program reads one. */
const PAGE_END = /\f/g;

export function getPageEvidence(
  { original }: DocumentText,
  parts: readonly PlacedPart[],
): PageEvidence {
  if (!parts.some(({ part }) => part.page !== undefined)) return 'none';
  return original.includes('\f') ? 'file' : 'order';
}

/** Checks the headings and the pages of the parts against the document. Returns one sentence for each fault. */
export function checkParts(document: DocumentText, parts: readonly PlacedPart[]): string[] {
  const pages =
    getPageEvidence(document, parts) === 'file'
      ? parts.flatMap((placed) => checkPageOfFile(document, placed))
      : checkPageOrder(document, parts);
  return [...parts.flatMap((placed) => checkHeading(document, placed)), ...pages];
}

const squeeze = (text: string) => text.normalize('NFKC').replace(/[\s･・*|#■]/g, '');

/**
 * A heading is printed in its part, if the source does not say that it is ours. Of several headings with a wide space
 * between them, the last is the part's own and the others are those of the sections that it continues.
 */
function checkHeading({ text }: DocumentText, { part, whole }: PlacedPart): string[] {
  if (part.headingOurs) return [];
  const [own, before] = [whole.start, 0].map((start) => squeeze(text.slice(start, whole.end)));
  const pieces = part.heading.ja.split('　');
  const missing = pieces.filter((piece, index) => {
    const printed = index === pieces.length - 1 ? own : before;
    return !printed?.includes(squeeze(piece));
  });
  return missing.map((piece) => `parts.${part.id}.heading: "${piece}" is not printed in the part`);
}

function checkPageOfFile(
  { original, offsets }: DocumentText,
  { part, whole }: PlacedPart,
): string[] {
  if (part.page === undefined || part.opens === undefined) return [];
  const page = 1 + (original.slice(0, offsets[whole.start] ?? 0).match(PAGE_END)?.length ?? 0);
  return page === part.page
    ? []
    : [`parts.${part.id}.page: expected ${page}, where the file has the part, got ${part.page}`];
}

/** A page number left in the text stands alone on a line, or at the end of the part. */
const MARK = /^[ \t]*(\d{1,3})[ \t]*$|[ \t](\d{1,3})\s*$(?![^])/gm;

/** In text without page ends, the pages follow the order of the parts one by one, and fit the numbers left in the text. */
function checkPageOrder(document: DocumentText, parts: readonly PlacedPart[]): string[] {
  const paged = parts.filter(({ part }) => part.page !== undefined);
  const marks = paged.map((placed) =>
    [...getOriginal(document, placed.whole).matchAll(MARK)].map(([, alone, last]) =>
      Number(alone ?? last),
    ),
  );
  const faults = paged.flatMap(({ part }, index) => {
    const before = paged[index - 1]?.part.page;
    const expected = before === undefined || part.page === before ? part.page : before + 1;
    const printed = marks[index] ?? [];
    if (part.page !== expected) {
      return [
        `parts.${part.id}.page: expected ${expected}, after page ${before}, got ${part.page}`,
      ];
    }
    return printed.length > 0 && !printed.includes(part.page ?? 0)
      ? [`parts.${part.id}.page: the text has ${printed.join(', ')}, got ${part.page}`]
      : [];
  });
  return paged.length > 0 && marks.flat().length === 0
    ? [...faults, 'parts: no page number is left in the text to know the pages by']
    : faults;
}
