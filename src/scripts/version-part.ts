/** What of a page was cited, by its address: a part of it, a comparison, a search or a filtered list. */
import type { versionWords } from '../i18n/version-words.ts';
import { NOT_STATED, PROGRAM_FACETS, type FacetName } from '../model/program-facets.ts';

/** A change as the build writes it, of a claim, of another record, or of the page's own record. */
export interface Change {
  thing?: string;
  field: string;
  before?: string;
  after?: string;
  /** The first is the record that the change is in. */
  records: string[];
  /** Claims that the change bears on, too. */
  beside?: string[];
  label: { ja: string; en: string };
  words: Record<'ja' | 'en', { before?: string; after?: string }>;
}

export interface Cited {
  includes: (change: Change) => boolean;
  /** What is said if some of the changes are in what was cited, and if none are. */
  changed: (date: string) => string;
  elsewhere: (date: string) => string;
  /** Whether it is as large as a page, and has what a page has of texts. */
  hasTexts: boolean;
}

type Words = (typeof versionWords)['ja'];

/** Texts of a record, of which other pages show a sentence or nothing, and ties, of which they show nothing. */
const TEXT = /^(summary|details|narrative|note)\b/;
const TIE = /^(keywords|synonyms|related)\b/;
const NAME = /^(name|shortName)\./;

function isOnOwnPage(field: string): boolean {
  return TEXT.test(field) || TIE.test(field);
}

/** Reads what was cited; `page` is the record or view that the whole page has. */
export async function readCited(page: string, words: Words): Promise<Cited> {
  const query = new URLSearchParams(location.search);
  const view = location.pathname.split('/').at(-2);
  if (location.hash) return readPart(page, words);
  if (view === 'compare' && query.has('p')) return readComparison(query, words);
  if (view === 'search' && query.has('q')) return readSearch(query, words);
  // The page of a record has all that is told of it; its page of changes and the lists of records have not.
  const isWhole =
    page === 'views/search' || (!page.startsWith('views/') && view !== 'changes' && isPageOf(page));
  if (isWhole) return { ...toWhole(words), changed: words.changed };
  const isFiltered = [...query.keys()].some((name) => name !== 'v');
  const isThere = listPrinted(page);
  return {
    includes: (change) => isThere(change) && (!isFiltered || isLetThrough(change, query)),
    changed: words.changed,
    elsewhere: isFiltered ? () => words.elsewhere : words.elsewhereInSite,
    hasTexts: true,
  };
}

/** The page of changes of a program has the version of the program. */
function isPageOf(record: string): boolean {
  return location.pathname.endsWith(`/${toAddress(record)}/`);
}

function toAddress(record: string): string {
  return record.replace('budget-lines/', 'budget/');
}

function toWhole({ whole }: Words): Cited {
  return { includes: () => true, changed: whole, elsewhere: whole, hasTexts: true };
}

/** Of a filtered list, what the filter lets through counts, what it did let through, and what is gone. */
function isLetThrough(change: Change, query: URLSearchParams): boolean {
  const rows = change.records.flatMap((record) => [
    ...document.querySelectorAll<HTMLElement>(`[data-record="${CSS.escape(record)}"]`),
  ]);
  const isShown = rows.length === 0 || rows.some((row) => !row.closest('[hidden]'));
  return isShown || wasLetThrough(change, query);
}

/** Whether a record left the list with a value that the filter asks for. */
function wasLetThrough({ field, before }: Change, query: URLSearchParams): boolean {
  const names = Object.keys(PROGRAM_FACETS) as FacetName[];
  const facet = names.find((name) => PROGRAM_FACETS[name] === field);
  const values = before?.split(', ') ?? [NOT_STATED];
  return facet !== undefined && query.getAll(facet).some((value) => values.includes(value));
}

/** What a page prints of the records that it names: the claims that its marks open, names, and other fields. */
function listPrinted(page: string): Cited['includes'] {
  const main = document.querySelector('main')!;
  const claims = listClaims(main);
  const text = squeeze(main.textContent);
  const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
  return (change) => {
    const { thing = page, field, after, words } = change;
    // A page about the site has a text of its own.
    if (thing.startsWith('views/')) return true;
    if (isOfClaims(change)) return isAmong(claims, change);
    if (isGone(change)) return true;
    if (TIE.test(field)) return false;
    if (TEXT.test(field)) {
      return splitSentences(words[locale].after).some((sentence) => text.includes(sentence));
    }
    if (NAME.test(field) && !text.includes(squeeze(after ?? ''))) return false;
    return isShown(main, thing, '');
  };
}

/** Without spaces, which are not the same in a page as in a value. */
function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

/** The sentences of a text that was cut where it did not change. */
function splitSentences(text = ''): string[] {
  return text
    .split(/(?<=。)|(?<=[.?!]) |…/)
    .map(squeeze)
    .filter((sentence) => sentence.length > 1);
}

function isGone({ field, after }: Change): boolean {
  return field === 'listed' && after === undefined;
}

function isOfClaims({ thing = '', beside = [] }: Change): boolean {
  return thing.startsWith('claims/') || beside.length > 0;
}

function isAmong(claims: ReadonlySet<string>, { thing = '', beside = [] }: Change): boolean {
  return [thing, ...beside].some((it) => claims.has(it));
}

/** A chart, a discrepancy or a row of a table. Other places are where a reader was led, and hold what they may. */
function readPart(page: string, words: Words): Cited {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const part = target?.closest<HTMLElement>('figure[id], .differing[id], tr[id]');
  if (!part) return toWhole(words);
  const claims = listClaims(part);
  const axes = part.dataset.axes?.split(' ') ?? [];
  const includes = (change: Change) => {
    const { thing = page, field, before, after } = change;
    if (isOfClaims(change)) return isAmong(claims, change);
    // What this site says of claims has the id of the part that says it: discrepancies/d-….
    if (part.id === thing.split('/')[1]) return true;
    if (part.id === thing.replace('schemes/', 'scheme-')) return !isOnOwnPage(field);
    // Beside claims, records have only their names, of which the other language and the long form are not shown.
    // A part without claims shows what the records say.
    if (claims.size > 0) {
      const isName = NAME.test(field) && part.textContent.includes(after ?? '');
      return isName && isShown(part, thing, page);
    }
    if (isGone(change)) return true;
    // Without the value that put it there, a record is no longer in the drawing.
    if (axes.includes(field) && before !== undefined) return true;
    return !isOnOwnPage(field) && isShown(part, thing, page);
  };
  const hasTexts = part.tagName !== 'FIGURE';
  return { includes, changed: words.changed, elsewhere: words.elsewhereOnPage, hasTexts };
}

/** The claims whose proofs a part opens; one mark may stand for several. */
function listClaims(part: Element): Set<string> {
  const ids = [...part.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')].flatMap((link) => [
    // A link of a drawing has no `hash`.
    decodeURIComponent(link.getAttribute('href')!.split('#')[1]!),
    ...(link.dataset.claim?.split(' ') ?? []),
  ]);
  return new Set(ids.map((id) => `claims/${id}`));
}

function isShown(part: Element, record: string, page: string): boolean {
  return record === page || part.querySelector(`a[href*="/${toAddress(record)}/"]`) !== null;
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
  const includes = (change: Change) => {
    const { thing = '', field, records } = change;
    if (!isOfClaims(change)) return programs.has(thing) && !isOnOwnPage(field);
    return isAmong(claims, change) || (isGone(change) && programs.has(records[0] ?? ''));
  };
  return { includes, changed: words.changed, elsewhere: words.elsewhereOnPage, hasTexts: false };
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
    const includes = ({ thing, records, beside = [] }: Change) => {
      // A change of a document is in every record of whose claims it is told; other changes are in the first.
      const isOfDocument = beside.length > 0 && thing?.startsWith('sources/');
      const within = isOfDocument ? records : records.slice(0, 1);
      return [thing ?? '', ...within].some((it) => found.has(it));
    };
    return { includes, changed: words.found, elsewhere: words.notFound, hasTexts: true };
  } catch {
    return toWhole(words);
  }
}
