import { globSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { getRecordPath, LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { loadSite } from '../../src/model/load-site.ts';
import { toNameKey } from '../../src/search/normalize.ts';
import { READER_QUERIES } from '../fixtures/reader-queries.ts';
import { NOTATIONS, QUERIES, writeAbsent } from '../fixtures/search-queries.ts';
import { useBrowser } from './pages.ts';

/** What the page of results shows for one query. */
interface Shown {
  count: number;
  /** Addresses of the results after the language. */
  paths: string[];
  figures: { path: string; text: string; how: string }[];
  /** Pages offered above the results. */
  near: string[];
  marked: boolean;
}

const SUBSTRINGS = 320;
const ABSENT = 100;
/** Names of records in the content, of which every so many is asked for; the rest is asked in the unit tests. */
const NAME_STEP = 12;
const EXPECTED_FIRST = 0.97;

// Hundreds of queries a test, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

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
          near: [...root.querySelectorAll<HTMLAnchorElement>('.offers .page a')].map(toPath),
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

/** The text of a built page as the browser itself reads it. */
interface PageText {
  path: string;
  /** What stands between two tags, with white space as one space. */
  pieces: string[];
  /** Everything in the bare form of {@link bare}. */
  bare: string;
}

/** Reads every page of a language in the browser, with nothing of the search's own reading. */
async function readPages(locale: Locale): Promise<PageText[]> {
  const paths = globSync(`${locale}/**/index.html`, { cwd: 'dist' }).map((file) =>
    file.replaceAll('\\', '/').slice(locale.length + 1, -'index.html'.length),
  );
  const texts = await pages[locale].evaluate(async (all) => {
    const read = [];
    for (const path of all) {
      const html = await (await fetch(`../${path}`)).text();
      const body = new DOMParser()
        .parseFromString(html, 'text/html')
        .querySelector('[data-search-body]');
      if (!body) continue;
      const skipped = 'script, style, template, noscript, [hidden], [data-search-skip]';
      body.querySelectorAll(skipped).forEach((element) => element.remove());
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      const pieces = [];
      while (walker.nextNode()) pieces.push(walker.currentNode.textContent ?? '');
      read.push({ path, pieces: pieces.map((piece) => piece.replace(/\s+/g, ' ')) });
    }
    return read;
  }, paths);
  return texts.map((text) => ({ ...text, bare: bare(text.pieces.join('')) }));
}

/** A text without anything in which two spellings of the same words may differ, and less: what has not even this has no match. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヴ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[ーヵヶかけ]/g, '');
}

interface Part {
  query: string;
  /** Pages with the query as written between two tags: all of them must be found. */
  least: string[];
  /** Pages with its bare form anywhere: no other may be found. */
  most: string[];
}

/** Substrings of the built pages of 1 to 16 characters. */
function drawSubstrings(locale: Locale, texts: readonly PageText[]): Part[] {
  const random = createRandom(locale === 'ja' ? 11 : 23);
  const drawn: Part[] = [];
  while (drawn.length < SUBSTRINGS) {
    const { pieces } = texts[random(texts.length)]!;
    const piece = pieces[random(pieces.length)]!;
    const length = 1 + random(16);
    const start = random(Math.max(1, piece.length - length));
    const part = piece.slice(start, start + length).trim();
    // Marks alone have no bare form; a text with quotation marks cannot be quoted.
    if (!bare(part) || /["“”]/.test(part) || /[\ud800-\udfff]/.test(part)) continue;
    drawn.push({
      query: /\s/.test(part) ? `"${part}"` : part,
      least: list(texts, ({ pieces: own }) => own.some((one) => one.includes(part))),
      most: list(texts, (page) => page.bare.includes(bare(part))),
    });
  }
  return drawn;
}

function list(texts: readonly PageText[], isIn: (page: PageText) => boolean): string[] {
  return texts.filter(isIn).map(({ path }) => path);
}

/** Halves of words from different pages, put together: they look real and stand nowhere. */
function drawChimeras(locale: Locale, texts: readonly PageText[]): string[] {
  const random = createRandom(locale === 'ja' ? 31 : 47);
  const word = locale === 'ja' ? /[\p{Script=Han}\p{Script=Katakana}]{4,}/gu : /[a-z]{6,}/giu;
  const draw = () => {
    const { pieces } = texts[random(texts.length)]!;
    const words = pieces[random(pieces.length)]!.match(word) ?? [];
    return words[random(words.length)] ?? '';
  };
  const drawn: string[] = [];
  while (drawn.length < ABSENT / 2) {
    const [first, second] = [draw(), draw()];
    const chimera = first.slice(0, first.length - 1) + second.slice(1);
    const isAbsent = first && second && !texts.some((page) => page.bare.includes(bare(chimera)));
    if (isAbsent && !drawn.includes(chimera)) drawn.push(chimera);
  }
  return drawn;
}

/** Ids of the claims of the content that state an amount, in million yen, or belong to a year. */
function listClaimIds({ amount, year }: { amount?: number; year?: number }): Set<string> {
  const claims = [...loadSite('content').claims.values()];
  const isMeant = ({ value, asOf }: (typeof claims)[number]) => {
    if (amount !== undefined) return 'exact' in value && value.exact === amount;
    if (value.type === 'budget') return value.fiscalYear === year;
    const date = (value.type === 'date' ? value.date : asOf) ?? '';
    const [, written, month] = /^(?:FY)?(\d{4})(?:-(\d{2}))?/.exec(date) ?? [];
    // The first three months belong to the fiscal year before.
    return Number(written) === year || (Number(written) === year! + 1 && Number(month) <= 3);
  };
  return new Set(claims.filter(isMeant).map(({ id }) => id));
}

describe.each(LOCALES)('search in %s', (locale) => {
  let texts: PageText[] = [];
  beforeAll(async () => {
    texts = await readPages(locale);
  });

  test(`finds every one of ${SUBSTRINGS} random substrings of the pages, and nothing else`, async () => {
    const drawn = drawSubstrings(locale, texts);
    const shown = await askAll(
      locale,
      drawn.map(({ query }) => query),
    );
    const wrong = drawn.flatMap(({ query, least, most }, index) => {
      const { count, paths } = shown[index]!;
      const isAll = count >= least.length && (count > paths.length || hasAll(paths, least));
      const isRight = isAll && count <= most.length && hasAll(most, paths);
      return isRight ? [] : [`${query}: ${count} found, of ${least.length} to ${most.length}`];
    });
    expect(wrong).toEqual([]);
    // Most substrings leave no room between the two counts, so that the search is held to one.
    const exact = drawn.filter(({ least, most }) => least.length === most.length);
    expect(exact.length).toBeGreaterThan(SUBSTRINGS / 3);
  });

  test(`finds nothing for ${ABSENT} strings that stand nowhere`, async () => {
    const absent = [...writeAbsent(ABSENT / 2), ...drawChimeras(locale, texts)];
    const shown = await askAll(locale, absent);
    expect(absent.filter((_, index) => shown[index]!.count > 0)).toEqual([]);
    expect(shown.flatMap(({ paths, figures }) => [...paths, ...figures])).toEqual([]);
  });

  test.each([
    ['a reader', 250, () => [...QUERIES[locale], ...READER_QUERIES[locale]].map(toQuestion)],
    ['a name', 100, () => listNames().filter((_, index) => index % NAME_STEP === 0)],
  ] as const)(
    'puts the page first that %s asks for, or offers it first where nothing is found',
    async (_, least, listQuestions) => {
      const curated = listQuestions();
      expect(curated.length).toBeGreaterThanOrEqual(least);
      const shown = await askAll(
        locale,
        curated.map(({ query }) => query),
      );
      const wrong = curated.flatMap(({ query, paths }, index) => {
        const { count, paths: found, near } = shown[index]!;
        // What stands on no page has no result: a slip, a keyword or another wording of a name finds only an offer.
        const first = count > 0 ? found[0] : near[0];
        const isFirst = first !== undefined && paths.includes(first);
        return isFirst ? [] : [`${query}: ${first}, not ${paths.join(' or ')}`];
      });
      expect(wrong.length / curated.length, wrong.join('\n')).toBeLessThan(1 - EXPECTED_FIRST);
    },
  );

  test('leads from every notation of an amount or a year to a claim that states it', async () => {
    const queries = NOTATIONS.flatMap((notation) => notation.queries);
    expect(queries.length).toBeGreaterThan(200);
    const shown = new Map(
      (await askAll(locale, queries)).map((item, index) => [queries[index]!, item]),
    );
    const wrong = NOTATIONS.flatMap(({ means, queries: notations }) => {
      const ids = listClaimIds(means);
      return notations.filter((query) => {
        const firstThree = shown.get(query)!.figures.slice(0, 3);
        return !firstThree.some(({ path }) => ids.has(path.split('#')[1] ?? ''));
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

function toQuestion([query, ...paths]: [string, ...string[]]): { query: string; paths: string[] } {
  return { query, paths };
}

function hasAll(all: readonly string[], some: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}

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
