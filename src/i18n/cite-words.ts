import { sourceWords } from './source-words.ts';

/** Words of citations, versions and clips. */
export const citeWords = {
  ja: {
    ...sourceWords.ja,
    sourcePage: '資料のページ',
    document: (title: string) => `原典の資料　${title}`,
    documentOfList: (title: string) => `一覧全体の原典の資料　${title}`,
    noSource: '原典の資料　なし（本サイトが編んだ内容で、資料から引いた記載を含まない）',
    readIn: (site: string, version: string) => `${site} 版 ${version} による`,
    undated: '日付なし',
    printed: (texts: readonly string[]) => `印字${texts.map(quote).join('')}`,
    inferable: { date: '発行年月', title: '資料名', author: '作成者', pages: '頁番号' },
    officeDate: (date: string, isInferred: boolean, rest: string[]) =>
      [
        isInferred ? `${date}（推定）` : date,
        ...(rest.length > 0 ? [`${rest.join('・')}${isInferred ? 'も' : 'は'}推定`] : []),
      ].join('、'),
    inferredParts: (parts: string[]) => `${parts.join('・')}は推定`,
    wholeDocument: '資料全体',
    heading: ({ ja }: { ja: string; en: string }, isOurs: boolean) =>
      isOurs ? `${ja}の箇所` : `${quote(ja)}節`,
    markdown: (version: string, date: string) => `版 ${version}（${date}）`,
    blanks: 'YYYY、M、D は、見た年月日に書き換える。',
    cite: '引用',
    citePage: 'このページを引用',
    citeChart: 'この図を引用',
    version: '版',
    genres: {
      claim: 'この記載',
      recommendation: 'この項目',
      page: 'このページ',
      chart: 'この図',
      view: 'この表示',
      discrepancy: 'この不一致',
      reconciliation: 'この突き合わせ',
      source: '原典の資料',
    },
    nouns: {
      claim: '記載',
      recommendation: '報告書の項目',
      page: 'ウェブページ',
      chart: '図',
      view: '一覧',
      discrepancy: '不一致',
      reconciliation: '突き合わせ',
      source: '資料',
    },
    formats: {
      memo: '行政文書での出典表記',
      sist02: 'SIST 02',
      apa: 'APA 7',
      chicago: 'Chicago 17',
      bibtex: 'BibTeX',
      ris: 'RIS',
      'csl-json': 'CSL-JSON',
      markdown: 'Markdown',
      link: 'リンク',
    },
    history: '変更の履歴',
    feedDocument: (date: string, claims: number) => `${date}の資料。${claims}件の記載を収める。`,
    feedChange: (date: string) => `${date}に内容を改めた。`,
    moved: '移動・取り下げ',
    movedTo: 'ここにあったものの移動先：',
    placeHere: 'このページの該当箇所',
    placeOn: (page: string) => `「${page}」の該当箇所`,
    lastSaid: '取り下げる前の概要',
    withdrawn: (date: string) => `${date}に取り下げた。`,
    movedTitle: '移動したページ',
    withdrawnTitle: '取り下げたページ',
    successor: '代わりのページ',
    clips: 'クリップ',
    accessed: '閲覧日',
    notes: '他のページに示す記載の出典',
  },
  en: {
    ...sourceWords.en,
    sourcePage: 'About the document',
    document: (title: string) => `Source document: ${title}`,
    documentOfList: (title: string) => `Source document of the whole list: ${title}`,
    noSource:
      'Source document: none (compiled by this site; nothing here is taken from a document)',
    readIn: (site: string, version: string) => `via ${site}, version ${version}`,
    undated: 'n.d.',
    printed: (texts: readonly string[]) => `printed ${texts.map(quote).join('')}`,
    inferable: { date: 'date', title: 'title', author: 'author', pages: 'pages' },
    officeDate: (date: string, isInferred: boolean, rest: string[]) => {
      const also = `${listWords(rest)} ${isInferred ? 'also ' : ''}inferred`;
      const notes = [...(isInferred ? ['inferred'] : []), ...(rest.length > 0 ? [also] : [])];
      return notes.length > 0 ? `${date} (${notes.join('; ')})` : date;
    },
    inferredParts: (parts: string[]) => `${listWords(parts)} inferred`,
    wholeDocument: 'whole document',
    // Under our translation alone, a reader would not find the section.
    heading: ({ ja, en }: { ja: string; en: string }, isOurs: boolean) =>
      isOurs ? `[${en}]` : `${en === ja ? '' : `${en} `}${quote(ja)}`,
    markdown: (version: string, date: string) => `version ${version} (${date})`,
    blanks: 'Replace YYYY, Month, MM, D and DD with the day on which you looked.',
    cite: 'Cite',
    citePage: 'Cite this page',
    citeChart: 'Cite this chart',
    version: 'Version',
    genres: {
      claim: 'This claim',
      recommendation: 'This point',
      page: 'This page',
      chart: 'This chart',
      view: 'This view',
      discrepancy: 'This discrepancy',
      reconciliation: 'This reconciliation',
      source: 'Source document',
    },
    nouns: {
      claim: 'Data claim',
      recommendation: 'Point of a report',
      page: 'Web page',
      chart: 'Chart',
      view: 'List',
      discrepancy: 'Discrepancy',
      reconciliation: 'Reconciliation',
      source: 'Document',
    },
    formats: {
      memo: 'Memo line',
      sist02: 'SIST 02',
      apa: 'APA 7',
      chicago: 'Chicago 17',
      bibtex: 'BibTeX',
      ris: 'RIS',
      'csl-json': 'CSL-JSON',
      markdown: 'Markdown',
      link: 'Link',
    },
    history: 'Changes',
    feedDocument: (date: string, claims: number) =>
      `A document of ${date}; ${claims} claims are taken from it.`,
    feedChange: (date: string) => `Changed on ${date}.`,
    moved: 'Moved and withdrawn',
    movedTo: 'What stood here has moved to',
    placeHere: 'another place on this page',
    placeOn: (page: string) => `a place on “${page}”`,
    lastSaid: 'What it said before it was withdrawn',
    withdrawn: (date: string) => `Withdrawn on ${date}.`,
    movedTitle: 'This page has moved',
    withdrawnTitle: 'This page was withdrawn',
    successor: 'In its place',
    clips: 'Clips',
    accessed: 'Date of access',
    notes: 'Sources of claims listed on other pages',
  },
};

/** What is printed stays exact, so that what has 「」 of its own stands in 『』. */
function quote(text: string): string {
  return /[「」]/.test(text) ? `『${text}』` : `「${text}」`;
}

function listWords(words: string[]): string {
  return new Intl.ListFormat('en').format(words);
}
