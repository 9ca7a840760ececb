/** Text sizes of the chart grammar in pixels; they must match src/styles/charts.css. */
export const LABEL_PX = 13;
export const TICK_PX = 12;

const FULL_WIDTH = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60\u2190-\u21FF\u2260]/u;
const NARROW = /[ .,:;'’|!()[\]/ilj\u2010-\u2013-]/u;
const WIDE = /[MW%@&mw]/u;

/**
 * Estimates how wide a string prints. Fonts differ between readers, so the widths are those
 * of a broad face and err to the wide side.
 */
export function estimateTextWidth(text: string, sizePx = LABEL_PX): number {
  let em = 0;
  for (const char of text) {
    if (FULL_WIDTH.test(char)) em += 1;
    else if (NARROW.test(char)) em += 0.36;
    else if (WIDE.test(char)) em += 0.88;
    else if (/[A-Z]/u.test(char)) em += 0.66;
    else em += 0.58;
  }
  return em * sizePx;
}

/** Splits into the smallest pieces a line may break between: words, or single kana and kanji. */
function splitIntoPieces(text: string): string[] {
  // A closing mark or small kana stays with the piece before it, an opening one with the next.
  return (
    text.match(
      /[（「『［]*(?:[\u2E80-\u9FFF\uF900-\uFAFF]|[^\s\u2E80-\u9FFF\uF900-\uFAFF（「『［）」』］、。・／]+)[）」』］、。・／ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]*\s*|\s+/gu,
    ) ?? [text]
  );
}

/** The same pieces with words in katakana whole, for lines that are long enough for them. */
export function splitIntoWords(text: string): string[] {
  const words: string[] = [];
  for (const piece of splitIntoPieces(text)) {
    const joins = /^[ァ-ヺー]/.test(piece) && /[ァ-ヺー]$/.test(words.at(-1) ?? '');
    if (joins) words.push(`${words.pop()}${piece}`);
    else words.push(piece);
  }
  return words;
}

/** Breaks a label into lines of at most `widthPx`; a single word may be longer. */
export function wrapLabel(
  text: string,
  widthPx: number,
  sizePx = LABEL_PX,
  split = splitIntoPieces,
): string[] {
  if (estimateTextWidth(text, sizePx) <= widthPx) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of split(text)) {
    if (line && estimateTextWidth((line + piece).trimEnd(), sizePx) > widthPx) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  lines.push(line.trim());
  return balanceLines(lines.filter(Boolean), widthPx, sizePx, split);
}

/** Avoids a last line of one character by taking one piece from the line above. */
function balanceLines(
  lines: string[],
  widthPx: number,
  sizePx: number,
  split: typeof splitIntoPieces,
): string[] {
  const last = lines.at(-1)!;
  const above = lines.at(-2);
  if (!above || [...last].length > 1) return lines;
  const pieces = split(above);
  const moved = pieces.at(-1)! + last;
  if (pieces.length < 2 || estimateTextWidth(moved, sizePx) > widthPx) return lines;
  return [...lines.slice(0, -2), pieces.slice(0, -1).join('').trim(), moved];
}
