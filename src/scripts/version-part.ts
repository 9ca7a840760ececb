/** What of a page was cited, by its address: a part of it, a comparison, a search or a filtered list. */
import type { versionWords } from '../i18n/version-words.ts';

/** A change as the build writes it, of a claim, of another record, or of the page's own record. */
export interface Change {
  thing?: string;
  field: string;
  after?: string;
  /** The first is the record that the change is in. */
  records: string[];
  /** Claims on the matter that a claim was on, which is gone or on another one now. */
  beside?: string[];
  label: { ja: string; en: string };
  words: Record<'ja' | 'en', { before?: string; after?: string }>;
}

export interface Cited {
  includes: (change: Change) => boolean;
  /** What is said if some of the changes are in what was cited, and if none are. */
  changed: (date: string) => string;
  elsewhere: (date: string) => string;
}

type Words = (typeof versionWords)['ja'];

/** Texts and ties of a record, which stand on its own page only. */
const OWN_PAGE = /^(summary|details|narrative|note|keywords|synonyms|related)\b/;
const NAME = /^(name|shortName)\./;

/** Reads what was cited; `page` is the record or view that the whole page has. */
export async function readCited(page: string, words: Words): Promise<Cited> {
  const query = new URLSearchParams(location.search);
  const view = location.pathname.split('/').at(-2);
  if (location.hash) return readPart(page, words);
  if (view === 'compare' && query.has('p')) return readComparison(query, words);
  if (view === 'search' && query.has('q')) return readSearch(query, words);
  const elsewhere = () => words.elsewhere;
  return { includes: isLetThrough, changed: words.changed, elsewhere };
}

function toWhole({ whole }: Words): Cited {
  return { includes: () => true, changed: whole, elsewhere: whole };
}

/** Of a filtered list, only what the filter lets through counts, and what is no longer in the list. */
function isLetThrough({ records }: Change): boolean {
  const rows = records.flatMap((record) => [
    ...document.querySelectorAll<HTMLElement>(`[data-record="${CSS.escape(record)}"]`),
  ]);
  return rows.length === 0 || rows.some((row) => !row.closest('[hidden]'));
}

/** A chart, a discrepancy or a row of a table. Other places are where a reader was led, and hold what they may. */
function readPart(page: string, words: Words): Cited {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const part = target?.closest<HTMLElement>('figure[id], .differing[id], tr[id]');
  if (!part) return toWhole(words);
  const claims = listClaims(part);
  const includes = (change: Change) => {
    const { thing = page, field, after, beside = [] } = change;
    if (thing.startsWith('claims/')) return [thing, ...beside].some((it) => claims.has(it));
    if (part.id === thing.replace('schemes/', 'scheme-')) return !OWN_PAGE.test(field);
    // Beside claims, records have only their names, of which the other language and the long form are not shown.
    // A part without claims shows what the records say.
    if (claims.size > 0) {
      const isName = NAME.test(field) && part.textContent.includes(after ?? '');
      return isName && isShown(part, thing, page);
    }
    const isGone = field === 'listed' && after === undefined;
    return isGone || (!OWN_PAGE.test(field) && isShown(part, thing, page));
  };
  return { includes, changed: words.changed, elsewhere: words.elsewhereOnPage };
}

/** The claims whose proofs a part opens; one mark may stand for several. */
function listClaims(part: HTMLElement): Set<string> {
  const ids = [...part.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')].flatMap((link) => [
    // A link of a drawing has no `hash`.
    decodeURIComponent(link.getAttribute('href')!.split('#')[1]!),
    ...(link.dataset.claim?.split(' ') ?? []),
  ]);
  return new Set(ids.map((id) => `claims/${id}`));
}

function isShown(part: HTMLElement, record: string, page: string): boolean {
  const address = record.replace('budget-lines/', 'budget/');
  return record === page || part.querySelector(`a[href*="/${address}/"]`) !== null;
}

/** Programs side by side, with the claims that the script has fetched of them. */
async function readComparison(query: URLSearchParams, words: Words): Promise<Cited> {
  const chosen = document.querySelector<HTMLElement>('#chosen')!;
  await waitUntilDrawn(chosen);
  const claims = listClaims(chosen);
  // Where a page could not be fetched, what it states is not there to be told from the rest.
  if (chosen.dataset.state === 'failed') return toWhole(words);
  const ids = query.getAll('p').flatMap((list) => list.split(','));
  const programs = new Set(ids.map((id) => `programs/${id}`));
  const includes = ({ thing = '', field, after, records, beside = [] }: Change) => {
    if (!thing.startsWith('claims/')) return programs.has(thing) && !OWN_PAGE.test(field);
    const isGone = field === 'listed' && after === undefined;
    return (
      [thing, ...beside].some((it) => claims.has(it)) || (isGone && programs.has(records[0] ?? ''))
    );
  };
  return { includes, changed: words.changed, elsewhere: words.elsewhereOnPage };
}

function waitUntilDrawn(chosen: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!chosen.dataset.state) return;
      watcher.disconnect();
      resolve();
    };
    const watcher = new MutationObserver(check);
    watcher.observe(chosen, { attributeFilter: ['data-state'] });
    check();
  });
}

/** What the search finds now; what it found then is not on record. */
async function readSearch(query: URLSearchParams, words: Words): Promise<Cited> {
  try {
    // Few addresses with a version are of a search, so what searches is loaded only then.
    const { listFound } = await import('./version-search.ts');
    const found = await listFound(query);
    if (!found) return toWhole(words);
    const includes = ({ thing, records }: Change) =>
      found.has(thing ?? '') || found.has(records[0] ?? '');
    return { includes, changed: words.found, elsewhere: words.notFound };
  } catch {
    return toWhole(words);
  }
}
