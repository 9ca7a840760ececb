/**
 * Opens the proof of a claim beside its figure. Everything shown is a copy of the claim's row in the list that
 * ends the page, or the page the mark leads to, so that list does the work where this does not run.
 */
type ClaimLink = HTMLElement | SVGElement;

/** Figures in the text, and the marks of charts that lead to a claim. */
const LINKS = 'a.claim, svg a';

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

function findRow(page: Document, { hash }: URL | Location): HTMLElement | undefined {
  const row = page.getElementById(decodeURIComponent(hash.slice(1)));
  return row?.matches('.claims li') ? row : undefined;
}

function isHere({ pathname }: URL): boolean {
  return pathname === location.pathname;
}

/** A mark leads to a row of its page; the marks of an index lead to rows of the pages that it lists. */
function isMark(link: Element): boolean {
  const address = getAddress(link);
  return isHere(address) ? findRow(document, address) !== undefined : link.matches('a.claim');
}

async function loadRow(address: URL): Promise<HTMLElement | undefined> {
  if (isHere(address)) return findRow(document, address);
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return findRow(page, address);
}

function markLinks(): void {
  for (const link of document.querySelectorAll(LINKS)) {
    if (!isMark(link)) continue;
    link.setAttribute('aria-haspopup', 'dialog');
    link.setAttribute('aria-expanded', 'false');
  }
}

/** Opens the list for the address of a claim, or of the claims of one document. */
function openTargetRow(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const list = target?.closest<HTMLDetailsElement>('details.claims');
  if (!target || !list || list.open) return;
  list.open = true;
  target.scrollIntoView();
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
  body.dataset.version = row.dataset.version;
  report.textContent = '';
  opened = link;
  link.setAttribute('aria-expanded', 'true');
  placeAnchor(link);
  proof.showPopover();
  proof.scrollTop = 0;
  proof.focus();
}

/** Opens the proof of a mark; where its row cannot be had, goes to the page that has it. */
async function follow(link: ClaimLink): Promise<void> {
  const address = getAddress(link);
  const row = await loadRow(address).catch(() => undefined);
  if (row) openProof(link, row);
  else location.href = address.href;
}

async function copyAddress(): Promise<void> {
  if (!opened || !report || !copy) return;
  const cited = getAddress(opened);
  // The version lets whoever follows the link see whether the claim still says the same.
  cited.searchParams.set('v', body?.dataset.version ?? '');
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
  if (!link || !isMark(link) || !proof?.showPopover) return;
  event.preventDefault();
  void follow(link);
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
