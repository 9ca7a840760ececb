/**
 * What paper needs that a screen has: the address with its filters, the day, and the proof of each mark that leads to
 * another page. All but the address and the day is put in when printing starts and taken out when it ends.
 */
const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
const source = document.querySelector<HTMLElement>('.paper-source');
const address = source?.querySelector<HTMLElement>('[data-figure="address"]');
const day = source?.querySelector<HTMLElement>('.printed-on');
const own = address?.textContent ?? '';
const undo: (() => void)[] = [];

/** As a citation has it: the filters that the page has controls for, then the version. */
function getAddress(): string {
  // The page for misses has no address of its own, and names the start.
  const url = new URL(own, location.href);
  const filters = [...new URLSearchParams(location.search)].filter(
    ([name]) => name !== 'v' && document.querySelector(`[name="${CSS.escape(name)}"]`),
  );
  url.search = String(new URLSearchParams([...filters, ...url.searchParams]));
  return url.href;
}

/** The address and the day stand above the title, and below each sheet where the browser can do that. */
function writeSource(): void {
  if (!source || !address || !day) return;
  const today = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date());
  address.textContent = getAddress();
  day.textContent = `${source.dataset.accessed} ${today}`;
  const line = `${address.textContent} ${day.textContent}`;
  document.documentElement.style.setProperty('--sheet', JSON.stringify(line));
}

function openFolds(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')) {
    fold.open = true;
    undo.push(() => (fold.open = false));
  }
}

/** Marks whose row is on another page get a number here, and a list says the document and the place. */
function addNotes(): void {
  const rows = document.querySelectorAll('.claims li[id]').length;
  const numbers = new Map<string, number>();
  for (const mark of document.querySelectorAll<HTMLElement>('main .claim[data-note]')) {
    if (mark.closest('[hidden], .screen-only')) continue;
    const note = mark.dataset.note!;
    numbers.set(note, numbers.get(note) ?? rows + numbers.size + 1);
    mark.dataset.number = String(numbers.get(note));
    undo.push(() => delete mark.dataset.number);
  }
  if (numbers.size === 0) return;
  const section = document.createElement('section');
  section.className = 'part notes';
  const heading = document.createElement('h2');
  heading.textContent = source?.dataset.notes ?? '';
  const list = document.createElement('ol');
  list.className = 'plain';
  for (const [note, number] of numbers) {
    const item = document.createElement('li');
    item.textContent = `[${number}] ${note}`;
    list.append(item);
  }
  section.append(heading, list);
  document.querySelector('.currency')?.before(section);
  undo.push(() => section.remove());
}

writeSource();
addEventListener('beforeprint', () => {
  writeSource();
  openFolds();
  addNotes();
});
addEventListener('afterprint', () => {
  for (const step of undo.splice(0)) step();
});

// Makes this file a module, so that its names are its own.
export {};
