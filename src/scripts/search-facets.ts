/** Draws the facets of the page of results: what the results can be narrowed to, with right counts. */
import type { SearchWords } from '../i18n/search-words.ts';
import { countFacets, type Choice } from '../search/facets.ts';
import { FACETS, type Facet } from '../search/page.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { make } from './search-view.ts';

const FIRST_VALUES = 8;

/** The facets of what was found; `opened` are those whose longer list the reader has opened. */
export function drawFacets(
  index: SearchIndex,
  hits: readonly { document: number }[],
  { choice, words, opened }: { choice: Choice; words: SearchWords; opened: ReadonlySet<string> },
): HTMLElement[] {
  const counts = countFacets(index, hits, choice);
  return FACETS.flatMap((facet) => {
    const values = sortValues(facet, counts[facet], choice[facet] ?? []);
    if (values.length === 0) return [];
    const boxes = values.map(([value, count]) => {
      const isChosen = choice[facet]?.includes(value) ?? false;
      return drawBox({ facet, value, count, isChosen, label: index.labels[facet]?.[value] });
    });
    const rest = boxes.slice(FIRST_VALUES);
    const more = make(
      'details',
      { 'data-facet': facet, open: opened.has(facet) ? '' : undefined },
      make('summary', {}, words.moreValues(rest.length)),
      ...rest,
    );
    const legend = make('legend', {}, words.facets[facet]);
    const first = boxes.slice(0, FIRST_VALUES);
    return [make('fieldset', { class: 'facet' }, legend, ...first, rest.length > 0 && more)];
  });
}

/** Chosen values first, then the most frequent; years from the newest. */
function sortValues(
  facet: Facet,
  values: readonly [string, number][],
  chosen: readonly string[],
): [string, number][] {
  const rank = ([value]: [string, number]) => (chosen.includes(value) ? 0 : 1);
  return [...values].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (facet === 'year' ? Number(b[0]) - Number(a[0]) : b[1] - a[1]) ||
      (a[0] < b[0] ? -1 : 1),
  );
}

function drawBox(item: {
  facet: Facet;
  value: string;
  count: number;
  isChosen: boolean;
  label: string | undefined;
}): HTMLElement {
  const { facet, value, count, isChosen, label = value } = item;
  const box = make('input', {
    type: 'checkbox',
    name: facet,
    value,
    checked: isChosen ? '' : undefined,
  });
  return make('label', {}, box, ` ${label} `, make('span', {}, String(count)));
}
