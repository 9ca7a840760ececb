import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { DIST, findFile, getPageKind, readPages, type Page } from './read-dist.ts';

/** What a reader of a page transfers on a first visit. */
interface Weight {
  path: string;
  bytes: number;
  requests: number;
}

const KILOBYTE = 1000;
/** A typical program page; the largest ones carry over a hundred claims with their proofs. */
const MEDIAN_LIMIT = 20 * KILOBYTE;
const LARGEST_LIMIT = 60 * KILOBYTE;
const REQUEST_LIMIT = 3;

const sizes = new Map<string, number>();

/** Bytes of a file as a host sends it; gzip at its default level. */
function getGzipSize(file: string): number {
  const known = sizes.get(file) ?? gzipSync(readFileSync(join(DIST, file))).length;
  sizes.set(file, known);
  return known;
}

/** The files that a browser asks for to show a page: itself, its styles, scripts and pictures. */
function listRequests(page: Page): string[] {
  const addresses = page.elements.flatMap(({ tag, attributes }) => {
    const rel = attributes.rel ?? '';
    const isLoaded = tag === 'link' && /stylesheet|icon|preload/.test(rel);
    return isLoaded ? (attributes.href ?? []) : (tag !== 'a' && attributes.src) || [];
  });
  // What is written into the page itself is asked for nowhere.
  const asked = addresses.filter((address) => !address.startsWith('data:'));
  const files = asked.flatMap((address) => findFile(address) ?? [`missing: ${address}`]);
  return [page.file, ...new Set(files)];
}

function weigh(page: Page): Weight {
  const files = listRequests(page);
  const bytes = files.reduce((total, file) => total + getGzipSize(file), 0);
  return { path: page.path, bytes, requests: files.length };
}

function pickMedian(sorted: readonly Weight[]): Weight {
  return sorted[Math.floor(sorted.length / 2)]!;
}

const pages = readPages();
const byKind = Map.groupBy(
  pages.filter(({ path }) => path),
  getPageKind,
);
const weights = new Map(
  [...byKind].map(([kind, list]) => [kind, list.map(weigh).sort((a, b) => a.bytes - b.bytes)]),
);
const programs = weights.get('programs/<id>/') ?? [];

beforeAll(() => {
  const toKilobytes = ({ bytes }: Weight) => (bytes / KILOBYTE).toFixed(1);
  console.log('Transferred on a first visit, gzip, kB (1 kB = 1000 bytes)');
  console.table(
    [...weights].map(([kind, list]) => ({
      kind,
      pages: list.length,
      smallest: toKilobytes(list[0]!),
      median: toKilobytes(pickMedian(list)),
      largest: toKilobytes(list.at(-1)!),
      'largest page': list.at(-1)!.path,
      requests: Math.max(...list.map(({ requests }) => requests)),
    })),
  );
});

test('the median program page is at most 20 kB', () => {
  expect(programs.length).toBeGreaterThan(100);
  expect(pickMedian(programs).bytes).toBeLessThanOrEqual(MEDIAN_LIMIT);
});

test('the largest program page is at most 50 kB', () => {
  expect(programs.at(-1)!.bytes).toBeLessThanOrEqual(LARGEST_LIMIT);
});

test('no program page needs more than 3 requests', () => {
  expect(programs.filter(({ requests }) => requests > REQUEST_LIMIT)).toEqual([]);
});

test('every request of every page is counted and finds its file', () => {
  expect(pages.flatMap(listRequests).filter((file) => file.startsWith('missing'))).toEqual([]);
  expect(programs.every(({ requests }) => requests >= 2)).toBe(true);
});
