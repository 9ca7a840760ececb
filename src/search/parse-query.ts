import { normalize } from './normalize.ts';

/** One thing that a page must contain. */
export interface Term {
  /** As the reader wrote it, without quotation marks. */
  written: string;
  normal: string;
}

/** Quotation marks count only around a whole part; within a text they are characters like any other. */
const PART = /(?<!\S)["“”]([^"“”]+)["“”](?!\S)|\S+/gu;

/** Splits a query at spaces of any width; what stands in quotation marks stays whole. */
export function parseQuery(query: string): Term[] {
  const terms = [...query.matchAll(PART)].flatMap(([part, quoted = part]) => {
    const written = quoted.trim();
    // A mark that the normal form leaves out is looked up as it is.
    const normal = normalize(written) || written.normalize('NFKC').charAt(0);
    return normal ? [{ written, normal }] : [];
  });
  return terms.filter(
    ({ normal }, index) => terms.findIndex((other) => other.normal === normal) === index,
  );
}
