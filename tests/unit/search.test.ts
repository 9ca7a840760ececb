import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { cutExcerpt, markTerms, type Span } from '../../src/search/excerpt.ts';
import { countFacets, filterDocuments } from '../../src/search/facets.ts';
import { getGramEnd, listLookups } from '../../src/search/grams.ts';
import { unpack } from '../../src/search/load.ts';
import { findOffers } from '../../src/search/find-offers.ts';
import { readFigureQuery } from '../../src/search/figures.ts';
import { findNearNames } from '../../src/search/near-names.ts';
import { normalize, toNameKey } from '../../src/search/normalize.ts';
import type { SearchPage } from '../../src/search/page.ts';
import { parseAmounts } from '../../src/search/parse-amount.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { parseYears } from '../../src/search/parse-year.ts';
import { readPage } from '../../src/search/read-page.ts';
import { readResult } from '../../src/search/read-result.ts';
import {
  getAskedKey,
  listAmountNotations,
  spellLetters,
  splitQuery,
} from '../../src/search/rewrite-query.ts';
import { runSearch } from '../../src/search/run-search.ts';
import { SearchIndex } from '../../src/search/search-index.ts';
import { ENTRY, writeIndex } from '../../src/search/write-index.ts';

/** A page of the given blocks; the first is its title. */
function aPage(fields: Partial<SearchPage> & { texts: string[] }): SearchPage {
  const { texts, ...rest } = fields;
  return {
    path: `${texts[0]}/`,
    title: texts[0]!,
    headings: [],
    facets: {},
    names: [],
    keywords: [],
    weight: 0,
    blocks: texts.map((text, index) => ({
      text,
      heading: -1,
      id: '',
      role: index === 0 ? 'title' : 'body',
      isPrinted: false,
    })),
    ...rest,
  };
}

async function openIndex(pages: SearchPage[], figures: object[] = []): Promise<SearchIndex> {
  const files = writeIndex({ pages, labels: {}, figures });
  return SearchIndex.open(async (path) => new Uint8Array(gunzipSync(files.get(path)!)));
}

async function findTitles(index: SearchIndex, query: string): Promise<string[]> {
  const { hits, terms } = await runSearch(index, query);
  const results = await Promise.all(hits.map((hit) => readResult(index, hit, terms, 'ja')));
  return results.map(({ title }) => title.map(({ text }) => text).join(''));
}

describe('the normal form', () => {
  it.each([
    ['full width and half width', 'ＳＡＴＲＥＰＳ', 'satreps'],
    ['half-width kana with voicing marks', 'ｶﾞｲﾄﾞ', 'ガイド'],
    ['hiragana and katakana', 'さくらサイエンス', 'サクラさいえんす'],
    ['marks of direction', '\u202eJST\u202c', 'jst'],
    ['long vowels', 'コンピューター', 'コンピュータ'],
    ['middle dots', 'ホライズン・ヨーロッパ', 'ホライズンヨーロッパ'],
    ['spaces beside Japanese', 'JST の 事業', 'JSTの事業'],
    ['line breaks between Latin words', 'joint\n  research', 'Joint Research'],
    ['counters', '3ヶ月', '3か月'],
    ['dashes', '2019–2020', '2019-2020'],
    ['accents', 'Communiqué', 'communique'],
    ['corner brackets', '「SICORP」', 'SICORP'],
    ['quotation marks', '“SICORP” ‘SICORP’ «SICORP»', 'SICORP SICORP SICORP'],
    ['brackets in a word', '共同研究（SICORP）の', '共同研究SICORPの'],
    ['brackets between Latin words', 'Agency(JST)and', 'Agency JST and'],
    ['apostrophes', 'Japan’s', "Japan's"],
  ])('takes %s as one', (_name, first, second) => {
    expect(normalize(first)).toBe(normalize(second));
  });

  it('keeps Latin words apart', () => {
    expect(normalize('to nations')).not.toContain('ton');
  });

  it('keeps an apostrophe within a word', () => {
    expect(normalize('Japan’s')).not.toBe(normalize('Japan s'));
  });

  it('gives names without spaces and punctuation', () => {
    expect(toNameKey('J-RAPID')).toBe(toNameKey('j rapid'));
  });
});

describe('lookups', () => {
  it.each([
    '国際',
    '国際共同研究',
    '国際共同研究の',
    'joint research',
    'jst国際a',
    'a',
    '𠮷野家で',
    'internationalization of a b',
  ])('cover every character of %s', (query) => {
    for (const lookups of listLookups(query)) {
      const covered = new Set<number>();
      for (const { text, offset } of lookups) {
        expect(query.startsWith(text, offset)).toBe(true);
        for (let index = 0; index < text.length; index += 1) covered.add(offset + index);
      }
      expect(covered.size).toBe(query.length);
    }
  });

  it('do not cut a surrogate pair', () => {
    expect(getGramEnd('国際𠮷', 0, 'grams').end).toBe(4);
  });
});

describe('the index', () => {
  const texts = [
    ['国際共同研究', '第3階層の国際共同研究と第2階層', 'ﾌﾟﾛｸﾞﾗﾑ・オフィサー'],
    ['SICORP', 'Strategic internationalization-based Research, 2023', '𠮷野家で国際会議'],
    ['終わり', '事業のプログラム', '施策の研究'],
    ['“Agency(JST)”', '「国際」共同（SICORP）の', "the researchers' Japan’s (a) 'b'"],
    ['空'],
  ];
  const pages = texts.map((own) => aPage({ texts: own }));

  it('finds each substring of each page, and only where it is', async () => {
    const index = await openIndex(pages);
    const normal = texts.map((own) => own.map(normalize));
    for (const text of normal.flat()) {
      for (let start = 0; start < text.length; start += 1) {
        for (let end = start + 1; end <= text.length; end += 1) {
          const part = text.slice(start, end);
          if (/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(part)) continue;
          const expected = normal.flatMap((own, document) =>
            own.some((block) => block.includes(part)) ? [document] : [],
          );
          expect([...(await index.find(part)).keys()].sort(), part).toEqual(expected);
        }
      }
    }
  });

  it('does not let a phrase cross from one block into the next', async () => {
    const index = await openIndex(pages);
    expect((await runSearch(index, 'プログラム施策')).hits).toEqual([]);
  });

  it('finds each substring as it is written, brackets and all', async () => {
    const index = await openIndex(pages);
    for (const [document, own] of texts.entries()) {
      for (const text of own) {
        for (let start = 0; start < text.length; start += 1) {
          const part = text.slice(start, start + 6).trim();
          // A voicing mark belongs to the kana before it.
          if (part === '' || /["“”]|[\ud800-\udfff]|^[ﾞﾟ]/.test(part)) continue;
          const { hits } = await runSearch(index, /\s/.test(part) ? `"${part}"` : part);
          expect(
            hits.map((hit) => hit.document),
            part,
          ).toContain(document);
        }
      }
    }
  });

  it.each([
    ['・', ['国際共同研究']],
    ['（', ['“Agency(JST)”']],
    ['」', ['“Agency(JST)”']],
  ])('finds the mark %s that the normal form leaves out', async (mark, expected) => {
    const index = await openIndex(pages);
    expect(await findTitles(index, mark)).toEqual(expected);
  });

  it('finds text that is longer than one file of texts', async () => {
    const long = `${'あ'.repeat(9000)}針`;
    const index = await openIndex([aPage({ texts: ['長い', '前', long] })]);
    const { hits, terms } = await runSearch(index, '針');
    const { excerpt } = await readResult(index, hits[0]!, terms, 'ja');
    expect(excerpt.some(({ isMarked }) => isMarked)).toBe(true);
  });

  it('is the same for the same pages', () => {
    const write = () => [...writeIndex({ pages, labels: {}, figures: [] })].map(([path]) => path);
    expect(write()).toEqual(write());
    expect(write()).toContain(ENTRY);
  });

  it('may come unpacked by the server', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await unpack(bytes)).toEqual(bytes);
  });
});

describe('the order of results', () => {
  const pages = [
    aPage({ texts: ['一覧', ...Array.from({ length: 9 }, () => '国際共同研究の事業')] }),
    aPage({ texts: ['国際共同研究の推進', '本文'] }),
    aPage({
      texts: ['用語', '国際共同研究'],
      names: ['International joint research', '国際共同研究'],
    }),
  ];

  it('has the page of that name first, then titles, then text', async () => {
    const index = await openIndex(pages);
    expect(await findTitles(index, '国際共同研究')).toEqual(['用語', '国際共同研究の推進', '一覧']);
  });

  it('has the page first on which the terms stand together', async () => {
    const index = await openIndex([
      aPage({ texts: ['a', 'research that is joint, joint or research'] }),
      aPage({ texts: ['b', 'joint research'] }),
    ]);
    expect(await findTitles(index, 'joint research')).toEqual(['b', 'a']);
  });

  it('offers a name that is printed nowhere, and a near one', async () => {
    const index = await openIndex([
      aPage({ texts: ['事業', '本文'], names: ['Program', 'SATREPS'] }),
    ]);
    for (const query of ['satreps', 'SATERPS', 'SATREP']) {
      expect(await runSearch(index, query)).toMatchObject({ hits: [], near: [0] });
    }
  });
});

test('lists come after the records that they list, unless the query is their title', async () => {
  const index = await openIndex([
    aPage({ texts: ['予算の一覧', '予算'], facets: { kind: ['pages'] } }),
    aPage({ texts: ['予算 年表', '予算 SICORP'], facets: { kind: ['pages'] } }),
    aPage({ texts: ['SICORP', '予算'], facets: { kind: ['programs'] } }),
  ]);
  expect((await findTitles(index, '予算'))[0]).toBe('SICORP');
  expect((await findTitles(index, 'SICORP 予算'))[0]).toBe('SICORP');
  expect((await findTitles(index, '予算 年表'))[0]).toBe('予算 年表');
});

test('a keyword puts the page first that has the words too', async () => {
  const index = await openIndex([
    aPage({ texts: ['若手研究者', '外国人'] }),
    aPage({ texts: ['特別研究員', '外国人若手研究者'], keywords: ['外国人 若手研究者'] }),
  ]);
  expect(await findTitles(index, '外国人 若手研究者')).toEqual(['特別研究員', '若手研究者']);
});

test.each([
  ['1073', ['grouped', 'plain']],
  ['1,073百万円', ['grouped', 'plain']],
  ['2019', ['year']],
  ['1,07', ['grouped']],
])('%s is found with its thousands set apart or not', async (query, expected) => {
  const index = await openIndex([
    aPage({ texts: ['grouped', '予算 1,073百万円'] }),
    aPage({ texts: ['plain', '予算 1073百万円'] }),
    aPage({ texts: ['year', '2019年'] }),
    aPage({ texts: ['no year', '2,019人'] }),
  ]);
  expect((await findTitles(index, query)).sort()).toEqual(expected);
});

test('readings are no other names for an English reader', async () => {
  const names = ['SICORP', 'サイコープ', '戦略的国際共同研究'];
  const index = await openIndex([aPage({ texts: ['Strategic Program'], names })]);
  const { hits, terms } = await runSearch(index, 'Strategic Program');
  const list = async (locale: 'ja' | 'en') =>
    (await readResult(index, hits[0]!, terms, locale)).otherNames;
  expect(await list('en')).toEqual(['SICORP', '戦略的国際共同研究']);
  expect(await list('ja')).toEqual(names);
});

test('a keyword offers its page, and does not find it', async () => {
  const index = await openIndex([aPage({ texts: ['事業', '本文'], keywords: ['招へい'] })]);
  expect(await runSearch(index, '招へい')).toMatchObject({ hits: [], near: [0] });
});

test('a query is split at spaces, and kept whole in quotation marks', () => {
  const split = (query: string) => parseQuery(query).map(({ written }) => written);
  expect(split('JST　国際 "joint research"')).toEqual(['JST', '国際', 'joint research']);
  expect(split('“joint research”')).toEqual(['joint research']);
  expect(split('「国際共同 研究」')).toEqual(['国際共同 研究']);
  expect(split("'joint research' ‘two words’")).toEqual(['joint research', 'two words']);
  expect(split('「国際」の 研究')).toEqual(['「国際」の', '研究']);
  expect(split('5" disk')).toEqual(['5"', 'disk']);
});

describe('amounts', () => {
  it.each([
    ['10.7億円', 1070, 5],
    ['1,070百万円', 1070, 5],
    ['1070000千円', 1070, 5],
    ['¥1.07bn', 1070, 5],
    ['￥1.07 billion', 1070, 5],
    ['十億七千万円', 1070, 5],
    ['10億7,300万円', 1073, 0.5],
    ['千七十三百万円', 1073, 0.5],
    ['１，０７３百万円', 1073, 0.5],
    ['1,073,000,000円', 1073, 0.5],
    ['JPY 1,073m', 1073, 0.5],
    ['41億円', 4100, 50],
    ['10.70億円', 1070, 0.5],
    ['500万円', 5, 0.25],
    ['SICORP 10.7億円 予算', 1070, 5],
  ])('reads %s', (query, millionYen, tolerance) => {
    const amounts = parseAmounts(query);
    expect(amounts).toHaveLength(1);
    expect(amounts[0]!.millionYen).toBeCloseTo(millionYen);
    expect(amounts[0]!.tolerance).toBeCloseTo(tolerance);
  });

  it.each(['1,0', '20人', '第3階層', '2023年度', '3か月', 'G7', '百人', 'ASEAN 10'])(
    'takes %s for no amount',
    (query) => expect(parseAmounts(query)).toEqual([]),
  );
});

describe('years', () => {
  it.each([
    ['令和5年度', 2023],
    ['令和五年', 2023],
    ['令和元年度', 2019],
    ['平成31年', 2019],
    ['R5', 2023],
    ['h30年度', 2018],
    ['Reiwa 5', 2023],
    ['2023年度', 2023],
    ['FY2023', 2023],
    ['FY 23', 2023],
    ['fiscal year 2023', 2023],
    ['二〇二三年度', 2023],
    ['SICORP 2023', 2023],
  ])('reads %s', (query, year) => {
    expect(parseYears(query).map((item) => item.year)).toEqual([year]);
  });

  it.each(['1,073', '2023百万円', 'G20', 'SSP', 'Horizon 20', 'S4'])(
    'takes %s for no year',
    (query) => {
      expect(parseYears(query)).toEqual([]);
    },
  );

  it('knows that an era had no such year', () => {
    expect(parseYears('平成35年度')).toEqual([
      { written: '平成35年度', year: 2023, lastOfEra: { era: 'heisei', year: 31 } },
    ]);
  });
});

describe('figures', () => {
  const figure = {
    document: 0,
    id: 'a',
    subject: '事業',
    attribute: '予算額',
    printed: '',
    place: '',
  };
  const figures = [
    { ...figure, text: '1,073百万円', amounts: [1073], tolerance: 0.5, years: [2023] },
    { ...figure, text: '41億円', amounts: [4100], tolerance: 50, years: [2023] },
    { ...figure, text: '5～100百万円', amounts: [5, 100], tolerance: 0.5 },
  ];
  const find = async (query: string) => {
    const index = await openIndex([aPage({ texts: ['事業', '本文'] })], figures);
    const found = (await runSearch(index, query)).figures;
    return found.map((item) => `${item.figure.text} ${item.how}`);
  };

  it.each([
    ['the same amount', '10億7300万円', ['1,073百万円 exact']],
    ['an amount that rounds to the query', '10.7億円', ['1,073百万円 rounded']],
    ['a printed amount to which the query rounds', '4,135百万円', ['41億円 rounded']],
    ['either end of a range', '1億円', ['5～100百万円 exact']],
    ['a bare number', '1,073', ['1,073百万円 exact']],
    ['a year in any calendar', 'R5', ['1,073百万円 exact', '41億円 exact']],
    ['an amount of a year', '令和5年度 41億円', ['41億円 exact']],
    ['no amount of another year', '令和4年度 41億円', []],
    ['no amount of another subject', 'SATREPS 41億円', []],
    ['about an amount', '約10.7億円程度', ['1,073百万円 rounded']],
    ['an amount and a word in one', '10.7億円の本文', ['1,073百万円 rounded']],
    ['a year and a word in one', '令和5年度事業', ['1,073百万円 exact', '41億円 exact']],
    ['for a year and a word only what is about the word', '令和5年度 本文', []],
    [
      'for a year and a name what is of it',
      '令和5年度 事業',
      ['1,073百万円 exact', '41億円 exact'],
    ],
  ])('finds %s', async (_name, query, expected) => {
    expect(await find(query)).toEqual(expected);
  });
});

test('near names are few slips away, exchanged letters being one', () => {
  const names: [string, number[]][] = [
    ['sicorp', [1]],
    ['satreps', [2]],
    ['jst', [3]],
  ];
  expect(findNearNames(names, 'sicrop').map(([name]) => name)).toEqual(['sicorp']);
  expect(findNearNames(names, 'xy')).toEqual([]);
  expect(findNearNames(names, 'kyoto')).toEqual([]);
  expect(findNearNames([['sicorp欧州', [1]]], 'sicorpeu')).toEqual([]);
});

describe('other wordings', () => {
  it.each([
    ['SICORPとは何か？', 'sicorp'],
    ['日本の科学技術外交について', '科学技術外交'],
    ['what is a joint call?', 'jointcall'],
    ["Japan's largest programs", 'largestprograms'],
    ['SICORP', undefined],
    ['SICORP 予算', undefined],
  ])('of %s are asked for as %s', (query, expected) => {
    expect(getAskedKey(query)).toBe(expected);
  });

  it.each([
    ['エー・エム・イー・ディー', 'amed'],
    ['ジェーエスティー', 'jst'],
    ['じぇいえすぴーえす', 'jsps'],
    ['ダブリューピーアイ', 'wpi'],
  ])('of %s spell %s', (kana, expected) => {
    expect(spellLetters(kana)).toContain(expected);
  });

  it.each(['さくらサイエンス', 'プログラム', 'AMED', 'あ'])('of %s spell nothing', (text) => {
    expect(spellLetters(text)).toEqual([]);
  });

  it.each([
    ['令和5年度のSICORP予算額', '令和5年度 SICORP 予算額'],
    ['SICORP-India', 'SICORP India'],
    ['さくらサイエンス公募', 'さくら サイエンス 公募'],
    ['国際先導研究予算', '国際 先導 研究 予算'],
    ['令和4年度補正予算', '令和4年度 補正予算'],
  ])('of %s part it as %s', (query, expected) => {
    expect(splitQuery(query)).toContain(expected);
  });

  it.each(['2+2', '6億円', 'SICORP'])('of %s part nothing', (query) => {
    expect(splitQuery(query)).toEqual([]);
  });

  it.each([
    ['10 trillion yen', '10兆円'],
    ['1兆円 基金', '¥1 trillion 基金'],
    ['1,073百万円', '10.73億円'],
    ['¥5m', '500万円'],
  ])('of %s write the amount as %s', (query, expected) => {
    expect(listAmountNotations(query, parseAmounts(query))).toContain(expected);
  });

  const pages = [
    aPage({ texts: ['英国', '半導体の協力'], names: ['United Kingdom', '英国', '英'] }),
    aPage({ texts: ['東京大学', '量子'], names: ['UTokyo', '東大', '東京大学'] }),
    aPage({ texts: ['協定', '東京大学とIBMの量子'] }),
    aPage({ texts: ['解説', '東大で IBM の話'] }),
    aPage({ texts: ['連携', 'collaborative work'], names: ['連携', 'VINNOVA'] }),
    aPage({ texts: ['基金', '規模は10兆円'] }),
    aPage({ texts: ['余白'] }),
    aPage({ texts: ['余白'] }),
  ];
  const offer = async (query: string) => {
    const index = await openIndex(pages);
    const answer = await runSearch(index, query);
    const offers = await findOffers(index, query, answer);
    return offers.map((one) => `${one.query}: ${one.hits.map(({ document }) => document)}`);
  };

  it.each([
    ['a record’s own name for another', '東大 IBM', ['東京大学 IBM: 2']],
    ['a partner for its sign beside 日', '日英 半導体', ['英国 半導体: 0']],
    ['the words of what is written in one', '英国半導体', ['英国 半導体: 0']],
    ['a word without its slip of the pen', 'collabortive work', ['collaborative work: 4']],
    ['the amount as it is printed', '10 trillion yen', ['10兆円: 5']],
    ['a title instead of all that it says', '連携 VINNOVA', ['連携: 4']],
    ['nothing for what is found', '量子', []],
    ['the rarer word where not all stand together', '量子 協力', ['協力: 0']],
    ['nothing where no word stands anywhere', 'ぬゑぺ ゐぽぢ', []],
  ])('offer %s', async (_name, query, expected) => {
    expect(await offer(query)).toEqual(expected);
  });

  it('are offered and never found', async () => {
    const index = await openIndex(pages);
    expect((await runSearch(index, '英国半導体')).hits).toEqual([]);
  });
});

test('a question offers what it is about', async () => {
  const index = await openIndex([
    aPage({ texts: ['SICORP', '本文'], names: ['Program', 'SICORP'] }),
  ]);
  expect(await runSearch(index, 'SICORPとは')).toMatchObject({ hits: [], near: [0] });
  expect(await runSearch(index, 'えすあいしーおーあーるぴー')).toMatchObject({
    hits: [],
    near: [0],
  });
});

test('a string that a document prints is shown as printed, with its document', async () => {
  const page = aPage({ texts: ['事業', '2023年度', '資料A 3頁', '国際共同研究を着実に強化'] });
  page.headings = [{ text: '記載', id: 'facts' }];
  page.blocks = page.blocks.map((block, place) => ({
    ...block,
    heading: place > 0 ? 0 : -1,
    id: place > 1 ? 'c1' : '',
    isPrinted: place === 3,
  }));
  const index = await openIndex([page]);
  const show = async (query: string) => {
    const { hits, terms } = await runSearch(index, query);
    return readResult(index, hits[0]!, terms, 'ja');
  };
  expect(await show('着実に')).toMatchObject({
    isPrinted: true,
    origin: '資料A 3頁',
    place: '記載',
    placePath: '事業/#c1',
    excerpt: [
      { text: '国際共同研究を', isMarked: false },
      { text: '着実に', isMarked: true },
      { text: '強化', isMarked: false },
    ],
  });
  expect(await show('2023年度')).toMatchObject({ isPrinted: false, origin: '' });
});

describe('facets', () => {
  it('are counted as if only the other facets were chosen', async () => {
    const index = await openIndex([
      aPage({ texts: ['a'], facets: { kind: ['programs'], agency: ['jst', 'amed'] } }),
      aPage({ texts: ['b'], facets: { kind: ['programs'], agency: ['jsps'] } }),
      aPage({ texts: ['c'], facets: { kind: ['events'], agency: ['jst'] } }),
    ]);
    const all = [0, 1, 2].map((document) => ({ document }));
    const choice = { kind: ['programs'], agency: ['jst', 'jsps'] };
    expect(filterDocuments(index, all, choice)).toEqual([{ document: 0 }, { document: 1 }]);
    const { kind, agency } = countFacets(index, all, choice);
    expect(new Map(kind)).toEqual(
      new Map([
        ['programs', 2],
        ['events', 1],
      ]),
    );
    expect(new Map(agency)).toEqual(
      new Map([
        ['jst', 1],
        ['amed', 1],
        ['jsps', 1],
      ]),
    );
  });
});

describe('marks', () => {
  const show = (spans: Span[]) =>
    spans.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

  it.each([
    ['as the page writes it', 'サーバーと ＪＳＴ', 'サーバ jst', '[サーバー]と [ＪＳＴ]'],
    ['every one', 'JSTとJST', 'jst', '[JST]と[JST]'],
    ['with its thousands set apart', '約1,073百万円', '1073', '約[1,073]百万円'],
    ['overlapping ones as one', '国際共同研究', '国際共同 共同研究', '[国際共同研究]'],
    ['over a line break', '国際\n共同', '国際共同', '[国際\n共同]'],
  ])('show a match %s', (_name, text, query, expected) => {
    expect(show(markTerms(text, parseQuery(query)))).toBe(expected);
  });
});

describe('the text of a page', () => {
  const html = `<body><nav>menu</nav><main id="main" data-search-body>
    <div class="title"><h1>名 &amp; 称</h1><p>Name</p></div>
    <p>一つ<b>の</b>語<br>次<script>no()</script></p><aside data-search-skip><p>rail</p></aside>
    <section id="facts"><header><h2 id="facts-title">記載</h2></header>
    <ul><li id="c1"><p class="printed">原文</p><p hidden>none</p></li></ul>
    <svg id="x"><text>図</text></svg><svg id="y"><text>図</text></svg></section></main><p>foot</p></body>`;

  it('is what stands in its body, block by block', () => {
    const page = readPage(html)!;
    expect(page.title).toBe('名 & 称');
    expect(page.blocks.map(({ text, role, id }) => [text, role, id])).toEqual([
      ['名 & 称', 'title', ''],
      ['Name', 'key', ''],
      ['一つの語 次', 'body', ''],
      ['記載', 'key', 'facts'],
      ['原文', 'body', 'c1'],
      ['図', 'body', 'facts'],
    ]);
    expect(page.blocks[4]).toMatchObject({ isPrinted: true, heading: 0 });
  });

  it('is nothing for a page that search leaves out', () => {
    expect(readPage('<main><p>text</p></main>')).toBeUndefined();
  });
});

test.each([
  ['約10.7億円', [1070], [], []],
  ['10.7億円程度', [1070], [], []],
  ['10.7億円の予算', [1070], [], ['予算']],
  ['令和5年度予算', [], [2023], ['予算']],
  ['SICORP 2023年度', [], [2023], ['sicorp']],
])('%s is read as a figure with what is left of its words', (query, amounts, years, rest) => {
  const read = readFigureQuery(query, parseQuery(query));
  expect(read.amounts.map(({ millionYen }) => millionYen)).toEqual(amounts);
  expect(read.years.map(({ year }) => year)).toEqual(years);
  expect(read.rest).toEqual(rest);
});

test('an excerpt keeps a match at the end of a long text', () => {
  const tail = 'internationalcooperation and support of joint projects by SATREPS';
  const written = `${'Research '.repeat(20)}${tail}`;
  const spans = cutExcerpt(written, parseQuery('satreps'), 60);
  expect(spans.filter(({ isMarked }) => isMarked)).toEqual([{ text: 'SATREPS', isMarked: true }]);
});
