/** How the filters of a list are put into words, in citations, in titles and on paper. */
export const filterWords = {
  ja: { colon: '：', stop: '、', open: '（', shut: '）' },
  en: { colon: ': ', stop: ', ', open: ' (', shut: ')' },
};
