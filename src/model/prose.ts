import { KINDS, type Ref } from '../schemas/shared.ts';

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

/** A digit that belongs to a name: G7, COVID-19, SARS-CoV-2, Top10, e-ASIA+3. */
const NAME_WITH_DIGITS = /[A-Za-z]+-?\d+(?:st|nd|rd|th)?|\d+[A-Za-z]+/g;

/** Numbers that stand in prose outside any claim or record name; prose may have none. */
export function listStrayNumbers(prose: string): string[] {
  return parseProse(prose)
    .flat()
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .flatMap(
      (text) => text.replace(NAME_WITH_DIGITS, '').match(/[0-9０-９][0-9０-９,.，．]*/g) ?? [],
    );
}
