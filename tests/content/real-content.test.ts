import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeSheet } from '../../src/citations/citation-sheet.ts';
import { listBackings, toCitableView } from '../../src/citations/list-citables.ts';
import { buildSheet } from '../../src/citations/list-sheets.ts';
import { narrowSheet } from '../../src/citations/narrow-sheet.ts';
import { getViewTitle } from '../../src/citations/sheet-path.ts';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import type { AnyRecord, Site } from '../../src/model/build-site.ts';
import { listProse } from '../../src/model/check-site.ts';
import { inspectContent } from '../../src/model/load-site.ts';
import { listPageClaims } from '../../src/model/page-claims.ts';
import { formatProblem } from '../../src/model/problem.ts';

const KANA = /[ぁ-ゖァ-ヺ]/;
const JAPANESE = /[ぁ-ゖァ-ヺ一-鿿]/;
const JAPANESE_RUN = /[ぁ-ゖァ-ヺー一-鿿]+/g;

const { site, problems } = inspectContent('content');
const records: readonly AnyRecord[] = [...site.records.values()];

/** Prose as a reader sees its plain words: marks of claims and links without their ids. */
function toWords(prose: string): string {
  return prose.replace(/\[\[(?:[^\]|]+\|)?([^\]]+)\]\]/g, '$1');
}

/** What a summary says beyond the names of its record. */
function dropNames({ name, shortName, acronym, summary }: AnyRecord, locale: Locale): string {
  const names = [name[locale], shortName?.[locale], acronym].filter((text) => text !== undefined);
  return names.reduce((text, known) => text.replaceAll(known, ''), toWords(summary[locale])).trim();
}

/** The least that tells a reader what a thing is; a Japanese letter says more than a Latin one. */
const LEAST_LETTERS: Record<Locale, number> = { ja: 30, en: 80 };

function findEmptySummaries(all: readonly AnyRecord[]): string[] {
  return all.flatMap((record) =>
    LOCALES.filter((locale) => dropNames(record, locale).length < LEAST_LETTERS[locale]).map(
      (locale) => `${record.file} summary.${locale}`,
    ),
  );
}

/** Japanese words that documents print or that name things; English text may quote these. */
function listPrintedWords({ records: all, claims }: Site): string {
  const names = [...all.values()].flatMap(({ name, synonyms }) => [name.ja, ...synonyms]);
  const printed = [...claims.values()].flatMap((claim) => [claim.printed, ...claim.context]);
  return [...names, ...printed].join('\n');
}

function findWrongLanguage(all: readonly AnyRecord[], printedWords: string): string[] {
  return all.flatMap((record) =>
    listProse(record).flatMap(({ field, text }) => {
      const words = toWords(text);
      const place = `${record.file} ${field}`;
      if (field.endsWith('.ja')) return KANA.test(words) ? [] : [place];
      const foreign = (words.match(JAPANESE_RUN) ?? []).filter((run) => !printedWords.includes(run));
      return foreign.length > 0 || !/[a-z]/.test(words) ? [place, ...foreign] : [];
    }),
  );
}

/** Fragment ids that templates write themselves, which the id of a claim may not take. */
function listTemplateIds(): string[] {
  return globSync('src/**/*.astro').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bid(?:="|: ')([a-z][a-z0-9-]*)["']/g)].map(
      ([, id = '']) => id,
    ),
  );
}

function listFragmentIds(): Set<string> {
  const groups = site.list('reports').flatMap((report) => report.groups.map(({ id }) => id));
  const parts = site.list('sources').flatMap((source) => source.parts.map(({ id }) => id));
  const written = [...listTemplateIds(), ...groups, ...parts];
  return new Set(written.flatMap((id) => [id, `${id}-title`, `${id}-figure`]));
}

test('the content has no problems', () => {
  expect(problems.map(formatProblem)).toEqual([]);
});

test('there are at least 110 programs', () => {
  expect(site.list('programs').length).toBeGreaterThanOrEqual(110);
});

test.each(LOCALES)('every major program has a narrative in the language %s', (locale) => {
  const told = site.narratives.filter((item) => item.locale === locale).map((item) => item.program);
  const major = site.list('programs').filter((program) => program.major);
  expect(major.map(({ id }) => id).filter((id) => !told.includes(id))).toEqual([]);
  expect(major.length).toBeGreaterThan(0);
});

test('no summary is short or only repeats the name', () => {
  expect(findEmptySummaries(records)).toEqual([]);
});

test('a summary that only repeats the name is found', () => {
  const [record] = records;
  const { name } = record!;
  const summary = { ja: `${name.ja}とは、${name.ja}のこと。`, en: `${name.en} is ${name.en}.` };
  expect(findEmptySummaries([{ ...record!, summary }])).toHaveLength(2);
});

test('no two records have the same summary', () => {
  const texts = records.flatMap(({ summary }) => [summary.ja, summary.en]);
  const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
  expect(repeated).toEqual([]);
});

test('prose is in the language of its field, but for names and printed words', () => {
  expect(findWrongLanguage(records, listPrintedWords(site))).toEqual([]);
});

test('prose in the wrong language is found', () => {
  const [record] = records;
  const summary = { ja: 'A scheme.', en: '新しい制度.' };
  const wrong = findWrongLanguage([{ ...record!, summary } as AnyRecord], '');
  expect(wrong).toEqual(expect.arrayContaining([`${record!.file} summary.ja`, '新しい制度']));
});

test('statements are in the language of their field, but for names that both share', () => {
  const wrong = [...site.claims.values()].flatMap(({ id, value }) => {
    if (value.type !== 'text' || value.ja === value.en) return [];
    return JAPANESE.test(value.ja) && /[A-Za-z]/.test(value.en) ? [] : [id];
  });
  expect(wrong).toEqual([]);
});

test('no claim takes the id of a section, a part of a document or a group of a report', () => {
  const taken = listFragmentIds();
  expect([...taken]).toEqual(expect.arrayContaining(['main', 'claims', 'budget', 'p20']));
  expect([...site.claims.keys()].filter((id) => taken.has(id))).toEqual([]);
});

/** What the build would name behind a list that shows these programs and no others. */
function buildNarrowed(locale: Locale, programs: readonly AnyRecord[]): string {
  const claims = [...new Set(programs.flatMap((program) => listPageClaims(site, program)))];
  const view = toCitableView(site, locale, 'programs', getViewTitle(locale, 'programs')!);
  return writeSheet({ ...view, isOfList: false }, listBackings(site, locale, claims));
}

/** Keys of documents are made of the place in the build, of its words in the browser. */
const dropKeys = (sheet: string) => sheet.replace(/source-[\w-]+-[0-9a-f]{8}-(?=ja|en)/g, '');

test.each(LOCALES)('the browser puts documents and places together as the build does, in %s', (locale) => {
  const programs = site.list('programs');
  const list = buildSheet(site, { locale, kind: 'views', id: 'programs' });
  const sheets = programs.map(({ kind, id }) => buildSheet(site, { locale, kind, id }));
  for (const size of [1, 2, 12, 40, programs.length]) {
    for (let start = 0; start < programs.length; start += size) {
      const shown = programs.slice(start, start + size);
      const narrowed = narrowSheet(list, sheets.slice(start, start + size), locale);
      expect(dropKeys(narrowed)).toBe(dropKeys(buildNarrowed(locale, shown)));
    }
  }
});
