import { KINDS, type Ref } from '../schemas/shared.ts';
import { listNumbers, normalizeNumber, type NumberNames } from './stray-numbers.ts';

/** A run of authored prose: plain words, a claim, or a link to a record. */
export type ProsePart =
  | { type: 'text'; text: string }
  | { type: 'claim'; id: string; text?: string | undefined }
  | { type: 'record'; ref: Ref; text?: string | undefined };

const MARK = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;
const KIND_PREFIX = new RegExp(`^(${KINDS.join('|')})/`);

/** Splits prose into paragraphs and each into parts. Example: `Since [[sicorp-start-2009]] …` has three parts. */
export function parseProse(prose: string): ProsePart[][] {
  return prose
    .trim()
    .split(/\n\s*\n/)
    .map(parseParagraph);
}

function parseParagraph(paragraph: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  const addText = (text: string) => {
    if (text) parts.push({ type: 'text', text: joinLines(text) });
  };
  for (const match of paragraph.matchAll(MARK)) {
    addText(paragraph.slice(end, match.index));
    const [whole, target = '', text] = match;
    parts.push(
      KIND_PREFIX.test(target)
        ? { type: 'record', ref: target as Ref, text }
        : { type: 'claim', id: target, text },
    );
    end = match.index + whole.length;
  }
  addText(paragraph.slice(end));
  return parts;
}

const CJK = '[\\u3000-\\u9fff\\uff00-\\uffef]';
const JAPANESE_GAP = new RegExp(
  `(?<=${CJK})\\s+(?=${CJK}|$)|(?<=^|${CJK})\\s*\\n\\s*|\\s*\\n\\s*(?=${CJK})|^\\s+(?=${CJK})`,
  'g',
);

/** Joins wrapped lines: with a space between Latin letters, with none next to Japanese, which YAML folds with one. */
function joinLines(text: string): string {
  return text.replace(JAPANESE_GAP, '').replace(/\s*\n\s*/g, ' ');
}

/** What is known of names when prose is searched for numbers. */
export interface KnownNumbers {
  names?: NumberNames;
  /** The numbers in the names and the date of a record, by which a link may call it: the sixth basic plan. */
  numbersOf?: (ref: Ref) => ReadonlySet<string>;
  /** The numbers that a claim bears out; `undefined` for a claim that does not exist. */
  numbersOfClaim?: (id: string) => ReadonlySet<string> | undefined;
}

/** What the check asks for where it finds such a number. */
export const EXPECTED_MARK =
  'every number inside a claim that states it, as [[claim-id]] or [[claim-id|words]]';

/**
 * Numbers that stand in prose outside any claim or record name, and those in the words for a claim that it does not
 * bear out; prose may have none.
 */
export function listStrayNumbers(prose: string, known: KnownNumbers = {}): string[] {
  return parseProse(prose)
    .flat()
    .flatMap((part) => {
      const numbers = listNumbers(part.text ?? '', known.names);
      if (part.type === 'text') return numbers;
      const own =
        part.type === 'claim' ? known.numbersOfClaim?.(part.id) : known.numbersOf?.(part.ref);
      if (part.type === 'claim' && !own) return [];
      return numbers.filter((number) => !own?.has(normalizeNumber(number)));
    });
}
