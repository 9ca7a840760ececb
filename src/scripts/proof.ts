/**
 * Opens the proof of a claim beside its figure. Everything shown is a copy of the claim's
 * row in the list that ends the page, so that list does the work where this does not run.
 */
type ClaimLink = HTMLElement | SVGElement;

/** Figures in the text, and the marks of charts that lead to a claim. */
const LINKS = 'a.claim, svg a';

const rows = [...document.querySelectorAll<HTMLElement>('.claims li[id]')];
const rowsById = new Map(rows.map((row) => [row.id, row]));
const proof = document.getElementById('proof');
const body = proof?.querySelector<HTMLElement>('.body');
const copy = proof?.querySelector<HTMLButtonElement>('.copy');
const report = proof?.querySelector<HTMLElement>('[role="status"]');
const anchor = document.createElement('span');

let opened: ClaimLink | undefined;

function getAddress(link: Element): URL {
  // A link inside a chart has no `hash` of its own, so the attribute is read.
  return new URL(link.getAttribute('href') ?? '', document.baseURI);
}

function getRow({ hash }: URL | Location): HTMLElement | undefined {
  return rowsById.get(decodeURIComponent(hash.slice(1)));
}

function markLinks(): void {
  for (const link of document.querySelectorAll(LINKS)) {
    const row = getRow(getAddress(link));
    if (!row) continue;
    link.setAttribute('aria-haspopup', 'dialog');
    link.setAttribute('aria-expanded', 'false');
  }
}

function openTargetRow(): void {
  const row = getRow(location);
  const list = row?.closest('details');
  if (!row || !list || list.open) return;
  list.open = true;
  row.scrollIntoView();
}

/** Lays the anchor over the end of the link: a mark in a chart cannot be one itself. */
function placeAnchor(link: ClaimLink): void {
  const box = [...link.getClientRects()].at(-1);
  if (!box) return;
  anchor.className = 'proof-anchor';
  anchor.style.left = `${box.left + scrollX}px`;
  anchor.style.top = `${box.top + scrollY}px`;
  anchor.style.width = `${box.width}px`;
  anchor.style.height = `${box.height}px`;
  document.body.append(anchor);
}

function openProof(link: ClaimLink, row: HTMLElement): void {
  if (!proof || !body || !report) return;
  // Closing and opening in one turn sends one toggle event, so the old mark is reset here.
  opened?.setAttribute('aria-expanded', 'false');
  if (proof.matches(':popover-open')) proof.hidePopover();
  const parts = [...row.children].slice(1).map((part) => part.cloneNode(true));
  body.replaceChildren(...parts);
  // The citation stands first among the buttons.
  copy?.parentElement?.querySelector('.cite')?.remove();
  copy?.before(...body.querySelectorAll('.cite'));
  body.dataset.state = row.dataset.state;
  report.textContent = '';
  opened = link;
  link.setAttribute('aria-expanded', 'true');
  placeAnchor(link);
  proof.showPopover();
  proof.scrollTop = 0;
  proof.focus();
}

async function copyAddress(): Promise<void> {
  if (!opened || !report || !copy) return;
  const cited = getAddress(opened);
  // The version lets whoever follows the link see whether the claim still says the same.
  cited.searchParams.set('v', getRow(cited)?.dataset.version ?? '');
  const address = cited.href;
  try {
    await navigator.clipboard.writeText(address);
    report.textContent = copy.dataset.done ?? '';
  } catch {
    // Without permission to write, the reader can still select the address.
    report.textContent = address;
  }
}

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest<ClaimLink>(LINKS);
  const row = link && getRow(getAddress(link));
  if (!link || !row || !proof?.showPopover) return;
  event.preventDefault();
  openProof(link, row);
});

proof?.addEventListener('toggle', (event) => {
  if ((event as ToggleEvent).newState === 'open' || !opened) return;
  opened.setAttribute('aria-expanded', 'false');
  // A click elsewhere may already have moved the focus on purpose.
  if (document.activeElement === document.body || proof.contains(document.activeElement)) {
    opened.focus({ preventScroll: true });
  }
});

copy?.addEventListener('click', () => void copyAddress());
addEventListener('hashchange', openTargetRow);
markLinks();
openTargetRow();

// Makes this file a module, so that its names are its own.
export {};
