import { ByteReader, ByteWriter } from './bytes.ts';

/** A sorted table of keys, cut into chunks that are fetched one by one. The first keys tell which chunk has what. */
export interface TableChunks {
  firstKeys: string[];
  chunks: Uint8Array[];
}

/** Cuts entries, sorted by key in code-unit order, into chunks of about `chunkSize` bytes. */
export function writeTable(
  entries: Iterable<readonly [string, Uint8Array]>,
  chunkSize: number,
): TableChunks {
  const table: TableChunks = { firstKeys: [], chunks: [] };
  let keys: string[] = [];
  let values: Uint8Array[] = [];
  let size = 0;
  const close = () => {
    if (keys.length === 0) return;
    table.firstKeys.push(keys[0]!);
    table.chunks.push(writeChunk(keys, values));
    [keys, values, size] = [[], [], 0];
  };
  for (const [key, value] of entries) {
    keys.push(key);
    values.push(value);
    size += key.length + value.length + 1;
    if (size >= chunkSize) close();
  }
  close();
  return table;
}

/** Keys, lengths and values stand apart, since like things side by side compress better. */
function writeChunk(keys: readonly string[], values: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter();
  writer.text(keys.join('\n'));
  for (const { length } of values) writer.number(length);
  for (const value of values) writer.bytes(value);
  return writer.toBytes();
}

/** The keys of a chunk, in order, each with a reader of its value. */
export function* readChunk(chunk: Uint8Array): Generator<[string, ByteReader]> {
  const reader = new ByteReader(chunk);
  const keys = reader.text().split('\n');
  const lengths = keys.map(() => reader.number());
  let start = reader.position;
  for (const [index, key] of keys.entries()) {
    const end = start + lengths[index]!;
    yield [key, new ByteReader(chunk, start, end)];
    start = end;
  }
}

/** The chunks that can hold keys that begin with a prefix, as numbers from the first to the last. */
export function findChunks(firstKeys: readonly string[], prefix: string): [number, number] {
  const after = `${prefix}\uffff`;
  let first = 0;
  while (first + 1 < firstKeys.length && firstKeys[first + 1]! <= prefix) first += 1;
  let last = first;
  while (last + 1 < firstKeys.length && firstKeys[last + 1]! < after) last += 1;
  return [first, last];
}
