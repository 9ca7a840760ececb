/**
 * Opens the citations of a page, claim or chart in a dialog. They were made by the build and lie in a
 * text file, which the link opens by itself where this does not run.
 */
import { adaptSheet, fillAccessDate, readSheet } from '../citations/adapt-sheet.ts';
import { narrowSheet } from '../citations/narrow-sheet.ts';
import { dialogWords } from '../i18n/dialog-words.ts';
import { addFilters, readFilters, writeFilters } from './filters.ts';

const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
const words = dialogWords[locale];

function make(tag: string, text = '', className = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

async function fetchText(address: string | URL): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(words.failed);
  return response.text();
}

/** The programs that the finder's filters left, or that are compared. */
function listShown(): string[] {
  const items = document.querySelectorAll('#programs li[data-values]:not([hidden])');
  const chosen = document.querySelectorAll<HTMLAnchorElement>('#chosen thead a:not(.meta)');
  const links = [...[...items].map((item) => item.querySelector('a')!), ...chosen];
  return links.flatMap(({ pathname }) => /\/programs\/([^/]+)\/$/.exec(pathname)?.[1] ?? []);
}

/** The citations of a list with the documents of the records that it shows. */
async function narrowToShown(sheet: string, from: string): Promise<string> {
  const shown = listShown();
  if (shown.length === 0) return sheet;
  try {
    const addresses = shown.map((id) => new URL(`../programs/${id}.txt`, from));
    return narrowSheet(sheet, await Promise.all(addresses.map(fetchText)), locale);
  } catch {
    // The documents of the whole list are right too, and say that they are.
    return sheet;
  }
}

/** The citations that a link leads to; those of a page are of what the reader's filters show of it. */
async function readCitations(link: HTMLAnchorElement) {
  const text = await fetchText(link.href);
  const read = (sheet: string) => readSheet(fillAccessDate(sheet, new Date()));
  const query = readFilters();
  const isPage = link.closest('.tools');
  if (!isPage || !String(query)) return read(text);
  const title = addFilters(readSheet(text).title, query);
  const shown = await narrowToShown(text, link.href);
  return read(adaptSheet(shown, { title, query: writeFilters(query) }));
}

/** Shows the citations that a link leads to; fails if they cannot be had. */
export async function openCitations(link: HTMLAnchorElement): Promise<void> {
  const cited = await readCitations(link);
  const { title, version, sections } = cited;
  const dialog = make('dialog', '', 'citations') as HTMLDialogElement;
  const report = make('p', '', 'meta');
  report.setAttribute('role', 'status');
  const button = (label: string, name: string, act: () => unknown) => {
    const it = make('button', label, 'button');
    it.ariaLabel = name;
    it.onclick = act;
    return it;
  };
  const head = make('header');
  const heading = make('h2', title);
  heading.id = 'citations-title';
  dialog.setAttribute('aria-labelledby', heading.id);
  head.append(
    heading,
    button(words.close, words.close, () => dialog.close()),
    make('p', version, 'meta'),
  );
  const clip = button(words.clip, words.clip, async () => {
    try {
      // Few readers keep anything, so what does it is loaded only then.
      const { keepClip } = await import('./keep-clip.ts');
      report.textContent = await keepClip(link, cited);
    } catch {
      report.textContent = words.unkept;
    }
  });
  const foot = make('footer');
  foot.append(clip, report);
  dialog.append(head, foot);
  for (const section of sections) {
    dialog.append(make('h3', section.title));
    for (const { format, text } of section.citations) {
      const row = make('div', '', 'citation');
      const body = make(text.includes('\n') ? 'pre' : 'p', text);
      const copy = button(words.copy, `${words.copy} ${format}`, async () => {
        try {
          await navigator.clipboard.writeText(text);
          report.textContent = `${format} ${words.copied}`;
        } catch {
          getSelection()?.selectAllChildren(body);
          report.textContent = words.select;
        }
      });
      row.append(make('b', format), body, copy);
      dialog.append(row);
    }
  }
  dialog.onclose = () => dialog.remove();
  document.querySelector<HTMLElement>('.proof:popover-open')?.hidePopover();
  document.body.append(dialog);
  dialog.showModal();
}
