/** How citations lead to the documents behind what is cited; the script of filtered views writes the same words. */
export const sourceWords = {
  ja: {
    source: '出典：',
    sourceOfList: '一覧全体の出典：',
    original: '原典: ',
    originalOfList: '一覧全体の原典: ',
    sections: (headings: readonly string[]) => headings.join('、'),
    /** The headings of which `sections` was made. */
    readSections: (text: string) => text.split(/(?<=[」』]節|の箇所)、/),
  },
  en: {
    source: 'Source: ',
    sourceOfList: 'Source of the whole list: ',
    original: 'Original: ',
    originalOfList: 'Original of the whole list: ',
    sections: (headings: readonly string[]) =>
      `${headings.length === 1 ? 'section' : 'sections'} ${headings.join('; ')}`,
    readSections: (text: string) => text.replace(/^sections? /, '').split(/(?<=[」』\]]); /),
  },
};
