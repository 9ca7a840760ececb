import type { Locale } from './locales.ts';

/** The eras of the Japanese calendar that a year can be counted in. */
export type Era = 'meiji' | 'taisho' | 'showa' | 'heisei' | 'reiwa';

const ja = {
  title: '検索',
  results: (query: string, count: number) => `「${query}」の検索結果　${count}件`,
  none: (query: string) => `「${query}」に当たるページはありません。`,
  amounts: (query: string, count: number, pages: number) =>
    `「${query}」に一致する金額　${count}件${pages > 0 ? `、ページ　${pages}件` : ''}`,
  yearsOnly: (query: string, count: number) => `「${query}」に当たる年度・年の記載　${count}件`,
  noneChosen: 'この絞り込みに当たるページはありません。',
  waiting: '検索しています。',
  prompt: '事業名、金額、年度、用語を入力してください。',
  failed: '検索の索引を読み込めませんでした。再読み込みするか、索引から探してください。',
  more: '次の20件',
  shown: (shown: number, count: number) => `${count}件のうち${shown}件を表示`,
  noScript: 'この検索にはスクリプトが必要です。使えない場合は、索引と一覧からたどれます。',
  lists: '項目の一覧',
  matches: (count: number) => `${count}か所`,
  facets: {
    kind: '種類',
    agency: '機関',
    year: '年度',
    document: '資料',
    direction: '方向',
    partner: '相手国・枠組み',
  },
  otherPages: '一覧・案内',
  filter: '絞り込み',
  moreValues: (count: number) => `ほか${count}件`,
  clear: '絞り込みの解除',
  lead: '概要',
  named: '名称に一致',
  otherNames: (names: string) => `ほかの名称：${names}`,
  listSeparator: '、',
  figures: '数値として一致する記載',
  figureHow: { exact: '同じ額', rounded: '四捨五入で一致', year: '同じ年度・年' },
  figureNote: (written: string, text: string) => `${written} ≒ ${text}`,
  moreFigures: (count: number) => `ほか${count}件の記載の表示`,
  near: 'もしかして',
  otherWording: '別の言い方で見つかるページ',
  sameMeaning: '同じものを指す語',
  sameYear: '同じ年度の別の書き方',
  otherLanguage: '英語のページ',
  hits: (count: number) => `${count}件`,
  noSuchYear: (era: Era, last: number, written: string, year: number, right: string) =>
    `「${written}」という年はありません。${eraNames.ja[era]}は${last}年までです。続けて数えた${year}年は${right}に当たります。`,
  openDialog: '検索の表示',
  closeDialog: '閉じる',
  allResults: (count: number) => `全${count}件の表示`,
  keys: '↑↓ 選択　Enter 表示　Esc 終了',
  index: '索引',
  indexTitle: '五十音順とA–Zの索引',
  indexLead: 'すべての項目を、日本語の読みの順と、英語名・略称の順に並べています。',
  kanaTitle: 'あ–ん',
  latinTitle: 'A–Z',
  otherLetters: '数字・記号',
  indexLink: '五十音順とA–Zの索引',
};

export type SearchWords = typeof ja;

const en: SearchWords = {
  title: 'Search',
  results: (query, count) =>
    `${new Intl.NumberFormat('en').format(count)} ${count === 1 ? 'result' : 'results'} for “${query}”`,
  none: (query) => `No page contains “${query}”.`,
  amounts: (query, count, pages) =>
    `${count} ${count === 1 ? 'amount' : 'amounts'}${pages > 0 ? ` and ${pages} ${pages === 1 ? 'page' : 'pages'}` : ''} for “${query}”`,
  yearsOnly: (query, count) =>
    `${count} ${count === 1 ? 'claim' : 'claims'} of the year “${query}”`,
  noneChosen: 'No page meets these filters.',
  waiting: 'Searching.',
  prompt: 'Enter a program, an amount, a fiscal year or a term.',
  failed: 'The search index could not be read. Reload the page, or use the index.',
  more: 'Next 20',
  shown: (shown, count) => `${shown} of ${count} shown`,
  noScript: 'This search needs scripts. Without them, use the index and the lists below.',
  lists: 'Browse the lists',
  matches: (count) => (count === 1 ? '1 place' : `${count} places`),
  facets: {
    kind: 'Kind',
    agency: 'Body',
    year: 'Fiscal year',
    document: 'Document',
    direction: 'Direction',
    partner: 'Partner',
  },
  otherPages: 'Lists and guides',
  filter: 'Filter',
  moreValues: (count) => `${count} more`,
  clear: 'Clear filters',
  lead: 'Summary',
  named: 'Matches its name',
  otherNames: (names) => `Other names: ${names}`,
  listSeparator: '; ',
  figures: 'Claims that match as figures',
  figureHow: { exact: 'same amount', rounded: 'matches when rounded', year: 'same year' },
  figureNote: (written, text) => `${written} ≈ ${text}`,
  moreFigures: (count) => `Show ${count} more claims`,
  near: 'Did you mean',
  otherWording: 'Found when put otherwise',
  sameMeaning: 'Other names of the same thing',
  sameYear: 'The same year, written otherwise',
  otherLanguage: 'Japanese pages',
  hits: (count) => String(count),
  noSuchYear: (era, last, written, year, right) =>
    `There is no year “${written}”: ${eraNames.en[era]} ended in its year ${last}. Counted on, it would be ${year}, which is ${right}.`,
  openDialog: 'Open search',
  closeDialog: 'Close',
  allResults: (count) => `See all ${count}`,
  keys: '↑↓ choose   Enter open   Esc close',
  index: 'Index',
  indexTitle: 'Index A–Z and by Japanese reading',
  indexLead: 'Everything on this site by English name and acronym, and by Japanese reading.',
  kanaTitle: 'By Japanese reading',
  latinTitle: 'A–Z',
  otherLetters: 'Digits and signs',
  indexLink: 'Open the full index',
};

const eraNames: Record<Locale, Record<Era, string>> = {
  ja: { meiji: '明治', taisho: '大正', showa: '昭和', heisei: '平成', reiwa: '令和' },
  en: { meiji: 'Meiji', taisho: 'Taisho', showa: 'Showa', heisei: 'Heisei', reiwa: 'Reiwa' },
};

/** The words of search in both languages; a module of its own, since the browser loads it. */
export const searchWords: Record<Locale, SearchWords> = { ja, en };
