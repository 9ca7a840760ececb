/** The search dialog: results while typing, chosen with the arrow keys and opened with Enter. */
import { searchWords } from '../i18n/search-words.ts';
import { findOffers } from '../search/find-offers.ts';
import { readResult, type Result } from '../search/read-result.ts';
import { runSearch, type Answer } from '../search/run-search.ts';
import type { SearchIndex } from '../search/search-index.ts';
import {
  describeAnswer,
  getLocale,
  make,
  markSpans,
  nameKind,
  openIndex,
  toAddress,
  toSearchAddress,
} from './search-view.ts';

const FIRST_HITS = 8;
const FIRST_FIGURES = 3;
const TYPING_PAUSE = 120;

const locale = getLocale();
const words = searchWords[locale];

const input = make('input', {
  type: 'search',
  role: 'combobox',
  autocomplete: 'off',
  'aria-label': words.title,
  'aria-expanded': 'false',
  'aria-controls': 'search-options',
  'aria-autocomplete': 'list',
  placeholder: words.prompt,
}) as HTMLInputElement;
const options = make('div', { id: 'search-options', role: 'listbox', 'aria-label': words.title });
const status = make('p', { role: 'status', class: 'meta' }, words.prompt);
const all = make('a', { class: 'all' }) as HTMLAnchorElement;
const close = make(
  'button',
  { type: 'button', class: 'close', 'aria-label': words.closeDialog },
  '×',
);
const dialog = make(
  'dialog',
  { class: 'search-dialog', 'aria-label': words.title },
  make('div', { class: 'find' }, input, close),
  status,
  options,
  make('p', { class: 'meta keys' }, all, make('span', {}, words.keys)),
) as HTMLDialogElement;

let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let active: HTMLElement | undefined;

/** Opens the dialog; what was typed before is still there, selected. */
export function openSearch(): void {
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
  activate(undefined);
  input.focus();
  input.select();
  // The index is opened while the reader types; if that fails, the search itself says so.
  openIndex(locale).catch(() => undefined);
}

async function search(): Promise<void> {
  const own = ++turn;
  const query = input.value.trim();
  if (!query) return show([], words.prompt);
  try {
    const index = await openIndex(locale);
    const answer = await runSearch(index, query);
    const drawn = await drawOptions(index, answer, query);
    if (own !== turn) return;
    show(drawn, describeAnswer({ query, answer, count: answer.hits.length, words }));
    all.hidden = answer.hits.length <= FIRST_HITS && answer.figures.length <= FIRST_FIGURES;
    all.href = toSearchAddress(locale, query);
    all.textContent = words.allResults(answer.hits.length);
  } catch (error) {
    if (own === turn) show([], words.failed);
    throw error;
  }
}

function show(items: readonly HTMLElement[], text: string): void {
  options.replaceChildren(...items);
  status.textContent = text;
  input.setAttribute('aria-expanded', String(items.length > 0));
  all.hidden = true;
  activate(undefined);
}

/**
 * Figures first, since a reader who types an amount wants the figure; then pages; then near names, and where nothing
 * is found other wordings.
 */
async function drawOptions(
  index: SearchIndex,
  answer: Answer,
  query: string,
): Promise<HTMLElement[]> {
  const { hits, figures, near, terms } = answer;
  const isEmpty = hits.length === 0 && figures.length === 0;
  const [claims, results, nearPages, wordings] = await Promise.all([
    Promise.all(
      figures.slice(0, FIRST_FIGURES).map(async (found) => ({
        ...found,
        page: await index.loadPassage(found.figure.document, 0),
      })),
    ),
    Promise.all(hits.slice(0, FIRST_HITS).map((hit) => readResult(index, hit, terms, locale))),
    Promise.all(near.map((document) => index.loadPassage(document, 0))),
    isEmpty ? findOffers(index, query, answer) : [],
  ]);
  const isYear = answer.amounts.length === 0;
  const drawn = [
    ...claims.map(({ figure, how, page }) =>
      drawOption(toAddress(locale, `${page.path}#${figure.id}`), [
        make('b', {}, figure.text),
        make('span', {}, `${figure.subject}${locale === 'ja' ? '　' : ', '}${figure.attribute}`),
        make('small', {}, isYear ? words.figureHow.year : words.figureHow[how]),
      ]),
    ),
    ...results.map(drawHit),
    ...nearPages.map(({ path, title }) =>
      drawOption(toAddress(locale, path), [make('small', {}, words.near), make('b', {}, title)]),
    ),
    ...wordings.map(({ query: text, count }) =>
      drawOption(toSearchAddress(locale, text), [
        make('small', {}, words.otherWording),
        make('b', {}, text),
        make('span', {}, words.hits(count)),
      ]),
    ),
  ];
  drawn.forEach((option, place) => (option.id = `search-option-${place}`));
  return drawn;
}

function drawHit(result: Result): HTMLElement {
  const excerpt = make(
    'span',
    result.isPrinted ? { class: 'excerpt printed', lang: 'ja' } : { class: 'excerpt' },
    ...markSpans(result.excerpt),
  );
  const isElsewhere = !result.isNamed && !result.title.some(({ isMarked }) => isMarked);
  return drawOption(toAddress(locale, isElsewhere ? result.placePath : result.path), [
    make('small', {}, nameKind(result, words)),
    make('b', {}, ...markSpans(result.title)),
    excerpt,
  ]);
}

function drawOption(href: string, children: readonly HTMLElement[]): HTMLElement {
  return make('a', { role: 'option', href, tabindex: '-1', 'aria-selected': 'false' }, ...children);
}

function activate(option: HTMLElement | undefined): void {
  active?.setAttribute('aria-selected', 'false');
  active = option;
  if (!option) return input.removeAttribute('aria-activedescendant');
  option.setAttribute('aria-selected', 'true');
  input.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function move(step: number): void {
  const items = [...options.children] as HTMLElement[];
  if (items.length === 0) return;
  // From the input, which stands before the first one, round and back to it.
  const place = active ? items.indexOf(active) : -1;
  const next = ((place + 1 + step + items.length + 1) % (items.length + 1)) - 1;
  activate(items[next]);
}

function schedule(): void {
  clearTimeout(timer);
  // One Latin letter is in nearly every page: it is searched for on the page of results.
  if (/^[a-z]$/i.test(input.value.trim())) {
    turn += 1;
    return show([], words.prompt);
  }
  timer = setTimeout(() => void search(), TYPING_PAUSE);
}

input.addEventListener('input', (event) => {
  if (!(event as InputEvent).isComposing) schedule();
});
// The next composition may begin before the pause after the last one ends.
input.addEventListener('compositionstart', () => clearTimeout(timer));
input.addEventListener('compositionend', schedule);
input.addEventListener('keydown', (event) => {
  // Keys of an unfinished composition belong to the input method; 229 is how Safari says so.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === 'Escape') {
    // In a search field the browser would only clear it.
    event.preventDefault();
    dialog.close();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    const query = input.value.trim();
    if (active instanceof HTMLAnchorElement) follow(active.href);
    else if (query) follow(toSearchAddress(locale, query));
  }
});

/** A place on the same page does not load it anew, so the dialog has to go by itself. */
function follow(address: string): void {
  dialog.close();
  location.assign(address);
}

close.addEventListener('click', () => dialog.close());
dialog.addEventListener('click', (event) => {
  // The dialog itself is hit only outside its content.
  if (event.target === dialog || (event.target as Element).closest('a')) dialog.close();
});
