/**
 * Tells a reader who follows a citation whether what was cited is as it was. The address carries
 * the version (`?v=`); what changed since lies in a file that the build makes of the ledger. Loaded only for
 * such an address.
 */
import { versionWords } from '../i18n/version-words.ts';
import { readCited, type Change } from './version-part.ts';

interface History {
  versions: {
    version: string;
    date: string;
    changes: Change[];
    untold?: { ja: string; en: string }[];
  }[];
}

const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
const words = versionWords[locale];
const cited = new URLSearchParams(location.search).get('v')?.toLowerCase();
const id = decodeURIComponent(location.hash.slice(1));
const target = id ? document.getElementById(id) : null;
const tools = document.querySelector<HTMLElement>('.tools');

function make(tag: string, text: string, ...children: Node[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(text, ...children);
  return element;
}

/** The notice stays in sight, so that it is seen by those who arrive at a fragment. */
function show(text: string, ...more: Node[]): void {
  const close = make('button', '×');
  close.className = 'close';
  close.setAttribute('aria-label', words.close);
  const notice = make('div', '', close, make('p', `${words.version(cited!)}${text}`), ...more);
  notice.className = 'note version-note';
  notice.setAttribute('role', 'status');
  close.addEventListener('click', () => notice.remove());
  document.querySelector('main')?.prepend(notice);
  // What was cited would otherwise lie behind the notice.
  target?.style.setProperty('scroll-margin-block-start', `${notice.offsetHeight + 16}px`);
  target?.scrollIntoView();
}

function list(changes: Change[]): HTMLElement {
  const facts = make('dl', '');
  facts.className = 'facts';
  for (const { label, words: said } of changes) {
    const { before = words.none, after = words.none } = said[locale];
    const [was, is] = [make('dd', '', make('s', before)), make('dd', after)];
    facts.append(make('div', '', make('dt', label[locale]), was, is));
  }
  return make('details', '', make('summary', words.list(changes.length)), facts);
}

async function compare(thing: string, current: string | undefined): Promise<void> {
  if (cited === current) return show(words.same);
  const base = document
    .querySelector<HTMLAnchorElement>('.tools .cite')!
    .href.split('data/cite/')[0];
  const response = await fetch(`${base}data/versions/${thing}.json`).catch(() => undefined);
  const history: History | undefined = response?.ok ? await response.json() : undefined;
  const old = history?.versions.findLast(({ version }) => version === cited);
  if (!old) return show(words.unknown);
  const untold = old.untold?.map((name) => name[locale]) ?? [];
  // A version also hangs on how it is worked out: without a change of a value, all is as it was.
  if (old.changes.length === 0 && untold.length === 0) return show(words.same);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const date = format.format(new Date(old.date));
  // A claim is cited as a whole.
  const part = thing.startsWith('claims/') ? undefined : await readCited(thing, words);
  const changes = part ? old.changes.filter(part.includes) : old.changes;
  const rest = untold.length > 0 && part?.hasTexts !== false ? words.untold(untold) : '';
  if (changes.length > 0) {
    return show(`${(part ?? words).changed(date)}${rest}`, list(changes));
  }
  const isElsewhere = part && old.changes.length > 0;
  show(`${isElsewhere ? part.elsewhere(date) : rest ? words.rest : words.same}${rest}`);
}

if (cited && tools && id && !target) {
  show(words.noPlace);
} else if (cited && tools) {
  const row = target?.closest<HTMLElement>('[data-moved], [data-thing]');
  // What was withdrawn has its reason in its row; what was moved leads on below.
  if (row && !row.dataset.version && row !== tools) {
    if (!row.dataset.moved) show(row.textContent.trim().replace(/\s+/g, ' '));
  } else {
    // A claim has a version of its own; a chart has that of its page.
    const own = row ?? tools;
    void compare(own.dataset.thing ?? '', own.dataset.version);
  }
}
