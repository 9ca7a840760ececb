import { normalize } from './normalize.ts';

/** One thing that a page must contain. */
export interface Term {
  /** As the reader wrote it, without quotation marks. */
  written: string;
  normal: string;
  /** The normal form with the thousands of its numbers set apart, or no longer so; it means the same. */
  regrouped?: string;
}

/** Quotation marks of every kind, as they open and close; they count only around a whole part of a query. */
const QUOTED = [
  '["“”„＂]([^"“”„＂]+)["“”＂]',
  '「([^「」]+)」',
  '『([^『』]+)』',
  '«([^«»]+)»',
  "[‘']([^‘’']+)[’']",
];
const PART = new RegExp(`(?<!\\S)(?:${QUOTED.join('|')})(?!\\S)|\\S+`, 'gu');

/** Splits a query at spaces of any width; what stands in quotation marks stays whole. */
export function parseQuery(query: string): Term[] {
  const terms = [...query.matchAll(PART)].flatMap(([part, ...quoted]) => {
    const written = (quoted.find((text) => text !== undefined) ?? part).trim();
    // A mark that the normal form leaves out is looked up as it is.
    const normal = normalize(written) || written.normalize('NFKC').charAt(0);
    return normal ? [{ written, normal, ...regroup(normal) }] : [];
  });
  return terms.filter(
    ({ normal }, index) => terms.findIndex((other) => other.normal === normal) === index,
  );
}

const GROUPED = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g;
/** Four digits of this or the last century are a year, which nobody groups. */
const UNGROUPED = /(?<![\d.,])(?!(?:19|20)\d{2}(?!\d))\d{4,15}(?![\d,])/g;

function regroup(normal: string): Pick<Term, 'regrouped'> {
  const other =
    normal.search(GROUPED) >= 0
      ? normal.replace(GROUPED, (number) => number.replaceAll(',', ''))
      : normal.replace(UNGROUPED, (number) => number.replace(/\B(?=(?:\d{3})+$)/g, ','));
  return other === normal ? {} : { regrouped: other };
}
