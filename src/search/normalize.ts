/** A text in the one form in which page and query are compared, with the way back to what was written. */
export interface Normal {
  text: string;
  /** For each unit of `text`, where its origin begins and ends in the written text. */
  starts: number[];
  ends: number[];
}

/** A character with the marks that belong to it, half-width voicing marks too, so that ｶﾞ is one. */
const CLUSTER = /.[\p{M}\uff9e\uff9f]*/gsu;
const SPACE = /^\s$/u;
/** Long-vowel marks, middle dots, zero-width and direction characters and soft hyphens: written or left out at will. */
const DROPPED = /[ー・·•‧∙⋅\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Brackets and quotation marks of every kind: written or left out at will, and a space where they part Latin words. */
const BRACKET = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'`]$/u;
const APOSTROPHE = /^['’]$/;
const LATIN = /^[\p{Script=Latin}\d]/u;
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/;

const SAME: Record<string, string> = {
  ヵ: 'か',
  ヶ: 'か',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '〜': '~',
  '∼': '~',
  '’': "'",
};

/**
 * Brings a text into its normal form: NFKC, lower case, hiragana for katakana, one kind of dash, no accents,
 * long-vowel marks or middle dots. White space, brackets and quotation marks are one space between Latin words and
 * nothing beside a Japanese character, where documents break lines at will.
 */
export function normalize(written: string): string {
  return normalizeWithOrigins(written).text;
}

/** Like {@link normalize}, and keeps where each character comes from, so that a match can be marked as written. */
export function normalizeWithOrigins(written: string): Normal {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let space: [number, number] | undefined;
  const push = (unit: string, start: number, end: number) => {
    units.push(unit);
    starts.push(start);
    ends.push(end);
  };
  for (const { 0: cluster, index } of written.matchAll(CLUSTER)) {
    const end = index + cluster.length;
    const isWithinWord =
      APOSTROPHE.test(cluster) &&
      !space &&
      LATIN.test(units.at(-1) ?? '') &&
      LATIN.test(written.slice(end));
    if (!isWithinWord && (SPACE.test(cluster) || BRACKET.test(cluster.normalize('NFKC')))) {
      space ??= [index, end];
      continue;
    }
    // A long vowel that is left out still belongs to its kana when a match is marked.
    if (/[ーｰ]/.test(cluster) && ends.at(-1) === index) ends[ends.length - 1] = end;
    for (const unit of fold(cluster).split('')) {
      // A compatibility character can itself unfold to a space.
      if (unit === ' ') {
        space ??= [index, end];
        continue;
      }
      const last = units.at(-1);
      if (space && last !== undefined && !isWide(last) && !isWide(unit)) push(' ', ...space);
      space = undefined;
      push(unit, index, end);
    }
  }
  return { text: units.join(''), starts, ends };
}

function fold(cluster: string): string {
  const plain = cluster.normalize('NFKC').replace(DROPPED, '');
  return [...plain].map(foldCharacter).join('');
}

function foldCharacter(character: string): string {
  const same = SAME[character];
  if (same !== undefined) return same;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x30a1 && code <= 0x30f6) return String.fromCharCode(code - 0x60);
  const lower = character.toLowerCase();
  return ACCENTED.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
}

/** The marks of a text that its normal form leaves out and that can still be asked for by themselves. */
export function listDroppedMarks(written: string): string[] {
  const marks = written.normalize('NFKC').match(/[\p{P}ー]/gu) ?? [];
  return [...new Set(marks)].filter((mark) => normalize(mark) === '');
}

/** Kana, ideographs and their punctuation, which are written without spaces; surrogates are ideographs here. */
export function isWide(unit: string): boolean {
  return unit.charCodeAt(0) >= 0x2e80;
}

/** A name as a key: its normal form without spaces and punctuation, so that `J RAPID` is `J-RAPID`. */
export function toNameKey(name: string): string {
  return normalize(name).replace(/[^\p{L}\p{N}]/gu, '');
}
