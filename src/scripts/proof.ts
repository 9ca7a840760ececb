/**
 * Opens the proof of a claim beside its figure. Everything shown is a copy of the claim's
 * row in the list that ends the page, so that list does the work where this does not run.
 */
const rows = new Map(
  [...document.querySelectorAll<HTMLElement>('.claims li[id]')].map((row) => [row.id, row]),
);
const proof = document.getElementById('proof');
const body = proof?.querySelector<HTMLElement>('.body');
const copy = proof?.querySelector<HTMLButtonElement>('.copy');
const report = proof?.querySelector<HTMLElement>('[role="status"]');

let opened: HTMLElement | SVGElement | undefined;

function getAddress(link: Element): URL {
  // A link inside a chart has no `hash` of its own, so the attribute is read.
  return new URL(link.getAttribute('href') ?? '', document.baseURI);
}

function getRow(address: URL | Location): HTMLElement | undefined {
  return rows.get(decodeURIComponent(address.hash.slice(1)));
}

function numberClaims(): void {
  const numbers = new Map([...rows.keys()].map((id, index) => [id, index + 1]));
  for (const link of document.querySelectorAll('a.claim')) {
    const number = numbers.get(decodeURIComponent(getAddress(link).hash.slice(1)));
    if (number === undefined) continue;
    // Print shows this number in brackets.
    link.setAttribute('data-number', String(number));
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

function openProof(link: HTMLElement | SVGElement, row: HTMLElement): void {
  if (!proof || !body || !report) return;
  // Closing and opening in one turn sends one toggle event, so the old mark is reset here.
  opened?.setAttribute('aria-expanded', 'false');
  if (proof.matches(':popover-open')) proof.hidePopover();
  const parts = [...row.children].slice(1).map((part) => part.cloneNode(true));
  body.replaceChildren(...parts);
  proof.dataset.state = row.dataset.state;
  report.textContent = '';
  opened = link;
  link.setAttribute('aria-expanded', 'true');
  proof.showPopover();
  proof.scrollTop = 0;
  proof.focus();
}

async function copyAddress(): Promise<void> {
  if (!opened || !report || !copy) return;
  const address = getAddress(opened).href;
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
  const link = (event.target as Element).closest<HTMLElement | SVGElement>('a.claim');
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
numberClaims();
openTargetRow();
