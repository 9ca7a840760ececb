import { normalize } from '../../src/search/normalize.ts';
import type { IndexInput } from '../../src/search/write-index.ts';

/** A query with the pages that contain it, and the one that must come first if that is known. */
export interface Question {
  query: string;
  paths: ReadonlySet<string>;
  first?: string;
}

/** About a page of print; English takes twice the characters. */
const PAGE_LENGTH = { ja: 800, en: 1600 };
const SUBSTRINGS = 60;
const TITLES = 30;

/** Numbers that look random and are the same in every run. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

/** Makes pages of the text of real ones: blocks drawn at random, a real heading as title, facets of a real page. */
export function cutPages(
  { pages, labels }: IndexInput,
  locale: 'ja' | 'en',
  count: number,
): IndexInput {
  const random = createRandom(count);
  const blocks = pages.flatMap((page) => page.blocks.filter(({ role }) => role === 'body'));
  const titles = pages.flatMap(({ title, headings }) => [
    title,
    ...headings.map(({ text }) => text),
  ]);
  return {
    labels,
    figures: [],
    pages: Array.from({ length: count }, (_, index) => {
      const title = `${titles[random(titles.length)]} ${index + 1}`;
      const own: typeof blocks = [];
      for (let length = 0; length < PAGE_LENGTH[locale]; length += own.at(-1)!.text.length) {
        own.push(blocks[random(blocks.length)]!);
      }
      return {
        path: `cut/${index + 1}/`,
        title,
        headings: [],
        facets: pages[random(pages.length)]!.facets,
        names: [title],
        keywords: [],
        weight: 1,
        blocks: [
          { text: title, heading: -1, id: '', role: 'title', isPrinted: false },
          ...own.map((block) => ({ ...block, heading: -1, id: '' })),
        ],
      };
    }),
  };
}

/**
 * Questions on a set of pages: words as they stand in the text (in Japanese, which has none, any characters), the
 * titles of pages, and strings that stand nowhere.
 */
export function drawQuestions(
  { pages }: IndexInput,
  locale: 'ja' | 'en',
  absent: readonly string[],
): Question[] {
  const random = createRandom(5);
  const normal = pages.map(({ path, blocks }) => ({
    path,
    blocks: blocks.map(({ text }) => normalize(text)),
  }));
  const listPaths = (query: string) =>
    new Set(
      normal.flatMap(({ path, blocks }) =>
        blocks.some((block) => block.includes(normalize(query))) ? [path] : [],
      ),
    );
  const questions: Question[] = [];
  while (questions.length < SUBSTRINGS) {
    const { blocks } = pages[random(pages.length)]!;
    const query = drawWords(blocks[random(blocks.length)]!.text, locale, random);
    if (query) questions.push({ query, paths: listPaths(query) });
  }
  for (let index = 0; index < TITLES; index += 1) {
    const { path, title } = pages[random(pages.length)]!;
    const shared = pages.filter((page) => normalize(page.title) === normalize(title));
    if (shared.length === 1) questions.push({ query: title, paths: new Set(), first: path });
  }
  return [...questions, ...absent.map((query) => ({ query, paths: new Set<string>() }))];
}

function drawWords(
  text: string,
  locale: 'ja' | 'en',
  random: (below: number) => number,
): string | undefined {
  if (locale === 'en') {
    const words = text.match(/[A-Za-z]{3,}/g);
    return words?.[random(words.length)];
  }
  const runs = text.match(/[\p{Script=Han}\p{Script=Katakana}ー]{2,}/gu);
  const run = runs?.[random(runs.length)];
  if (!run) return undefined;
  const start = random(Math.max(1, run.length - 5));
  return run.slice(start, start + 2 + random(6));
}
