/**
 * Opens the citations of a page, claim or chart in a dialog. They were made by the build and lie in a
 * text file, which the link opens by itself where this does not run.
 */
import { adaptSheet, fillAccessDate, readSheet } from '../citations/adapt-sheet.ts';
import { MOST_SHOWN, narrowSheet } from '../citations/narrow-sheet.ts';
import { dialogWords } from '../i18n/dialog-words.ts';

const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
const words = dialogWords[locale];

function make(tag: string, text = '', className = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

/** The filters of the page's address in the words of its controls. */
function describeFilters(query: URLSearchParams): string {
  const values = [...query].flatMap(([name, list]) =>
    // Programs to compare stand in one parameter; other values may have commas of their own.
    (name === 'p' ? list.split(',') : [list]).map((value) => [name, value] as const),
  );
  const parts = values.map(([name, value]) => {
    const controls = [...document.querySelectorAll<HTMLInputElement>(`main [name="${name}"]`)];
    const control = controls.find((it) => it.value === value) ?? controls[0];
    const select = control as unknown as HTMLSelectElement | undefined;
    const option = [...(select?.options ?? [])].find((it) => it.value === value);
    const label = option ?? (control?.value === value ? control.labels?.[0] : undefined);
    const group = control?.closest('fieldset, details')?.querySelector('legend, summary');
    // Where a row is chosen, its name is said to those who do not see the row. Others count: 招へい 34.
    const spoken = label?.querySelector('.hidden') ?? label;
    const text = spoken?.textContent?.trim().replace(/\s+\d+$/, '') || value;
    return group ? `${group.textContent?.trim()}${words.colon}${text}` : text;
  });
  return parts.join(words.stop);
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

/** The citations of a list with the documents of the records that it shows, where these are few. */
async function narrowToShown(sheet: string, from: string): Promise<string> {
  const shown = listShown();
  if (shown.length === 0 || shown.length > MOST_SHOWN) return sheet;
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
  const query = new URLSearchParams(location.search);
  // What is no filter of this page, such as the mark of a newsletter, is no part of what is cited.
  // The words of a search stand in the head of the page, where no other page has a filter.
  const isSearch = location.pathname.endsWith('/search/');
  for (const name of new Set(query.keys())) {
    if (isSearch && name !== 'v' && !name.startsWith('utm_')) continue;
    if (!document.querySelector(`main [name="${CSS.escape(name)}"]`)) query.delete(name);
  }
  const isPage = link.closest('.tools');
  if (!isPage || !String(query)) return read(text);
  const { title } = readSheet(text);
  const filters = `${words.open}${describeFilters(query)}${words.shut}`;
  // A comma stands as it does in the address of the page; some programs write `%2C` anew as `%252C`.
  const written = String(query).replaceAll('%2C', ',');
  const shown = await narrowToShown(text, link.href);
  return read(adaptSheet(shown, { title: title + filters, query: written }));
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
