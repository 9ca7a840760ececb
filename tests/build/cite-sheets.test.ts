import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { readSheet, type SheetSection } from '../../src/citations/adapt-sheet.ts';
import { readPages as readPageNumbers } from '../../src/citations/page-numbers.ts';
import { DIST, isLocalized, readJson, readPages, type Page } from './read-dist.ts';
import type { Element } from './read-html.ts';

/** Every sheet of citations of the built site, in every format. */
interface Localized {
  ja: string;
  en: string;
}

interface Source {
  id: string;
  name: Localized;
  date?: string;
  dateInferred?: Localized;
  website?: string;
  publisher: string[];
  parts: { page?: number; heading: Localized }[];
}

interface Claim {
  id: string;
  source: string;
  page: number | null;
  printed: string;
  locator?: string;
}

const FOLDER = join(DIST, 'data/cite');
const files = globSync('*/*/*.txt', { cwd: FOLDER })
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const toMap = <T extends { id: string }>(things: T[]) => new Map(things.map((it) => [it.id, it]));
const sources = toMap(readJson<Source[]>('data/sources.json'));
const claims = toMap(readJson<Claim[]>('data/claims.json'));
const bodies = toMap(readJson<{ id: string; name: Localized }[]>('data/organizations.json'));

const read = (file: string) => readSheet(readFileSync(join(FOLDER, file), 'utf8'));
const readVersion = (line: string) => /[0-9a-f]{8}/.exec(line)?.[0] ?? 'none';
const versions = new Map(
  [...sources.keys()].map((id) => [id, readVersion(read(`ja/sources/${id}.txt`).version)]),
);

/** One citation, with what it has to say. */
interface Cited {
  file: string;
  locale: 'ja' | 'en';
  format: string;
  text: string;
  isLink: boolean;
  version: string;
  year?: string;
  /** Nothing for the thing itself. */
  source?: Source;
  claim?: Claim;
  /** What documents print and the citation quotes. */
  printed: readonly string[];
}

/** A part of a page that has a sheet of its own, and the claims that it shows. */
interface Part {
  file: string;
  page: string;
  id: string;
  claims: Claim[];
  /** Where no claim is drawn, the records that its marks lead to: programs/sicorp. */
  records: string[];
}

const hasClass = (name: string) => (element: Element) =>
  (element.attributes.class ?? '').split(' ').includes(name);

/** The charts, discrepancies and totals of a page. What explains them may lead to claims of other matters. */
function listParts({ path, elements }: Page): Part[] {
  const links = elements.filter(({ attributes }) => attributes['data-part']);
  const marks = elements.filter(
    ({ tag, parents }) =>
      tag === 'a' &&
      parents.some((outer) => /^(table|figure)$/.test(outer.tag)) &&
      !parents.some(hasClass('meta')),
  );
  return links.flatMap(({ attributes: { href = '', 'data-part': id = '' } }) => {
    const own = marks.filter(({ parents }) => parents.some((it) => it.attributes.id === id));
    const targets = own.map((mark) =>
      decodeURIComponent(/#(.*)/.exec(mark.attributes.href!)?.[1] ?? ''),
    );
    const file = href.split('data/cite/')[1]!;
    // Beside a budget, a total leads to the sheet of its row on the page of discrepancies.
    const isHere = file.includes('/charts/') || /^(ja|en)\/discrepancies\/$/.test(path);
    const shown = [...new Set(targets)].flatMap((target) => claims.get(target) ?? []);
    const named = own
      .filter(({ parents }) => !parents.some(({ tag }) => tag === 'th'))
      .flatMap(({ attributes }) => /\/(programs\/[a-z0-9-]+)\/$/.exec(attributes.href!)?.[1] ?? []);
    const records = shown.length > 0 ? [] : [...new Set(named)];
    return isHere ? [{ file, page: path, id, claims: shown, records }] : [];
  });
}

const parts = new Map(
  readPages()
    .filter(isLocalized)
    .flatMap(listParts)
    .map((part) => [part.file, part]),
);

function listCited(file: string): Cited[] {
  const { sections, version } = read(file);
  const locale = file.startsWith('ja') ? 'ja' : 'en';
  const claim = claims.get(/claims\/(.*)\.txt/.exec(file)?.[1] ?? '');
  const printed = (claim ? [claim] : (parts.get(file)?.claims ?? [])).map((it) => it.printed);
  return sections.flatMap(({ citations }, index) => {
    const id = /\/sources\/([a-z0-9-]+)\/\?v=/.exec(citations[7]?.text ?? '')?.[1];
    const source = index === 0 ? undefined : sources.get(id ?? '');
    const year = source ? source.date?.slice(0, 4) : /20\d\d/.exec(version)?.[0];
    return citations.map(({ format, text }, at): Cited => ({
      file,
      locale,
      format,
      text,
      isLink: at === 8,
      version: source ? versions.get(source.id)! : readVersion(version),
      ...(year ? { year } : {}),
      ...(source ? { source } : {}),
      ...(claim ? { claim } : {}),
      printed,
    }));
  });
}

const SECTION =
  /「.+」節|の箇所|脚注\d|資料全体|sections? (?:\[|\S.*「)|\bnote \d|whole document|\w+ row \d/;

/** A page, as each format writes it; anything will do for a page of many claims. */
function toPagePattern(page: string): RegExp {
  const [one, any] = [`\\[?${page}\\b`, `(?:.*\\D)?${page}\\b`];
  const fields = `pages +=|^SP {2}-|^ +"page":`;
  return new RegExp(`\\bpp?\\. ${one}|\\), ${one}|${page}頁|(?:${fields})${any}`, 'm');
}

function isPlaced({ locale, source, claim }: Cited, text: string): boolean {
  if (claim?.page) return toPagePattern(String(claim.page)).test(text);
  const { locator = '' } = claim ?? {};
  const heading = source?.parts.find((part) => locator.startsWith(part.heading.ja))?.heading.ja;
  const place = locator.slice(heading?.length ?? 0).trim();
  const isStated = locale === 'en' || text.includes(place || (heading ?? ''));
  const paged = !claim && source?.parts.some(({ page }) => page);
  return isStated && (SECTION.test(text) || (paged === true && toPagePattern('\\d+').test(text)));
}

/** What a citation lacks. */
function findGaps(cited: Cited): string[] {
  const { file, locale, format, text, isLink, version, year, source } = cited;
  const gap = (what: string) => `${file} › ${source?.id ?? 'itself'} › ${format}: ${what}`;
  // The official address of a document has no version of ours.
  if (isLink) return text === source?.website || text.includes(version) ? [] : [gap('version')];
  const plain = text.replace(/https?:[^\s"}]+/g, '').replaceAll('\\', '');
  const isInferred =
    source?.dateInferred && !/推定|inferred|\[\[?(?:\w+ )?\d{4}|\bca\./.test(plain);
  const names = source?.publisher.map((id) => bodies.get(id)!.name[locale]) ?? [];
  const isDated = year ? plain.includes(year) : /日付なし|n\.d\./.test(plain);
  return [
    ...(isDated ? [] : [gap('year')]),
    ...(isInferred ? [gap('that the date is inferred')] : []),
    ...(plain.includes(version) ? [] : [gap('version')]),
    ...(!source || isPlaced(cited, plain) ? [] : [gap('place')]),
    ...(names.every((name) => plain.includes(name)) ? [] : [gap('body')]),
    ...(source?.website && !text.includes(source.website) ? [gap('address')] : []),
  ];
}

/** Slips of what is put together of parts, some of which may be empty. */
const SLIPS: Record<string, RegExp> = {
  'a word twice': /(?<!\p{L})(\p{L}{2,})[ 　]\1(?!\p{L})/u,
  'empty brackets': /\(\s*\)|（\s*）|「」|『』|“[,.]?”|\{\s*\}|\[\s*\]/,
  'stops side by side': /\.\.|。。|、、|,\s*,|[、,]。|。\.|(?<![a-z])\.,|[:;],/,
  'a stray space': /[^\s][ 　]{2,}[^\s=-]| [,.;:、。](?!\w)|[ 　]$/,
  'a mark of the build': /XQ|undefined|\[object|9999|99000\d|NO_PRINTED/,
};

function findSlips(cited: Pick<Cited, 'file' | 'format' | 'text' | 'printed'>): string[] {
  const { file, format, text, printed } = cited;
  // What a document prints is as it is.
  const own = printed.reduce((rest, words) => rest.replaceAll(words, '…'), text);
  const lines = own.split('\n').filter((line) => !line.startsWith('ER  -'));
  return Object.entries(SLIPS).flatMap(([name, pattern]) =>
    lines.flatMap((line) => {
      const found = pattern.exec(line);
      return found ? [`${file} › ${format}: ${name}, “${found[0]}”`] : [];
    }),
  );
}

/** Whether a memo line names a document. */
function isInMemo(memo: string, { name }: Source): boolean {
  const nested = name.ja.replaceAll('「', '『').replaceAll('」', '』');
  return [`「${nested}」（`, `“${name.en},”`, `“${name.en} (`].some((words) =>
    memo.includes(words),
  );
}

/** What a part's citations name that its claims are not from, or leave out. */
function findAstray({ file, page, id, claims: shown }: Part, sheet = read(file)): string[] {
  const [own, ...behind] = sheet.sections;
  const [memo, , , , , , , markdown, link] = (own?.citations ?? []).map(({ text }) => text);
  const toSource = (text = '') => /\/sources\/([a-z0-9-]+)\/\?v=/.exec(text)?.[1] ?? 'none';
  const named = new Set(behind.map(({ citations }) => toSource(citations[7]?.text)));
  const due = new Set(shown.map(({ source }) => source));
  // What a document prints may name another one.
  const unquoted = shown.reduce((rest, { printed }) => rest.replaceAll(printed, '…'), memo!);
  const inMemo = [...sources.values()].filter((source) => isInMemo(unquoted, source));
  const inLines = new Set(inMemo.map((source) => source.id));
  const isQuoted = !file.includes('/charts/');
  const unread = shown.filter(({ page: number, printed }) => {
    // What a format writes in a way of its own is looked at in the check of claims.
    const isPlain = isQuoted && !/[\\%&_#$~^{}"*[\]`“”‘’「」<>|]/.test(printed);
    const isPrinted = !isPlain || memo?.includes(printed);
    return !isPrinted || (isQuoted && number && !toPagePattern(String(number)).test(memo!));
  });
  const gap = (what: string) => `${file}: ${what}`;
  return [
    ...[...named.union(inLines).difference(due)].map((source) =>
      gap(`${source} is behind none of its claims`),
    ),
    ...[...due.difference(named.intersection(inLines))].map((source) =>
      gap(`${source} is not named`),
    ),
    ...unread.map((claim) => gap(`${claim.id} is not read`)),
    ...(link?.includes(`/${page}?v=`) && link.endsWith(`#${id}`) ? [] : [gap('address')]),
    ...(markdown?.includes(link!) ? [] : [gap('address in Markdown')]),
  ];
}

test('a chart, a discrepancy and a total name the documents of their own claims and no others', () => {
  const rows = [...parts.values()].filter(({ file }) => !file.includes('/charts/'));
  const ids = ['discrepancies', 'reconciliations'].flatMap((kind) =>
    readJson<{ id: string }[]>(`data/${kind}.json`).map(({ id }) => id),
  );
  expect(new Set(rows.map(({ id }) => id)).isSupersetOf(new Set(ids))).toBe(true);
  expect(files.filter((file) => /\/(charts|discrepancies|reconciliations)\//.test(file))).toEqual(
    [...parts.keys()].sort(),
  );
  const drawn = [...parts.values()].filter((part) => part.claims.length > 0);
  expect(drawn.length).toBeGreaterThan(parts.size - 6);
  expect(drawn.flatMap((part) => findAstray(part))).toEqual([]);
});

test('a chart of records names what stands behind their own pages, and no more', () => {
  const charts = [...parts.values()].filter(({ records }) => records.length > 0);
  expect(charts.map(({ id }) => id).sort()).toEqual([
    'initiatives-figure',
    'initiatives-figure',
    'stages-figure',
    'stages-figure',
  ]);
  const listPlaces = (file: string) =>
    listCited(file).flatMap(({ source, format, text }) => {
      if (!source || format !== 'CSL-JSON') return [];
      const [{ page = '', section = '' }] = JSON.parse(text);
      const pages = page ? readPageNumbers(page) : [];
      const headings = source.parts.filter(({ heading }) => section.includes(heading.ja));
      return [...pages, ...headings.map(({ heading }) => heading.ja)].map(
        (place) => `${source.id} ${place}`,
      );
    });
  for (const { file, records } of charts) {
    const locale = file.slice(0, 2);
    const due = records.flatMap((record) => listPlaces(`${locale}/${record}.txt`));
    expect(new Set(listPlaces(file)), file).toEqual(new Set(due));
    expect(new Set(due).size, file).toBeLessThan(
      new Set(listPlaces(`${locale}/views/map.txt`)).size,
    );
  }
});

test('what lists many records says that its documents are those of the whole list', () => {
  const bare = [...parts.values()].filter((part) => part.claims.length + part.records.length === 0);
  const lists = files.filter((file) => /\/views\//.test(file) && !OWN_WORDS.test(file));
  const wrong = [...lists, ...bare.map(({ file }) => file)].flatMap((file) => {
    const [own, ...behind] = read(file).sections;
    const naming = [0, 1, 4, 5, 6, 7].map((at) => own!.citations[at]!.text);
    const heads = behind.map(({ title }) => title);
    return [...naming, ...heads].every((text) => /一覧全体の|of the whole list/.test(text))
      ? []
      : [file];
  });
  expect(wrong).toEqual([]);
});

/** Pages of the site's own words, behind which no document stands. */
const OWN_WORDS = /views\/about\.txt$/;
const NONE = /^(原典の資料　なし|Source document: none)/;

test('every sheet cites the thing and what stands behind it, each in nine formats', () => {
  expect(files.length).toBeGreaterThan(4000);
  const wrong = files.filter((file) => {
    const [own, ...behind] = read(file).sections;
    const isBare = behind.length === 1 && NONE.test(behind[0]!.title);
    if (own?.citations.length !== 9 || behind.length === 0) return true;
    if (OWN_WORDS.test(file)) return !isBare;
    return behind.some(({ citations }) => citations.length !== 9);
  });
  expect(wrong).toEqual([]);
});

test('year, version, place and body are never missing', () => {
  expect(files.flatMap((file) => listCited(file).flatMap(findGaps))).toEqual([]);
});

test('no two things of one page are cited under one title', () => {
  const named = files.map((file) => {
    const { title, sections } = read(file);
    const link = sections[0]!.citations.at(-1)!.text;
    return { file, name: `${link.replace(/\?.*/, '')} ${title}` };
  });
  const alike = [...Map.groupBy(named, ({ name }) => name).values()].filter(
    (group) => group.length > 1,
  );
  expect(alike.map((group) => group.map(({ file }) => file))).toEqual([]);
});

test('all parts of a document that stand behind a list are named', () => {
  const told = ['ja', 'en'].flatMap((locale) =>
    listCited(`${locale}/views/home.txt`).filter(({ source, isLink }) => source && !isLink),
  );
  const missing = told.flatMap(({ file, format, text, source }) => {
    const locale = file.startsWith('ja') ? 'ja' : 'en';
    const plain = text.replaceAll('\\', '');
    return source!.parts
      .filter(({ page, heading }) => !page && !plain.includes(heading[locale]))
      .map(({ heading }) => `${file} › ${format}: ${heading[locale]}`);
  });
  expect(told.some(({ source }) => source!.parts.filter(({ page }) => !page).length > 9)).toBe(
    true,
  );
  expect(missing).toEqual([]);
});

test('no citation has a word twice, empty brackets or stray stops', () => {
  expect(files.flatMap((file) => listCited(file).flatMap(findSlips))).toEqual([]);
});

/** What a library reads wrongly in a document's BibTeX or RIS. */
function findMisread({ file, format, text, year, source }: Cited): string[] {
  const forceType = format === 'RIS' ? '@ris/file' : '@bibtex/text';
  const [entry] = plugins.input.chain(text, { forceType, generateGraph: false });
  const { issued, note = '' } = entry!;
  const readYear = issued?.['date-parts']?.[0]?.[0];
  const isRight = year ? readYear === Number(year) : !issued && /日付なし|n\.d\./.test(note);
  const isInferred = !source?.dateInferred || /発行年月.*推定|date.* inferred/.test(note);
  return isRight && isInferred ? [] : [`${file} › ${format}: ${JSON.stringify(entry)}`];
}

const isReadBack = ({ source, format }: Cited) => source && /BibTeX|RIS/.test(format);

test('BibTeX and RIS of documents are read back, with the year or the word that there is none', () => {
  const cited = files
    .filter((file) => file.includes('/sources/'))
    .flatMap(listCited)
    .filter(isReadBack);
  expect(cited.length).toBeGreaterThan(200);
  expect(cited.flatMap(findMisread)).toEqual([]);
});

describe('the check of citations', () => {
  const FIELDS: Record<string, string> = {
    BibTeX: '  year = {日付なし},\n',
    RIS: 'PY  - 日付なし\n',
  };
  const FORMATS = [0, 1, 2, 3, 4, 5, 6, 7];
  const paged = [...claims.values()].find(({ page }) => page !== null)!;
  const headed = [...claims.values()].find(({ page }) => page === null)!;
  const undated = [...sources.values()].find(({ date }) => !date)!;
  const listSource = (file: string, id: string) =>
    listCited(file).filter(({ source, isLink }) => source?.id === id && !isLink);
  const listOf = (file: string) =>
    listCited(file).filter(({ source, isLink }) => source && !isLink);

  const strip = (cited: Cited, pattern: RegExp | string) =>
    findGaps({ ...cited, text: cited.text.replaceAll(pattern, '') });

  test.each(['ja', 'en'].flatMap((locale) => FORMATS.map((at) => [locale, at] as const)))(
    'misses year, version, place and body in %s, format %i',
    (locale, at) => {
      const onPage = listOf(`${locale}/claims/${paged.id}.txt`)[at]!;
      const inSection = listOf(`${locale}/claims/${headed.id}.txt`)[at]!;
      const noDate = listSource(`${locale}/sources/${undated.id}.txt`, undated.id)[at]!;
      const [own] = listCited(`${locale}/programs/sicorp.txt`).slice(at);
      for (const cited of [onPage, inSection, noDate, own!]) expect(findGaps(cited)).toEqual([]);
      const body = bodies.get(onPage.source!.publisher[0]!)!.name[onPage.locale];
      expect(strip(onPage, onPage.year!)).toContainEqual(expect.stringMatching(/: year$/));
      expect(strip(own!, own!.year!)).toContainEqual(expect.stringMatching(/: year$/));
      expect(strip(noDate, /日付なし|n\.d\./g)).toContainEqual(expect.stringMatching(/: year$/));
      expect(strip(onPage, onPage.version)).toContainEqual(expect.stringMatching(/: version$/));
      expect(strip(own!, own!.version)).toContainEqual(expect.stringMatching(/: version$/));
      const page = new RegExp(`\\b${paged.page}\\b`, 'g');
      expect(strip(onPage, page)).toContainEqual(expect.stringMatching(/: place$/));
      const place = /「[^」]*」節|\S+の箇所|脚注\d+|section .*?(?:」|\])|note \d+/g;
      expect(strip(inSection, place)).toContainEqual(expect.stringMatching(/: place$/));
      expect(strip(onPage, body)).toContainEqual(expect.stringMatching(/: body$/));
    },
  );

  test.each(['BibTeX', 'RIS'])('misses a year that is none in %s', (name) => {
    const find = (id: string) =>
      listSource(`ja/sources/${id}.txt`, id).find(({ format }) => format === name)!;
    const inferred = find('mext-sti-measures-2023');
    const noYear = find(undated.id);
    const put = (text: string) => text.replace(/(?=^ {2}title|^TI)/m, FIELDS[name]!);
    expect(findMisread(inferred)).toEqual([]);
    expect(findMisread({ ...inferred, text: inferred.text.replace('発行年月', '') })).toHaveLength(
      1,
    );
    expect(findMisread({ ...noYear, text: put(noYear.text) })).toHaveLength(1);
    expect(findMisread({ ...noYear, year: '2020' })).toHaveLength(1);
  });

  test('sees a document that none of the claims of a part is from, and one that is left out', () => {
    for (const kind of ['discrepancies', 'charts']) {
      const part = [...parts.values()].find(
        ({ file, claims: shown }) =>
          file.startsWith(`ja/${kind}/`) && new Set(shown.map(({ source }) => source)).size === 2,
      )!;
      const rest = part.claims.filter(({ source }) => source !== part.claims[0]!.source);
      expect(findAstray(part)).toEqual([]);
      const one = expect.stringContaining('is behind none of its claims');
      expect(findAstray({ ...part, claims: rest })).toContainEqual(one);
      const sheet = read(part.file);
      const [own, ...behind] = sheet.sections as [SheetSection, ...SheetSection[]];
      const cut = { ...sheet, sections: [own] };
      expect(findAstray(part, cut)).toContainEqual(expect.stringContaining('is not named'));
      const [memo] = own.citations as [SheetSection['citations'][number]];
      const foreign = [...sources.values()].find((source) => !isInMemo(memo.text, source))!;
      const text = `「${foreign.name.ja}」（${memo.text}`;
      const swollen = { ...own, citations: own.citations.with(0, { ...memo, text }) };
      expect(findAstray(part, { ...sheet, sections: [swollen, ...behind] })).toContainEqual(one);
      expect(findAstray({ ...part, id: 'x' })).toContainEqual(expect.stringMatching(/address$/));
    }
  });

  test.each([
    ['a word twice', '資料, 脚注 脚注5.'],
    ['a word twice', 'note note 5'],
    ['empty brackets', '「資料」（）2頁'],
    ['empty brackets', 'Title (). 2023'],
    ['stops side by side', 'Title.. 2023'],
    ['stops side by side', '「資料」、、2頁'],
    ['a stray space', 'Title , 2023'],
    ['a stray space', 'Title.  2023'],
    ['a mark of the build', 'XQtitleQX'],
  ])('sees %s in “%s”', (name, text) => {
    const found = findSlips({ file: 'f', format: 'x', text, printed: [] });
    expect(found).toContainEqual(expect.stringContaining(name));
  });
});
