import { countTerms, cutExcerpt, markTerms, type Span } from './excerpt.ts';
import { normalize, toNameKey } from './normalize.ts';
import type { Term } from './parse-query.ts';
import type { Hit } from './rank.ts';
import type { Passage, SearchIndex } from './search-index.ts';

/** One result as it is shown. */
export interface Result {
  /** Address after the language. */
  path: string;
  kind: string;
  title: Span[];
  excerpt: Span[];
  isPrinted: boolean;
  /** The heading it stands under, and the address of the place. */
  place: string;
  placePath: string;
  /** Document and page of a printed string. */
  origin: string;
  count: number;
  isNamed: boolean;
  /** The other names of a page whose name is the query, and its name in the other language. */
  otherNames: string[];
  twinName?: string;
}

type PassageBlock = Passage['blocks'][number];

/** A block shorter than this says little by itself, so its neighbours are shown with it. */
const SHORT = 24;
const JOINED = 90;
const EXCERPT: Record<'ja' | 'en', number> = { ja: 84, en: 170 };
const MOST_NAMES = 5;

/** Reads what is shown of a hit: one file of text, and for a page named like the query its names. */
export async function readResult(
  index: SearchIndex,
  hit: Hit,
  terms: readonly Term[],
  locale: 'ja' | 'en',
): Promise<Result> {
  const { document, matches, isNamed } = hit;
  const position = choosePosition(index, hit);
  const [passage, first] = await Promise.all([
    index.loadPassage(document, position),
    isNamed ? index.loadPassage(document, 0) : undefined,
  ]);
  const bodyStart = index.bodyStarts[document]!;
  const block = chooseBlock(passage, terms, bodyStart, position);
  const [heading = '', headingId = ''] = passage.headings[block?.[2] ?? -1] ?? [];
  const id = block?.[3] || headingId;
  const isPrinted = block?.[4] === 1;
  const before = block ? passage.blocks[passage.blocks.indexOf(block) - 1] : undefined;
  return {
    path: passage.path,
    kind: passage.kind,
    title: markTerms(passage.title, terms),
    excerpt: block ? cutExcerpt(joinShort(passage, block, bodyStart), terms, EXCERPT[locale]) : [],
    isPrinted,
    place: heading,
    placePath: id ? `${passage.path}#${id}` : passage.path,
    origin: isPrinted && before && before[3] === block[3] ? before[1] : '',
    count: Math.min(...matches.map(({ count }) => count)),
    isNamed,
    otherNames: first ? listOtherNames(first, terms, locale) : [],
    ...(first?.names?.[0] ? { twinName: first.names[0] } : {}),
  };
}

/** The first match in the body; otherwise in a heading; otherwise, with matches in the title only, the beginning. */
function choosePosition(index: SearchIndex, { document, matches }: Hit): number {
  const bodyStart = index.bodyStarts[document]!;
  const rarest = matches.reduce((a, b) => (b.count < a.count ? b : a));
  const inBody = rarest.positions.find((position) => position >= bodyStart);
  if (inBody !== undefined) return inBody;
  const inKeys = rarest.positions.find((position) => position >= index.titleEnds[document]!);
  return inKeys ?? bodyStart;
}

/** The block of the body with most of the terms, the nearest after the match. */
function chooseBlock(
  { blocks }: Passage,
  terms: readonly Term[],
  bodyStart: number,
  position: number,
): PassageBlock | undefined {
  const isInBody = position >= bodyStart;
  const candidates = blocks.filter(([start]) => isInBody === start >= bodyStart && start > 0);
  let best: PassageBlock | undefined;
  let most = 0;
  for (const block of candidates) {
    const count = countTerms(block[1], terms);
    if (count > most) [best, most] = [block, count];
    if (count === terms.length) break;
  }
  return best ?? blocks.find(([start]) => start >= bodyStart) ?? blocks[0];
}

/** A figure in a table is shown with the cells around it, as far as they stand under the same heading. */
function joinShort({ blocks }: Passage, block: PassageBlock, bodyStart: number): string {
  if (block[0] < bodyStart || block[1].length >= SHORT || block[4] === 1) return block[1];
  const near = blocks.filter(
    (other) => other[0] >= bodyStart && other[2] === block[2] && !other[4],
  );
  let first = near.indexOf(block);
  let last = first;
  let length = block[1].length;
  while (length < JOINED && (first > 0 || last < near.length - 1)) {
    // What belongs to one claim or row stays together: go on to the side with the same id.
    const before = near[first - 1];
    const after = near[last + 1];
    const goesBack = before && (!after || before[3] === block[3] || after[3] !== block[3]);
    const next = goesBack ? before : after!;
    if (next[3] !== block[3] && length >= SHORT) break;
    if (goesBack) first -= 1;
    else last += 1;
    length += next[1].length;
  }
  return near
    .slice(first, last + 1)
    .map(([, text]) => text)
    .join(' / ');
}

/** Kana alone is a reading, which tells an English reader nothing. */
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;

function listOtherNames(
  { names = [], title }: Passage,
  terms: readonly Term[],
  locale: 'ja' | 'en',
): string[] {
  const known = new Set([title, ...terms.map(({ written }) => written)].map(toNameKey));
  const inTitle = normalize(title);
  return names
    .filter((name) => locale === 'ja' || !KANA.test(name))
    .filter((name) => !known.has(toNameKey(name)) && !inTitle.includes(normalize(name)))
    .slice(0, MOST_NAMES);
}
