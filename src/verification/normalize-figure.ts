/**
 * A printed figure in one spelling: full-width letters and digits become plain ones, the kinds of wave dashes become `~`,
 * and white space is left out. Example: `５百万円 〜 １億円` becomes `5百万円~1億円`.
 */
export function normalizeFigure(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[〜～]/g, '~')
    .replace(/\s/g, '');
}
