/**
 * The page of results. The query and the chosen facets stand in its address, so that a search can be cited. It
 * searches while the reader types, but never on what an input method has not finished composing.
 */
import { searchWords } from '../i18n/search-words.ts';
import { filterDocuments, type Choice } from '../search/facets.ts';
import { FACETS, type Facet } from '../search/page.ts';
import type { Hit } from '../search/rank.ts';
import { readResult, type Result } from '../search/read-result.ts';
import { runSearch, type Answer } from '../search/run-search.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { nameSelection } from './filters.ts';
import { drawFacets } from './search-facets.ts';
import { drawOffers, drawYearNotes } from './search-offers.ts';
import {
  describeAnswer,
  drawFigure,
  drawResult,
  getLocale,
  make,
  openIndex,
} from './search-view.ts';

const PAGE_SIZE = 20;
const FIRST_FIGURES = 5;
const TYPING_PAUSE = 180;

const locale = getLocale();
const words = searchWords[locale];
const root = document.querySelector<HTMLElement>('#search');
const heading = document.querySelector('h1');
const siteName = document.title.split(' | ').at(-1) ?? '';
const inputs = [...document.querySelectorAll<HTMLInputElement>('input[name="q"]')];

const status = pick('[role="status"]');
const offers = pick('.offers');
const figures = pick('.figures');
const list = pick('.hits');
const more = pick('button.more');
const drawn = pick('.drawn');
const narrow = pick('details.narrow');
const facets = pick('.facets');
const clear = pick('button.clear');

/** Counts searches, so that a slow answer to an older one is dropped. */
let turn = 0;
let query = '';

function pick(selector: string): HTMLElement {
  return root?.querySelector<HTMLElement>(selector) ?? make('div');
}

function readChoice(): Choice {
  const address = new URLSearchParams(location.search);
  return Object.fromEntries(FACETS.map((facet) => [facet, address.getAll(facet)]));
}

function writeAddress(text: string, choice: Choice, isNew = false): void {
  const address = new URLSearchParams(text ? { q: text } : {});
  for (const facet of FACETS) {
    for (const value of choice[facet] ?? []) address.append(facet, value);
  }
  const target = address.size > 0 ? `?${address}` : location.pathname;
  if (isNew) history.pushState(null, '', target);
  else history.replaceState(null, '', target);
}

/** Searches for what the address says and shows it. */
async function show(): Promise<void> {
  const own = ++turn;
  query = (new URLSearchParams(location.search).get('q') ?? '').trim();
  for (const input of inputs) {
    if (input !== document.activeElement) input.value = query;
  }
  if (!query) return showNothing(words.prompt);
  status.textContent = words.waiting;
  root?.setAttribute('aria-busy', 'true');
  try {
    const index = await openIndex(locale);
    const answer = await runSearch(index, query);
    if (own === turn) await showAnswer(index, answer, own);
  } catch (error) {
    if (own === turn) showNothing(words.failed);
    throw error;
  }
}

function showNothing(text: string): void {
  announce(text);
  root?.removeAttribute('aria-busy');
  delete list.dataset.count;
  drawn.textContent = '';
  for (const area of [offers, figures, list, facets]) area.replaceChildren();
  for (const part of [more, clear, figures, narrow]) part.hidden = true;
  nameSelection();
}

function announce(text: string): void {
  status.textContent = text;
  if (heading) heading.textContent = text;
  document.title = `${text} | ${siteName}`;
}

async function showAnswer(index: SearchIndex, answer: Answer, own: number): Promise<void> {
  const choice = readChoice();
  const isChosen = FACETS.some((facet) => choice[facet]!.length > 0);
  const hits = filterDocuments(index, answer.hits, choice);
  const [results, claims] = await Promise.all([
    readResults(index, answer, hits.slice(0, PAGE_SIZE)),
    drawFigures(index, answer, 0, FIRST_FIGURES),
  ]);
  if (own !== turn) return;
  announce(describeAnswer({ query, answer, count: hits.length, words }));
  showFacets(index, answer, choice);
  nameSelection();
  clear.hidden = !isChosen;
  // Where nothing is found there is nothing to narrow.
  narrow.hidden = answer.hits.length === 0;
  offers.replaceChildren(...drawYearNotes(answer, words, locale));
  showFigures(index, answer, claims);
  const isNone = isChosen && hits.length === 0 && answer.hits.length > 0;
  list.replaceChildren(...results.map(draw));
  list.dataset.count = String(hits.length);
  if (isNone) list.append(make('li', { class: 'note' }, words.noneChosen));
  showMore(index, answer, hits);
  const offered = await drawOffers({ index, locale, words, query, answer, top: results[0] });
  if (own !== turn) return;
  offers.append(...offered);
  root?.removeAttribute('aria-busy');
}

function readResults(index: SearchIndex, answer: Answer, hits: readonly Hit[]): Promise<Result[]> {
  return Promise.all(hits.map((hit) => readResult(index, hit, answer.terms, locale)));
}

function draw(result: Result): HTMLElement {
  return drawResult(result, { locale, words });
}

function showMore(index: SearchIndex, answer: Answer, hits: readonly Hit[]): void {
  const own = turn;
  const next = list.childElementCount;
  more.hidden = next >= hits.length;
  // Paper has no button that says that there is more.
  drawn.textContent = more.hidden ? '' : words.shown(next, hits.length);
  more.onclick = async () => {
    const results = await readResults(index, answer, hits.slice(next, next + PAGE_SIZE));
    if (own !== turn) return;
    const items = results.map(draw);
    list.append(...items);
    items[0]?.querySelector('a')?.focus();
    showMore(index, answer, hits);
    status.textContent = words.shown(list.childElementCount, hits.length);
  };
}

async function drawFigures(
  index: SearchIndex,
  answer: Answer,
  from: number,
  to: number,
): Promise<HTMLElement[]> {
  const written = answer.amounts.map((amount) => amount.written).join(' ') || undefined;
  const found = answer.figures.slice(from, to);
  return Promise.all(
    found.map(async (item) => {
      const { path } = await index.loadPassage(item.figure.document, 0);
      return drawFigure(item, { page: path, written }, { locale, words });
    }),
  );
}

function showFigures(index: SearchIndex, answer: Answer, items: readonly HTMLElement[]): void {
  const rest = answer.figures.length - items.length;
  figures.hidden = items.length === 0;
  const claims = make('ol', { class: 'plain' }, ...items);
  const button = make('button', { type: 'button', class: 'button' }, words.moreFigures(rest));
  button.addEventListener('click', async () => {
    const others = await drawFigures(index, answer, items.length, answer.figures.length);
    claims.append(...others);
    button.remove();
    others[0]?.querySelector('a')?.focus();
  });
  figures.dataset.count = String(answer.figures.length);
  figures.replaceChildren(make('h2', {}, words.figures), claims, ...(rest > 0 ? [button] : []));
}

function showFacets(index: SearchIndex, answer: Answer, choice: Choice): void {
  const focused = document.activeElement;
  const isInside = focused instanceof HTMLInputElement && facets.contains(focused);
  const open = [...facets.querySelectorAll<HTMLElement>('details[open]')];
  const opened = new Set(open.map(({ dataset }) => dataset.facet ?? ''));
  facets.replaceChildren(...drawFacets(index, answer.hits, { choice, words, opened }));
  if (!isInside) return;
  // The boxes are drawn anew, so the focus is given back to the one that was changed.
  const { name, value } = focused;
  const boxes = [...facets.querySelectorAll('input')];
  boxes.find((box) => box.name === name && box.value === value)?.focus();
}

function listenTo(input: HTMLInputElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const search = (isNew: boolean) => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text === query && !isNew) return;
    // A new query begins without filters.
    writeAddress(text, text === query ? readChoice() : {}, isNew);
    void show();
  };
  const wait = () => {
    clearTimeout(timer);
    // One Latin letter is in nearly every page: it is searched for only on demand.
    if (/^[a-z]$/i.test(input.value.trim())) return;
    timer = setTimeout(() => search(false), TYPING_PAUSE);
  };
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) wait();
  });
  // The next composition may begin before the pause after the last one ends.
  input.addEventListener('compositionstart', () => clearTimeout(timer));
  input.addEventListener('compositionend', wait);
  input.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    search(true);
  });
}

function listen(): void {
  inputs.forEach(listenTo);
  facets.addEventListener('change', () => {
    const checked = [...facets.querySelectorAll<HTMLInputElement>('input:checked')];
    const choice: Partial<Record<Facet, string[]>> = {};
    for (const { name, value } of checked) (choice[name as Facet] ??= []).push(value);
    writeAddress(query, choice);
    void show();
  });
  clear.addEventListener('click', () => {
    writeAddress(query, {});
    void show();
  });
  addEventListener('popstate', () => void show());
}

if (root) {
  root.hidden = false;
  // On a phone the facets stand before the results, so they are folded there.
  if (matchMedia('(max-width: 40rem)').matches) {
    narrow.removeAttribute('open');
  }
  listen();
  void show();
}
