import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { getRecordPath, LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { loadSite } from '../../src/model/load-site.ts';
import { readTexts } from '../../src/search/build-search.ts';
import { normalize, toNameKey } from '../../src/search/normalize.ts';
import { NOTATIONS, QUERIES, writeAbsent } from '../fixtures/search-queries.ts';
import { useBrowser } from './pages.ts';

/** What the page of results shows for one query. */
interface Shown {
  count: number;
  /** Addresses of the results after the language. */
  paths: string[];
  figures: { path: string; text: string; how: string }[];
  near: string[];
  marked: boolean;
}

const SUBSTRINGS = 320;
const ABSENT = 100;
/** Names of records in the content, of which every so many is asked for; the rest is asked in the unit tests. */
const NAME_STEP = 12;
const EXPECTED_FIRST = 0.97;

// Hundreds of queries a test, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

const browser = useBrowser();
const pages = {} as Record<Locale, Page>;

beforeAll(async () => {
  for (const locale of LOCALES) {
    pages[locale] = await browser.newPage();
    await pages[locale].goto(`${locale}/search/`);
  }
});

/** Puts queries into the address of the page of results one after another, and reads what it shows. */
async function askAll(locale: Locale, queries: readonly string[]): Promise<Shown[]> {
  return pages[locale].evaluate(
    async ({ queries, locale }) => {
      const root = document.querySelector('#search')!;
      const settle = () =>
        new Promise<void>((done) => {
          const check = () => {
            if (root.hasAttribute('aria-busy')) return false;
            watcher.disconnect();
            done();
            return true;
          };
          const watcher = new MutationObserver(check);
          if (!check()) watcher.observe(root, { attributes: true });
        });
      const toPath = (link: HTMLAnchorElement) => {
        const { pathname, hash } = new URL(link.href);
        return pathname.slice(pathname.indexOf(`/${locale}/`) + 4) + hash;
      };
      const shown: Shown[] = [];
      for (const query of queries) {
        history.replaceState(null, '', `?${new URLSearchParams({ q: query })}`);
        dispatchEvent(new PopStateEvent('popstate'));
        await settle();
        const hits = [...root.querySelectorAll('.hits > li')];
        shown.push({
          count: Number((root.querySelector('.hits') as HTMLElement).dataset.count ?? 0),
          paths: hits.map((hit) => toPath(hit.querySelector('h2 a')!)),
          figures: [...root.querySelectorAll('.figures:not([hidden]) li')].map((item) => ({
            path: toPath(item.querySelector('a')!),
            text: item.querySelector('b')!.textContent,
            how: (item as HTMLElement).dataset.how ?? '',
          })),
          near: [...root.querySelectorAll<HTMLAnchorElement>('.offers a')].map(toPath),
          marked: hits.every((hit) => hit.querySelector('mark')),
        });
      }
      return shown;
    },
    { queries: [...queries], locale },
  );
}

/** Numbers that look random and are the same in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

/** Substrings of the built pages of 1 to 16 characters, each with the pages that contain it. */
function drawSubstrings(locale: Locale): { query: string; paths: string[] }[] {
  const texts = [...readTexts('dist', locale)];
  const normal = texts.map(([path, { blocks }]) => ({
    path,
    blocks: blocks.map(({ text }) => normalize(text)),
  }));
  const random = createRandom(locale === 'ja' ? 11 : 23);
  const drawn: { query: string; paths: string[] }[] = [];
  while (drawn.length < SUBSTRINGS) {
    const { blocks } = texts[random(texts.length)]![1];
    const { text } = blocks[random(blocks.length)]!;
    const length = 1 + random(16);
    const start = random(Math.max(1, text.length - length));
    const part = text.slice(start, start + length).trim();
    const wanted = normalize(part);
    // A mark alone has no normal form; a text with both kinds of quotation marks cannot be quoted.
    if (!wanted || part.includes('"') || /[\ud800-\udfff]/.test(part)) continue;
    const query = /\s/.test(part) ? `"${part}"` : part;
    if (/[“”]/.test(part)) continue;
    drawn.push({
      query,
      paths: normal.flatMap(({ path, blocks: own }) =>
        own.some((block) => block.includes(wanted)) ? [path] : [],
      ),
    });
  }
  return drawn;
}

describe.each(LOCALES)('search in %s', (locale) => {
  test(`finds every one of ${SUBSTRINGS} random substrings of the pages, and nothing else`, async () => {
    const drawn = drawSubstrings(locale);
    const shown = await askAll(
      locale,
      drawn.map(({ query }) => query),
    );
    const wrong = drawn.flatMap(({ query, paths }, index) => {
      const { count, paths: found } = shown[index]!;
      const isRight = count === paths.length && found.every((path) => paths.includes(path));
      return isRight ? [] : [`${query}: ${count} found, ${paths.length} contain it`];
    });
    expect(wrong).toEqual([]);
  });

  test(`finds nothing for ${ABSENT} strings that stand nowhere`, async () => {
    const absent = writeAbsent(ABSENT);
    const shown = await askAll(locale, absent);
    expect(absent.filter((_, index) => shown[index]!.count > 0)).toEqual([]);
    expect(shown.flatMap(({ paths, figures }) => [...paths, ...figures])).toEqual([]);
  });

  test('puts the expected page first', async () => {
    const curated = [
      ...QUERIES[locale].map(([query, ...paths]) => ({ query, paths })),
      ...listNames().filter((_, index) => index % NAME_STEP === 0),
    ];
    expect(curated.length).toBeGreaterThan(200);
    const shown = await askAll(
      locale,
      curated.map(({ query }) => query),
    );
    const wrong = curated.flatMap(({ query, paths }, index) => {
      // A name that is printed nowhere is offered with its page.
      const first = shown[index]!.paths[0] ?? shown[index]!.near[0] ?? '';
      return paths.includes(first) ? [] : [`${query}: ${first}, not ${paths.join(' or ')}`];
    });
    expect(wrong.length / curated.length, wrong.join('\n')).toBeLessThan(1 - EXPECTED_FIRST);
  });

  test('leads from every notation of an amount or a year to the same claims', async () => {
    const queries = NOTATIONS.flatMap((notation) => notation.queries);
    expect(queries.length).toBeGreaterThan(200);
    const shown = new Map(
      (await askAll(locale, queries)).map((item, index) => [queries[index]!, item]),
    );
    const wrong = NOTATIONS.flatMap(({ queries: [first = '', ...others] }) => {
      const wanted = shown.get(first)!.figures[0];
      if (wanted?.how === 'rounded') return [`${first} is not found exactly`];
      return [first, ...others].filter((query) => {
        const firstThree = shown.get(query)!.figures.slice(0, 3);
        return !wanted || !firstThree.some(({ path }) => path === wanted.path);
      });
    });
    expect(wrong).toEqual([]);
  });

  test('says of a rounded amount that it is rounded', async () => {
    const [exact, rounded] = await askAll(locale, ['1,073百万円', '10.7億円']);
    expect(exact!.figures[0]).toMatchObject({ how: 'exact' });
    expect(rounded!.figures[0]).toMatchObject({ how: 'rounded', path: exact!.figures[0]!.path });
  });

  test('offers the near name for a slip of the pen, and calls it no result', async () => {
    const [slip] = await askAll(locale, ['SICROP']);
    expect(slip).toMatchObject({ count: 0, paths: [] });
    expect(slip!.near).toContain('programs/sicorp/');
  });

  test('asks for all terms, and for a phrase in quotation marks', async () => {
    const [loose, phrase] = await askAll(locale, ['JST 2022', '"JST 2022"']);
    expect(loose!.count).toBeGreaterThan(phrase!.count);
  });

  test('marks what was found in every result', async () => {
    const [shown] = await askAll(locale, ['JST']);
    expect(shown!.marked).toBe(true);
  });
});

/** Every name, acronym, reading and synonym with the pages that bear it. */
function listNames(): { query: string; paths: string[] }[] {
  const names = new Map<string, { query: string; paths: string[] }>();
  for (const { kind, ref, name, acronym, synonyms } of loadSite('content').records.values()) {
    if (kind === 'schemes') continue;
    for (const query of [name.ja, name.en, name.reading, acronym, ...synonyms]) {
      if (!query) continue;
      const key = toNameKey(query);
      const entry = names.get(key) ?? { query, paths: [] };
      entry.paths.push(getRecordPath(ref));
      names.set(key, entry);
    }
  }
  return [...names.values()];
}
