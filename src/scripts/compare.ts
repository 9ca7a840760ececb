/**
 * Puts the programs that the address names side by side (`?p=sicorp,satreps`): first what the table of all programs
 * has of each, then the facts and budget tables of their own pages, which are fetched and copied with their marks.
 */
import { nameSelection } from './filters.ts';

const LIMIT = 5;

const chosen = document.querySelector<HTMLElement>('#chosen');
const form = document.querySelector<HTMLFormElement>('#choice');
const query = new URLSearchParams(location.search);
const asked = [...new Set(query.getAll('p').flatMap((list) => list.split(',')))].filter(Boolean);
const known = asked.filter((id) => findRow(id));
const shown = known.slice(0, LIMIT);

/** A row of the comparison: its label, and for each program what stands in its cell. */
type Cells = Map<number, Node[]>;

function findRow(id: string): HTMLTableRowElement | null {
  return document.querySelector(`#choice tr[data-program="${CSS.escape(id)}"]`);
}

function toAddress(ids: readonly string[]): string {
  return ids.length > 0 ? `?p=${ids.map(encodeURIComponent).join(',')}` : location.pathname;
}

async function fetchPage(id: string): Promise<Document> {
  const address = new URL(`${chosen!.dataset.programs}${id}/`, location.href);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  // Fragments of that page are addresses here, and its numbers of footnotes mean nothing: paper takes the place.
  for (const link of page.querySelectorAll<HTMLElement>('a[href^="#"]')) {
    const hash = link.getAttribute('href')!;
    if (link.matches('.claim')) {
      const row = page.getElementById(decodeURIComponent(hash.slice(1)));
      link.dataset.note = row?.querySelector('.where')?.textContent?.trim().replace(/\s+/g, ' ');
    }
    link.setAttribute('href', `${address.pathname}${hash}`);
    link.removeAttribute('data-number');
  }
  return page;
}

/** Adds what one page states under each label. */
function collect(rows: Map<string, Cells>, place: number, label: string, nodes: Node[]): void {
  const cells = rows.get(label) ?? new Map<number, Node[]>();
  cells.set(place, [...(cells.get(place) ?? []), ...nodes]);
  rows.set(label, cells);
}

function collectFacts(rows: Map<string, Cells>, page: Document, place: number): void {
  for (const group of page.querySelectorAll('#facts dl.facts > div')) {
    const label = group.querySelector('dt')?.textContent?.trim() ?? '';
    for (const value of group.querySelectorAll('dd')) {
      const item = document.createElement('div');
      item.append(...value.childNodes);
      collect(rows, place, label, [item]);
    }
  }
}

/** Amounts by year, each with its stage and agency, as the program's own table has them. */
function collectBudget(rows: Map<string, Cells>, page: Document, place: number): void {
  for (const row of page.querySelectorAll('#budget table tbody tr')) {
    const [amount, agency, stage] = row.querySelectorAll('td');
    if (!amount?.querySelector('a.claim')) continue;
    const year = row.querySelector('th')?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    const item = document.createElement('div');
    const context = document.createElement('small');
    context.className = 'meta';
    // Below the stage stand the limits of the amount.
    const words = [...stage!.childNodes, agency!].map((it) => it.textContent!.trim());
    context.textContent = words.filter(Boolean).join(' ');
    for (const number of amount.children) item.append(...number.childNodes, ' ');
    item.append(context);
    collect(rows, place, `${chosen!.dataset.budget} ${year}`, [item]);
  }
}

function addRow(body: HTMLTableSectionElement, label: string, cells: Cells): void {
  const row = body.insertRow();
  const head = document.createElement('th');
  head.scope = 'row';
  head.textContent = label;
  row.append(head);
  shown.forEach((id, place) => {
    const cell = row.insertCell();
    cell.dataset.label = findRow(id)?.querySelector('a')?.textContent ?? id;
    const absent = chosen!.querySelector('template')!.content.cloneNode(true);
    // One block, so that the label of the cell stands beside all of it on a phone.
    const block = document.createElement('div');
    block.append(...(cells.get(place) ?? [absent]));
    cell.append(block);
  });
}

function buildTable(): HTMLTableElement {
  const table = document.createElement('table');
  table.className = 'stack side';
  const head = table.createTHead().insertRow();
  const corner = document.createElement('th');
  corner.scope = 'col';
  corner.textContent = chosen!.dataset.item ?? '';
  head.append(corner);
  for (const id of shown) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    const remove = document.createElement('a');
    remove.href = toAddress(shown.filter((other) => other !== id));
    remove.className = 'meta';
    remove.textContent = chosen!.dataset.remove ?? '';
    remove.ariaLabel = `${findRow(id)?.querySelector('a')?.textContent} ${remove.textContent}`;
    cell.append(findRow(id)!.querySelector('a')!.cloneNode(true), ' ', remove);
    head.append(cell);
  }
  return table;
}

/** Says in the heading which programs are compared; the status, which counts all of them, is no matter of paper. */
function nameChosen(): void {
  const { lang } = document.documentElement;
  const heading = document.querySelector('h1');
  if (!heading) return;
  const names = shown.map((id) => findRow(id)!.querySelector('a')!.textContent!.trim());
  const list = new Intl.ListFormat(lang).format(names);
  const title = `${heading.textContent}${lang === 'ja' ? '：' : ': '}${list}`;
  document.title = document.title.replace(heading.textContent!, title);
  heading.textContent = title;
  document.querySelector('.title .status')?.classList.add('screen-only');
}

async function show(): Promise<void> {
  const status = chosen!.querySelector('[role="status"]')!;
  const unknown = asked.filter((id) => !findRow(id));
  const notes = [
    unknown.length > 0 ? `${chosen!.dataset.unknown}${unknown.join(', ')}` : '',
    known.length > LIMIT ? chosen!.dataset.many : '',
  ];
  chosen!.hidden = false;
  // On paper, what was chosen stands for the whole list.
  document.querySelector('#programs')?.classList.toggle('screen-only', shown.length > 0);
  chosen!.querySelector<HTMLElement>('section')!.hidden = shown.length === 0;
  status.textContent = notes.filter(Boolean).join(' ');
  if (shown.length === 0) return;
  nameChosen();
  const table = buildTable();
  const body = table.createTBody();
  const labels = [...document.querySelectorAll('#choice thead th')].slice(1);
  labels.forEach((label, column) => {
    const cells = shown.map((id, place): [number, Node[]] => {
      const cell = findRow(id)!.cells[column + 1]!.cloneNode(true) as HTMLElement;
      return [place, [...cell.firstElementChild!.childNodes]];
    });
    addRow(body, label.textContent ?? '', new Map(cells));
  });
  chosen!.querySelector('.wide')!.replaceChildren(table);
  const rows = new Map<string, Cells>();
  const pages = await Promise.all(shown.map(fetchPage));
  pages.forEach((page, place) => collectFacts(rows, page, place));
  pages.forEach((page, place) => collectBudget(rows, page, place));
  const above = labels.map((label) => label.textContent?.trim());
  for (const [label, cells] of rows) if (!above.includes(label)) addRow(body, label, cells);
}

if (chosen && form) {
  for (const hidden of form.querySelectorAll<HTMLElement>('[hidden]')) hidden.hidden = false;
  for (const box of form.querySelectorAll('input')) box.checked = shown.includes(box.value);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const ids = [...form.querySelectorAll<HTMLInputElement>('input:checked')].map(
      (box) => box.value,
    );
    location.assign(toAddress(ids));
  });
  nameSelection();
  if (asked.length > 0) {
    show()
      .then(() => {
        chosen.dataset.state = 'drawn';
      })
      .catch(() => {
        chosen.querySelector('[role="status"]')!.textContent = chosen.dataset.failed ?? '';
        chosen.dataset.state = 'failed';
      });
  }
}
