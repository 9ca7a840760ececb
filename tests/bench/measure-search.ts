import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { LOCALES } from '../../src/i18n/locales.ts';
import { loadSite } from '../../src/model/load-site.ts';
import { readTexts } from '../../src/search/build-search.ts';
import { describePages } from '../../src/search/site-pages.ts';
import type { IndexInput } from '../../src/search/write-index.ts';
import { launchChromium } from '../browser/chromium.ts';
import { writeAbsent } from '../fixtures/search-queries.ts';
import { ENGINES, type Engine } from './engines.ts';
import { cutPages, drawQuestions, type Question } from './page-sets.ts';

/** A line of the table. */
export interface Measurement {
  language: string;
  pages: number;
  engine: string;
  'index, s': number;
  recall: number;
  precision: number;
  'absent found': string;
  'title first': number;
  'first query, KB': number;
  'all queries, KB': number;
  'first query, ms': number;
  'median, ms': number;
}

const ABSENT = 20;
const SIZES = [1000, 10_000];

/**
 * Asks this site's search, Pagefind as it comes and MiniSearch the same questions on the same pages, in a browser:
 * the pages of the built site, and 1,000 and 10,000 pages cut from them.
 */
export async function measureSearch(sizes: readonly number[] = SIZES): Promise<Measurement[]> {
  const browser = await launchChromium();
  const lines: Measurement[] = [];
  const site = loadSite('content');
  for (const locale of LOCALES) {
    const real = describePages(site, locale, readTexts('dist', locale));
    for (const input of [real, ...sizes.map((size) => cutPages(real, locale, size))]) {
      const questions = drawQuestions(input, locale, writeAbsent(ABSENT));
      for (const make of ENGINES) {
        const engine = await make(input, locale);
        const line = await measureEngine(browser, engine, { locale, input, questions });
        lines.push(line);
        console.error(`${locale} ${input.pages.length} ${engine.name}`);
      }
    }
  }
  await browser.close();
  return lines;
}

interface Setting {
  locale: string;
  input: IndexInput;
  questions: readonly Question[];
}

async function measureEngine(
  browser: Browser,
  engine: Engine,
  { locale, input, questions }: Setting,
): Promise<Measurement> {
  const { close, url, counter } = await serve(engine, locale);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  counter.bytes = 0;
  const answers = [await ask(page, questions[0]!.query)];
  await page.waitForLoadState('networkidle');
  const firstBytes = counter.bytes;
  for (const { query } of questions.slice(1)) answers.push(await ask(page, query));
  await page.waitForLoadState('networkidle');
  await context.close();
  close();
  const found = answers.map(({ keys }) => keys.map(engine.toPath));
  return {
    language: locale,
    pages: input.pages.length,
    engine: engine.name,
    'index, s': round(engine.seconds, 1),
    ...judge(questions, found),
    'first query, KB': round(firstBytes / 1024, 0),
    'all queries, KB': round(counter.bytes / 1024, 0),
    'first query, ms': round(answers[0]!.ms, 0),
    'median, ms': round(getMedian(answers.slice(1).map(({ ms }) => ms)), 1),
  };
}

function ask(page: Page, query: string): Promise<{ keys: string[]; ms: number }> {
  return page.evaluate(async (text) => {
    const { ask: search } = (await import(`${location.origin}/ask.js`)) as {
      ask(query: string): Promise<string[]>;
    };
    const start = performance.now();
    const keys = await search(text);
    return { keys, ms: performance.now() - start };
  }, query);
}

/** Recall and precision over the questions with known pages; absent strings and titles count by themselves. */
function judge(questions: readonly Question[], found: readonly string[][]) {
  const all = questions.map((question, index) => ({ ...question, found: found[index]! }));
  const known = all.filter(({ paths }) => paths.size > 0);
  const titles = all.filter(({ first }) => first);
  const absent = all.filter(({ paths, first }) => paths.size === 0 && !first);
  const shares = known.map(({ paths, found: own }) => {
    const right = own.filter((path) => paths.has(path)).length;
    return { recall: right / paths.size, precision: own.length > 0 ? right / own.length : 1 };
  });
  const average = (key: 'recall' | 'precision') =>
    round(shares.reduce((sum, share) => sum + share[key], 0) / shares.length, 3);
  return {
    recall: average('recall'),
    precision: average('precision'),
    'absent found': `${absent.filter((one) => one.found.length > 0).length} of ${absent.length}`,
    'title first': round(
      titles.filter(({ first, found: own }) => own[0] === first).length / titles.length,
      3,
    ),
  };
}

function getMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const TEXT = /\.(js|ts|json|html)$|\/$/;

interface Served {
  url: string;
  /** Bytes of the answers sent so far. */
  counter: { bytes: number };
  close(): void;
}

/** Serves an engine's files as a usual host does: text compressed, the rest as it is. */
async function serve(engine: Engine, locale: string): Promise<Served> {
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>Search</title></html>`;
  const counter = { bytes: 0 };
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0]!).slice(1);
    const content = path === '' ? html : path === 'ask.js' ? engine.script : read(engine, path);
    if (content === undefined) return void response.writeHead(404).end();
    const isText = path === '' || TEXT.test(path);
    const body = isText ? gzipSync(content) : Buffer.from(content as Uint8Array);
    counter.bytes += body.length;
    const isScript = /\.(js|ts)$/.test(path);
    response
      .writeHead(200, {
        'Content-Type': isScript
          ? 'text/javascript; charset=utf-8'
          : path === ''
            ? 'text/html; charset=utf-8'
            : path.endsWith('.json')
              ? 'application/json'
              : 'application/octet-stream',
        ...(isText ? { 'Content-Encoding': 'gzip' } : {}),
        'Content-Length': body.length,
        'Cache-Control': 'max-age=3600',
      })
      .end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    counter,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function read(engine: Engine, path: string): Uint8Array | string | undefined {
  try {
    return engine.read(path);
  } catch {
    return undefined;
  }
}
