/** What the reader's filters show of a page, in words and in the address; loaded by pages that have filters. */
import { filterWords } from '../i18n/filter-words.ts';

const words = filterWords[document.documentElement.lang === 'en' ? 'en' : 'ja'];

/**
 * The filters of the address. What is no filter of this page, such as the mark of a newsletter, is no part of what
 * is shown, nor is the version.
 */
export function readFilters(): URLSearchParams {
  const query = new URLSearchParams(location.search);
  // The words of a search stand in the head of the page, where no other page has a filter.
  const isSearch = location.pathname.endsWith('/search/');
  for (const name of new Set(query.keys())) {
    if (isSearch && name !== 'v' && !name.startsWith('utm_')) continue;
    if (!document.querySelector(`main [name="${CSS.escape(name)}"]`)) query.delete(name);
  }
  return query;
}

/** Filters in the words of the controls of the page. */
function describeFilters(query: URLSearchParams): string {
  const values = [...query].flatMap(([name, list]) =>
    // Programs to compare stand in one parameter; other values may have commas of their own.
    (name === 'p' ? list.split(',') : [list]).map((value) => [name, value] as const),
  );
  const parts = values.map(([name, value]) => {
    const controls = [...document.querySelectorAll<HTMLInputElement>(`main [name="${name}"]`)];
    const control = controls.find((it) => it.value === value);
    const label = control?.labels?.[0];
    // The fieldset is the facet; the longer list of its values folds within it.
    const group = (control ?? controls[0])?.closest('fieldset')?.querySelector('legend');
    // Where a row is chosen, its name is said to those who do not see the row. Others count: 招へい 34.
    const spoken = label?.querySelector('.hidden') ?? label;
    const text = spoken?.textContent?.trim().replace(/\s+\d+$/, '') || value;
    return group ? `${group.textContent?.trim()}${words.colon}${text}` : text;
  });
  return parts.join(words.stop);
}

/** The title of a page with its filters. */
export function addFilters(title: string, query: URLSearchParams): string {
  return String(query) ? `${title}${words.open}${describeFilters(query)}${words.shut}` : title;
}

/** Filters as an address has them: a comma stands; some programs write `%2C` anew as `%252C`. */
export function writeFilters(query: URLSearchParams): string {
  return String(query).replaceAll('%2C', ',');
}

const WITH_TITLE = ['DC.title', 'og:title'];
const WITH_ADDRESS = ['eprints.official_url', 'og:url'];
const own = new Map<HTMLMetaElement, string>();

/**
 * Names what is shown where reference managers read the title and the address, so that they save it and not the
 * whole, and on paper, which has no facets.
 */
export function nameSelection(): void {
  const query = readFilters();
  nameConditions(query);
  for (const meta of document.querySelectorAll<HTMLMetaElement>('head meta')) {
    const name = meta.name || (meta.getAttribute('property') ?? '');
    const whole = own.get(meta) ?? meta.content;
    own.set(meta, whole);
    if (WITH_TITLE.includes(name)) meta.content = addFilters(whole, query);
    if (WITH_ADDRESS.includes(name)) meta.content = addQuery(whole, writeFilters(query));
  }
}

/** The words of a search stand in the heading; what narrows it does not. */
function nameConditions(query: URLSearchParams): void {
  const conditions = document.querySelector<HTMLElement>('.conditions');
  const facets = new URLSearchParams([...query].filter(([name]) => name !== 'q'));
  if (!conditions) return;
  conditions.textContent = String(facets) ? addFilters(conditions.dataset.label ?? '', facets) : '';
}

/** Filters stand before the version, as in citations. */
function addQuery(address: string, query: string): string {
  const [page, version] = address.split('?');
  const whole = [query, version].filter(Boolean).join('&');
  return whole ? `${page}?${whole}` : address;
}
