/**
 * Tells a reader who follows a citation whether what was cited is as it was. The address carries
 * the version (`?v=`); what changed since lies in a file that the build makes of the ledger.
 */
import { versionWords } from '../i18n/version-words.ts';

interface History {
  versions: {
    version: string;
    date: string;
    changes: { label: { ja: string; en: string }; before?: string; after?: string }[];
  }[];
}

const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
const words = versionWords[locale];
const cited = new URLSearchParams(location.search).get('v');
const id = decodeURIComponent(location.hash.slice(1));
const target = id ? document.getElementById(id) : null;
const tools = document.querySelector<HTMLElement>('.tools');

function make(tag: string, text: string, ...children: Node[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(text, ...children);
  return element;
}

function show(text: string, ...more: Node[]): void {
  const notice = make('div', '', make('p', `${words.version} ${cited}: ${text}`), ...more);
  notice.className = 'note version-note';
  notice.setAttribute('role', 'status');
  tools?.after(notice);
}

async function compare(thing: string, current: string | undefined): Promise<void> {
  if (cited === current) return show(words.same);
  const base = document
    .querySelector<HTMLAnchorElement>('.tools .cite')!
    .href.split('data/cite/')[0];
  const response = await fetch(`${base}data/versions/${thing}.json`).catch(() => undefined);
  const history: History | undefined = response?.ok ? await response.json() : undefined;
  const old = history?.versions.find(({ version }) => version === cited);
  if (!old) return show(words.unknown);
  const list = make('dl', '');
  for (const { label, before, after } of old.changes) {
    const was = make('dd', '', make('s', before ?? words.none));
    list.append(make('div', '', make('dt', label[locale]), was, make('dd', after ?? words.none)));
  }
  list.className = 'facts';
  show(`${words.changed} (${old.date})`, list);
}

if (cited && tools) {
  // A claim has a version of its own; a chart has that of its page.
  const isClaim = target?.matches('.claims li[data-version]');
  const thing = isClaim ? `claims/${id}` : (tools.dataset.thing ?? '');
  void compare(thing, (isClaim ? target! : tools).dataset.version);
}
// Paper has no clock: the day on which it was printed stands beside the address.
const printed = document.querySelector<HTMLElement>('.printed-on');
if (printed) {
  const today = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date());
  printed.textContent = `${printed.dataset.label} ${today}`;
}
// An id that was renamed leads on to what now stands for it.
const moved = target?.dataset.moved;
if (moved) location.replace(moved);
