import { ByteReader } from './bytes.ts';
import { canBeginInside, listLookups, type GramTable, type Lookup } from './grams.ts';
import { FACETS, type Facet } from './page.ts';
import { findChunks, readChunk } from './table.ts';

/** Fetches a file of the index, unpacked. `isEntry` asks for the newest one instead of a kept copy. */
export type Load = (path: string, isEntry?: boolean) => Promise<Uint8Array>;

/** Where one document contains a term: the positions, sorted, and how many there are in all. */
export interface Match {
  positions: readonly number[];
  count: number;
}

export type Matches = Map<number, Match>;

/** The texts of one file of a page; a block is its place and text, its heading and id if it has any, and 1 if a document prints it so. */
export interface Passage {
  path: string;
  title: string;
  kind: string;
  headings: Record<string, [text: string, id: string]>;
  blocks: [start: number, text: string, heading?: number, id?: string, isPrinted?: 1][];
  names?: string[];
}

interface Head {
  size: number;
  tables: Record<GramTable | 'characters' | 'names', string[]>;
  labels: Partial<Record<Facet, Record<string, string>>>;
  facets: string[][];
}

/** The index of one language: knows all pages by number, and fetches the rest piece by piece, each piece once. */
export class SearchIndex {
  readonly titleEnds: number[];
  readonly bodyStarts: number[];
  readonly lengths: number[];
  readonly weights: number[];
  readonly labels: Head['labels'];
  /** For each facet, the values of each document. */
  readonly facets: Record<Facet, string[][]>;
  readonly #folder: string;
  readonly #head: Head;
  readonly #load: Load;
  readonly #loaded = new Map<string, Promise<Uint8Array>>();

  static async open(load: Load): Promise<SearchIndex> {
    return new SearchIndex(await load('entry.idx', true), load);
  }

  private constructor(entry: Uint8Array, load: Load) {
    const reader = new ByteReader(entry);
    this.#load = load;
    this.#folder = reader.text();
    this.#head = JSON.parse(reader.text()) as Head;
    this.labels = this.#head.labels;
    const count = reader.number();
    const readAll = () => Array.from({ length: count }, () => reader.number());
    this.titleEnds = readAll();
    this.bodyStarts = readAll().map((keys, index) => this.titleEnds[index]! + keys);
    this.lengths = readAll().map((half) => 2 ** (half / 2));
    this.weights = readAll();
    this.facets = Object.fromEntries(
      FACETS.map((facet, index) => {
        const values = this.#head.facets[index]!;
        const read = () => Array.from({ length: reader.number() }, () => values[reader.number()]!);
        return [facet, Array.from({ length: count }, read)];
      }),
    ) as Record<Facet, string[][]>;
  }

  get size(): number {
    return this.titleEnds.length;
  }

  /** Every document that contains a text, given in its normal form, and where. */
  async find(normal: string): Promise<Matches> {
    if ([...normal].length === 1) return this.#findCharacter(normal);
    const [outside, inside] = listLookups(normal);
    const [first, second] = await Promise.all([
      this.#findWay(outside!),
      inside &&
        this.#canBeginInside(normal).then((can) => (can ? this.#findWay(inside) : undefined)),
    ]);
    const found = second ? unite(first, second) : first;
    return new Map(
      [...found].map(([document, positions]) => [document, { positions, count: positions.length }]),
    );
  }

  async #canBeginInside(normal: string): Promise<boolean> {
    return canBeginInside(normal, await this.#loadWords());
  }

  /** Every Latin word and number that stands anywhere, sorted. */
  async listWords(): Promise<string[]> {
    return (await this.#loadWords()).trim().split('\n');
  }

  async #loadWords(): Promise<string> {
    return new TextDecoder().decode(await this.#loadFile('words.idx'));
  }

  /** Where all lookups meet. */
  async #findWay(lookups: readonly Lookup[]): Promise<Map<number, number[]>> {
    const lists = await Promise.all(lookups.map((lookup) => this.#readLists(lookup)));
    // The shortest list first: the others are only read where it has found something.
    const order = lists
      .map((readers, index) => ({ readers, offset: lookups[index]!.offset }))
      .sort((a, b) => sumLengths(a.readers) - sumLengths(b.readers));
    let found: Map<number, number[]> | undefined;
    for (const { readers, offset } of order) {
      const next = readPositions(readers, offset, found);
      found = found ? intersect(found, next) : next;
    }
    return found ?? new Map();
  }

  /** The documents that bear a name, and those that have it as a keyword; the key is that of `toNameKey`. */
  async findNamed(key: string): Promise<{ named: number[]; keyword: number[] }> {
    const numbers: number[] = [];
    for (const chunk of key ? await this.#loadChunks('names', key, true) : []) {
      for (const [name, reader] of readChunk(chunk)) {
        if (name === key) numbers.push(...readNumbers(reader));
      }
    }
    return {
      named: numbers.filter((number) => number % 2 === 0).map(toDocument),
      keyword: numbers.filter((number) => number % 2 === 1).map(toDocument),
    };
  }

  /** All names with their documents; of a very large list only the part around a key. */
  async listNames(key: string): Promise<[string, number[]][]> {
    const { length } = this.#head.tables.names;
    const [near] = findChunks(this.#head.tables.names, key);
    const numbers = Array.from({ length }, (_, index) => index).filter(
      (index) => Math.abs(index - near) < 6,
    );
    const chunks = await Promise.all(numbers.map((index) => this.#loadFile(`names/${index}.idx`)));
    return chunks.flatMap((chunk) =>
      [...readChunk(chunk)].map(([name, reader]): [string, number[]] => [
        name,
        readNumbers(reader).map(toDocument),
      ]),
    );
  }

  async loadPassage(document: number, position: number): Promise<Passage> {
    const number = Math.floor(position / this.#head.size);
    return this.#loadJson(`text/${document}-${number}.idx`) as Promise<Passage>;
  }

  loadFigures(): Promise<unknown> {
    return this.#loadJson('figures.idx');
  }

  async #findCharacter(character: string): Promise<Matches> {
    const matches: Matches = new Map();
    for (const chunk of await this.#loadChunks('characters', character, true)) {
      for (const [key, reader] of readChunk(chunk)) {
        if (key !== character) continue;
        let document = 0;
        while (!reader.isAtEnd) {
          document += reader.number();
          matches.set(document, { count: reader.number(), positions: [reader.number()] });
        }
      }
    }
    return matches;
  }

  async #readLists({ table, text, isWhole }: Lookup): Promise<ByteReader[]> {
    const chunks = await this.#loadChunks(table, text, isWhole);
    return chunks.flatMap((chunk) =>
      [...readChunk(chunk)].flatMap(([key, reader]) =>
        (isWhole ? key === text : key.startsWith(text)) ? [reader] : [],
      ),
    );
  }

  #loadChunks(table: keyof Head['tables'], key: string, isWhole: boolean): Promise<Uint8Array[]> {
    const firstKeys = this.#head.tables[table];
    if (firstKeys.length === 0) return Promise.resolve([]);
    const [first, last] = findChunks(firstKeys, key);
    // A whole key stands in the first chunk that can have it.
    const count = isWhole ? 1 : last - first + 1;
    return Promise.all(
      Array.from({ length: count }, (_, index) => this.#loadFile(`${table}/${first + index}.idx`)),
    );
  }

  async #loadJson(path: string): Promise<unknown> {
    return JSON.parse(new TextDecoder().decode(await this.#loadFile(path)));
  }

  #loadFile(path: string): Promise<Uint8Array> {
    const known = this.#loaded.get(path);
    if (known) return known;
    const loading = this.#load(`${this.#folder}/${path}`);
    this.#loaded.set(path, loading);
    // A failure of the network is not kept: the next search tries again.
    loading.catch(() => this.#loaded.delete(path));
    return loading;
  }
}

/** A document as the table of names writes it. */
function toDocument(number: number): number {
  return number >>> 1;
}

function readNumbers(reader: ByteReader): number[] {
  const numbers: number[] = [];
  while (!reader.isAtEnd) numbers.push(reader.number());
  return numbers;
}

function sumLengths(readers: readonly ByteReader[]): number {
  return readers.reduce((sum, { position, end }) => sum + end - position, 0);
}

/** Positions by document, moved back to where the query would begin; only of documents in `within`, if given. */
function readPositions(
  readers: readonly ByteReader[],
  offset: number,
  within: ReadonlyMap<number, unknown> | undefined,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const reader of readers) {
    let document = 0;
    while (!reader.isAtEnd) {
      const step = reader.number();
      const count = step & 1 ? reader.number() : 1;
      document += step >>> 1;
      const isWanted = !within || within.has(document);
      const positions = isWanted ? (found.get(document) ?? []) : undefined;
      let position = -offset;
      for (let index = 0; index < count; index += 1) {
        position += reader.number();
        if (position >= 0) positions?.push(position);
      }
      if (positions?.length) found.set(document, positions);
    }
  }
  if (readers.length > 1) for (const positions of found.values()) positions.sort((a, b) => a - b);
  return found;
}

/** Positions of both, by document. */
function unite(
  first: Map<number, number[]>,
  second: ReadonlyMap<number, number[]>,
): Map<number, number[]> {
  for (const [document, positions] of second) {
    const known = first.get(document);
    first.set(document, known ? [...known, ...positions].sort((a, b) => a - b) : positions);
  }
  return first;
}

function intersect(
  first: ReadonlyMap<number, number[]>,
  second: ReadonlyMap<number, number[]>,
): Map<number, number[]> {
  const both = new Map<number, number[]>();
  for (const [document, positions] of first) {
    const others = second.get(document);
    if (!others) continue;
    let next = 0;
    const common = positions.filter((position) => {
      while (next < others.length && others[next]! < position) next += 1;
      return others[next] === position;
    });
    if (common.length > 0) both.set(document, common);
  }
  return both;
}
