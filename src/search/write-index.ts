import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { ByteWriter } from './bytes.ts';
import { getGramEnd, getTable, isLowSurrogate, listWords, type GramTable } from './grams.ts';
import { layOut, PASSAGE_SIZE, type LaidBlock, type LaidPage } from './lay-out.ts';
import { toNameKey } from './normalize.ts';
import { FACETS, type Facet, type SearchPage } from './page.ts';
import { writeTable } from './table.ts';

/** What the index of one language is made of. */
export interface IndexInput {
  pages: SearchPage[];
  /** Words for the values of a facet, by value; a value without words stands for itself. */
  labels: Partial<Record<Facet, Record<string, string>>>;
  /** Figures that amounts and years find, as the browser reads them. */
  figures: object[];
}

/** Files of an index by path; the entry names the folder, so that files of two builds never mix. */
export type IndexFiles = Map<string, Uint8Array>;

export const ENTRY = 'entry.idx';
const CHUNK_COUNT = 1600;
const SMALLEST_CHUNK = 1500;
const NAMES_CHUNK = 6000;

/**
 * Builds the index of one language. The same pages give the same bytes. The index is our own, since Pagefind's words
 * lose every fifth page of a Japanese search and exact ones on top of it load more: `npm run bench` shows it beside ours.
 */
export function writeIndex({ pages, labels, figures }: IndexInput): IndexFiles {
  const laid = pages.map(layOut);
  const files: IndexFiles = new Map();
  const tables: Record<string, string[]> = {};
  const contents: [string, [string, Uint8Array][], number][] = [
    ['grams', listGrams(laid, 'grams'), SMALLEST_CHUNK],
    ['inner', listGrams(laid, 'inner'), SMALLEST_CHUNK],
    ['characters', listCharacters(laid), SMALLEST_CHUNK],
    ['names', listNames(pages), NAMES_CHUNK],
  ];
  for (const [name, entries, smallest] of contents) {
    const size = entries.reduce((sum, [key, value]) => sum + key.length + value.length + 1, 0);
    const table = writeTable(entries, Math.max(smallest, Math.ceil(size / CHUNK_COUNT)));
    tables[name] = table.firstKeys;
    table.chunks.forEach((bytes, index) => files.set(`${name}/${index}.idx`, bytes));
  }
  laid.forEach((page, document) => {
    for (const [passage, content] of listPassages(page, pages[document]!)) {
      files.set(`text/${document}-${passage}.idx`, toJson(content));
    }
  });
  files.set('figures.idx', toJson(figures));
  files.set('words.idx', new TextEncoder().encode(writeWords(laid)));
  const facets = listFacets(pages);
  const head = {
    size: PASSAGE_SIZE,
    tables,
    labels: keepUsedLabels(labels, facets),
    facets: facets.map(([, values]) => values),
  };
  const meta = writeMeta(head, laid, pages, facets);
  const packed = new Map([...files].map(([path, bytes]) => [path, gzipSync(bytes, { level: 9 })]));
  const hash = createHash('sha256');
  for (const bytes of packed.values()) hash.update(bytes);
  const folder = hash.digest('hex').slice(0, 10);
  const named = new Map([...packed].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
  return named.set(ENTRY, gzipSync(prefixFolder(folder, meta), { level: 9 }));
}

function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function prefixFolder(folder: string, meta: Uint8Array): Uint8Array {
  const writer = new ByteWriter();
  writer.text(folder);
  writer.bytes(meta);
  return writer.toBytes();
}

interface Postings {
  documents: Int32Array;
  positions: Int32Array;
}

/** Every gram of a table with the documents and positions at which it begins. */
function listGrams(laid: readonly LaidPage[], table: GramTable): [string, Uint8Array][] {
  const total = laid.reduce((sum, { length }) => sum + length, 0);
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const grams = new Int32Array(total);
  const documents = new Int32Array(total);
  const positions = new Int32Array(total);
  let used = 0;
  laid.forEach((page, document) => {
    for (const { text, start } of page.blocks) {
      for (let index = 0; index < text.length; index += 1) {
        if (isLowSurrogate(text, index) || getTable(text, index) !== table) continue;
        const key = text.slice(index, getGramEnd(text, index, table).end);
        let gram = ids.get(key);
        if (gram === undefined) {
          gram = ids.size;
          ids.set(key, gram);
          counts.push(0);
        }
        counts[gram]! += 1;
        grams[used] = gram;
        documents[used] = document;
        positions[used] = start + index;
        used += 1;
      }
    }
  });
  const listOf = groupByGram(grams.subarray(0, used), counts, { documents, positions });
  return [...ids.keys()]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => [key, writePostings(listOf(ids.get(key)!))]);
}

/** Puts occurrences of a gram side by side and keeps their order otherwise (a counting sort). */
function groupByGram(
  grams: Int32Array,
  counts: readonly number[],
  { documents, positions }: Postings,
): (gram: number) => Postings {
  const offsets = new Int32Array(counts.length + 1);
  counts.forEach((count, gram) => (offsets[gram + 1] = offsets[gram]! + count));
  const next = offsets.slice();
  const sorted = {
    documents: new Int32Array(grams.length),
    positions: new Int32Array(grams.length),
  };
  grams.forEach((gram, index) => {
    const place = next[gram]!++;
    sorted.documents[place] = documents[index]!;
    sorted.positions[place] = positions[index]!;
  });
  return (gram) => ({
    documents: sorted.documents.subarray(offsets[gram], offsets[gram + 1]),
    positions: sorted.positions.subarray(offsets[gram], offsets[gram + 1]),
  });
}

/**
 * Each document as its distance from the one before, doubled, and one more if it has several positions, whose number
 * follows; then the positions, each as its distance from the one before.
 */
function writePostings({ documents, positions }: Postings): Uint8Array {
  const writer = new ByteWriter();
  let lastDocument = 0;
  for (let start = 0; start < documents.length;) {
    const document = documents[start]!;
    let end = start + 1;
    while (end < documents.length && documents[end] === document) end += 1;
    writer.number((document - lastDocument) * 2 + (end - start > 1 ? 1 : 0));
    if (end - start > 1) writer.number(end - start);
    // Headings are laid out before the body, so positions of a page come sorted.
    let lastPosition = 0;
    for (const position of positions.subarray(start, end)) {
      writer.number(position - lastPosition);
      lastPosition = position;
    }
    lastDocument = document;
    start = end;
  }
  return writer.toBytes();
}

/** Every Latin word and number once, with a line break before and after. */
function writeWords(laid: readonly LaidPage[]): string {
  const words = new Set(
    laid.flatMap(({ blocks }) => blocks.flatMap(({ text }) => listWords(text))),
  );
  return `\n${[...words].sort().join('\n')}\n`;
}

/** Single characters: how often each document has one and where first. Their full lists would be far too long. */
function listCharacters(laid: readonly LaidPage[]): [string, Uint8Array][] {
  const lists = new Map<string, { writer: ByteWriter; last: number }>();
  laid.forEach((page, document) => {
    const found = new Map<string, { count: number; first: number }>();
    for (const { text, start, dropped } of page.blocks) {
      let index = start;
      for (const character of text) {
        const seen = found.get(character);
        if (seen) seen.count += 1;
        else found.set(character, { count: 1, first: index });
        index += character.length;
      }
      // Marks that the normal form leaves out can still be asked for by themselves.
      for (const character of dropped) {
        if (!found.has(character)) found.set(character, { count: 1, first: start });
      }
    }
    for (const [character, { count, first }] of found) {
      const list = lists.get(character) ?? { writer: new ByteWriter(), last: 0 };
      lists.set(character, list);
      for (const number of [document - list.last, count, first]) list.writer.number(number);
      list.last = document;
    }
  });
  return [...lists]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([character, { writer }]) => [character, writer.toBytes()]);
}

/** The documents that a name or keyword belongs to: the number doubled, and one more for a mere keyword. */
function listNames(pages: readonly SearchPage[]): [string, Uint8Array][] {
  const documents = new Map<string, Set<number>>();
  const add = (words: readonly string[], number: number) => {
    for (const key of words.map(toNameKey)) {
      if (key) documents.set(key, (documents.get(key) ?? new Set()).add(number));
    }
  };
  pages.forEach(({ title, names, keywords }, document) => {
    if (names.length > 0) add([title, ...names], document * 2);
    add(keywords, document * 2 + 1);
  });
  return [...documents]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, list]) => {
      const writer = new ByteWriter();
      for (const number of list) writer.number(number);
      return [key, writer.toBytes()];
    });
}

/** The texts of a page, cut into files of which a result needs one. A long block stands in each that it reaches. */
function listPassages(laid: LaidPage, page: SearchPage): Map<number, object> {
  const passages = new Map<number, LaidBlock[]>([[0, []]]);
  for (const block of laid.blocks) {
    const last = Math.floor((block.start + Math.max(block.text.length, 1) - 1) / PASSAGE_SIZE);
    for (let index = Math.floor(block.start / PASSAGE_SIZE); index <= last; index += 1) {
      passages.set(index, [...(passages.get(index) ?? []), block]);
    }
  }
  return new Map(
    [...passages].map(([index, blocks]) => [
      index,
      {
        path: page.path,
        title: page.title,
        kind: page.facets.kind?.[0] ?? '',
        headings: Object.fromEntries(
          blocks.flatMap(({ heading }) => {
            const found = page.headings[heading];
            return found ? [[heading, [found.text, found.id]]] : [];
          }),
        ),
        blocks: blocks.map(writeBlock),
        ...(index === 0 && page.names.length > 0 ? { names: page.names } : {}),
      },
    ]),
  );
}

/** What is at the end and says nothing is left out. */
function writeBlock({ start, written, heading, id, isPrinted }: LaidBlock): (string | number)[] {
  if (isPrinted) return [start, written, heading, id, 1];
  if (id) return [start, written, heading, id];
  return heading < 0 ? [start, written] : [start, written, heading];
}

function listFacets(pages: readonly SearchPage[]): [Facet, string[]][] {
  return FACETS.map((facet) => [
    facet,
    [...new Set(pages.flatMap(({ facets }) => facets[facet] ?? []))].sort(),
  ]);
}

function keepUsedLabels(
  labels: IndexInput['labels'],
  facets: readonly [Facet, string[]][],
): IndexInput['labels'] {
  return Object.fromEntries(
    facets.map(([facet, values]) => [
      facet,
      Object.fromEntries(values.map((value) => [value, labels[facet]?.[value] ?? value])),
    ]),
  );
}

/** What every search needs of all pages: where title and keys end, how long they are, and the values of facets. */
function writeMeta(
  head: object,
  laid: readonly LaidPage[],
  pages: readonly SearchPage[],
  facets: readonly [Facet, string[]][],
): Uint8Array {
  const writer = new ByteWriter();
  writer.text(JSON.stringify(head));
  writer.number(pages.length);
  for (const { titleEnd } of laid) writer.number(titleEnd);
  for (const { titleEnd, bodyStart } of laid) writer.number(bodyStart - titleEnd);
  // A power of two is near enough for comparing lengths, and repeats.
  for (const { length } of laid) writer.number(Math.round(Math.log2(length + 1) * 2));
  for (const { weight } of pages) writer.number(weight);
  for (const [facet, values] of facets) {
    const indexes = new Map(values.map((value, index) => [value, index]));
    for (const page of pages) {
      const own = [...new Set(page.facets[facet] ?? [])].map((value) => indexes.get(value)!);
      writer.number(own.length);
      for (const index of own.sort((a, b) => a - b)) writer.number(index);
    }
  }
  return writer.toBytes();
}
