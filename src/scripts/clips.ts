/** The page of clips: shows what the reader keeps, in the reader's order, and writes it out. */
import {
  toBibliography,
  toClipCsv,
  toMemoBody,
  toMemoHtml,
  toMemoMarkdown,
  type Memo,
} from '../citations/clip-documents.ts';
import { clipWords } from '../i18n/clip-words.ts';
import {
  changeClips,
  checkStorage,
  dropAside,
  isOfClips,
  readAside,
  readClips,
  readTitle,
  writeTitle,
  type Clip,
  type StoreFault,
} from './clip-store.ts';

const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
const words = clipWords[locale];
const root = document.querySelector<HTMLElement>('#clips')!;
const list = root.querySelector<HTMLOListElement>('ol')!;
const count = root.querySelector<HTMLElement>('.count')!;
const status = root.querySelector<HTMLElement>('[role="status"]')!;
const undo = root.querySelector<HTMLButtonElement>('.undo')!;
const aside = root.querySelector<HTMLElement>('.aside')!;
const titleField = root.querySelector<HTMLInputElement>('input')!;
const empty = root.querySelector<HTMLElement>('.empty')!;
const tools = root.querySelector<HTMLElement>('.export')!;
const template = root.querySelector('template')!;
const paper = document.querySelector<HTMLElement>('.paper')!;

/** What was removed last, with its place. */
let removed: { clip: Clip; index: number }[] = [];

function say(text: string): void {
  status.textContent = text;
  undo.hidden = removed.length === 0;
}

/** Changes what is kept and shows it; says what went wrong, and whether it went well. */
async function change(act: (clips: Clip[]) => Clip[]): Promise<boolean> {
  const fault = await changeClips(act);
  draw();
  if (fault) say(words[fault]);
  return !fault;
}

async function move(url: string, step: 1 | -1): Promise<void> {
  const isMoved = await change((clips) => {
    const from = clips.findIndex((clip) => clip.url === url);
    const [clip] = from < 0 ? [] : clips.splice(from, 1);
    return clip ? clips.toSpliced(Math.max(0, from + step), 0, clip) : clips;
  });
  // The reader goes on from the clip that moved.
  const item = findItem(url);
  const wanted = step > 0 ? 'down' : 'up';
  const button = item?.querySelector<HTMLButtonElement>(`[data-do="${wanted}"]:not(:disabled)`);
  (button ?? item?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
  if (isMoved) forgetRemoved();
}

/** Removes some clips, which the reader can undo until the next change. */
async function remove(choose: (clip: Clip) => boolean): Promise<void> {
  let chosen: typeof removed = [];
  const isRemoved = await change((clips) => {
    chosen = clips.flatMap((clip, index) => (choose(clip) ? { clip, index } : []));
    return clips.filter((clip) => !choose(clip));
  });
  if (!isRemoved) return;
  removed = chosen;
  const [first] = removed;
  if (!first) return;
  say(removed.length > 1 ? words.cleared(removed.length) : words.removed(first.clip.title));
  undo.focus();
}

async function restore(): Promise<void> {
  const back = removed;
  const isBack = await change((clips) =>
    back.reduce((all, { clip, index }) => {
      const isThere = all.some(({ url }) => url === clip.url);
      return isThere ? all : all.toSpliced(index, 0, clip);
    }, clips),
  );
  if (!isBack) return;
  forgetRemoved();
  say(words.restored);
  findItem(back[0]?.clip.url ?? '')
    ?.querySelector('a')
    ?.focus();
}

function forgetRemoved(): void {
  removed = [];
  say('');
}

function findItem(url: string): HTMLElement | undefined {
  return [...list.children].find((item) => (item as HTMLElement).dataset.url === url) as
    HTMLElement | undefined;
}

/** Notes that are written and not yet kept: what is drawn meanwhile must not lose them. */
const unsaved = new Map<string, string>();

async function writeNote(url: string, note: string): Promise<void> {
  unsaved.set(url, note);
  const fault = await changeClips((clips) =>
    clips.map((clip) => (clip.url === url ? { ...clip, note } : clip)),
  );
  // Without drawing: the reader is writing.
  if (fault) say(words[fault]);
  else if (unsaved.get(url) === note) unsaved.delete(url);
}

function drawClip(clip: Clip, index: number, all: number): Node {
  const drawn = template.content.cloneNode(true) as DocumentFragment;
  const { url, table } = clip;
  drawn.querySelector('li')!.dataset.url = url;
  const link = drawn.querySelector<HTMLAnchorElement>('a')!;
  link.href = url;
  link.textContent = clip.title;
  drawn.querySelector('.memo')!.textContent = clip.sections[0]?.citations[0]?.text ?? '';
  const rows = [table, ...(table?.more ?? [])].reduce((sum, it) => sum + (it?.rows.length ?? 0), 0);
  drawn.querySelector('.meta')!.textContent = rows > 0 ? words.withTable(rows) : '';
  const note = drawn.querySelector('textarea')!;
  note.value = unsaved.get(url) ?? clip.note;
  note.ariaLabel = `${words.note} ${index + 1}`;
  note.addEventListener('input', () => void writeNote(url, note.value));
  const acts: Record<string, () => Promise<void>> = {
    up: () => move(url, -1),
    down: () => move(url, 1),
    remove: () => remove((it) => it.url === url),
  };
  for (const button of drawn.querySelectorAll('button')) {
    const act = button.dataset.do ?? '';
    button.ariaLabel = `${button.textContent?.trim()} ${index + 1}`;
    button.disabled = (act === 'up' && index === 0) || (act === 'down' && index === all - 1);
    button.addEventListener('click', () => void acts[act]?.());
  }
  return drawn;
}

function draw(): void {
  const clips = readClips();
  empty.hidden = clips.length > 0;
  tools.hidden = clips.length === 0;
  aside.hidden = readAside() === '';
  list.replaceChildren(...clips.map((clip, index) => drawClip(clip, index, clips.length)));
  count.textContent = clips.length > 0 ? words.count(clips.length) : '';
}

/** Another window changed the clips while this one is open, perhaps while the reader writes a note here. */
function drawAgain(): void {
  const field = list.querySelector<HTMLTextAreaElement>('textarea:focus');
  const url = field?.closest('li')?.dataset.url ?? '';
  draw();
  const next = field && findItem(url)?.querySelector('textarea');
  if (!next) return;
  next.focus({ preventScroll: true });
  next.setSelectionRange(field.selectionStart, field.selectionEnd);
}

function toMemo(): Memo {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date());
  const title = titleField.value.trim() || words.memoDefault;
  const clips = readClips().map((clip) => ({ ...clip, note: unsaved.get(clip.url) ?? clip.note }));
  return { locale, title, date, sources: words.sources, clips };
}

/** Puts the memo on the page while it is printed; the styles for paper show it alone. */
function drawPaper(isPrinting: boolean): void {
  const hasMemo = isPrinting && readClips().length > 0;
  paper.innerHTML = hasMemo ? toMemoBody(toMemo()) : '';
}

function save(text: string, type: string, ending: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `${words.name}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(words.saved);
}

async function copyForWord(): Promise<void> {
  try {
    const item = new ClipboardItem({
      'text/html': new Blob([toMemoBody(toMemo())], { type: 'text/html' }),
      'text/plain': new Blob([toMemoMarkdown(toMemo())], { type: 'text/plain' }),
    });
    await navigator.clipboard.write([item]);
    say(words.copied);
  } catch {
    // No permission, or a browser that copies text only.
    say(words.failed);
  }
}

function report(fault: StoreFault | undefined): void {
  draw();
  say(fault ? words[fault] : '');
}

const acts: Record<string, () => unknown> = {
  copy: copyForWord,
  html: () => save(toMemoHtml(toMemo()), 'text/html', 'html'),
  markdown: () => save(toMemoMarkdown(toMemo()), 'text/markdown', 'md'),
  bibtex: () => save(toBibliography(readClips(), 'BibTeX'), 'application/x-bibtex', 'bib'),
  ris: () => save(toBibliography(readClips(), 'RIS'), 'application/x-research-info-systems', 'ris'),
  csv: () => save(toClipCsv(readClips(), words.columns), 'text/csv', 'csv'),
  clear: () => remove(() => true),
  'save-aside': () => save(readAside(), 'text/plain', 'txt'),
  'drop-aside': () => report(dropAside()),
  undo: restore,
};

for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-do]')) {
  button.addEventListener('click', () => void acts[button.dataset.do ?? '']?.());
}
titleField.value = readTitle();
titleField.addEventListener('input', () => {
  const fault = writeTitle(titleField.value);
  if (fault) say(words[fault]);
});
addEventListener('storage', (event) => {
  if (isOfClips(event)) drawAgain();
});
addEventListener('beforeprint', () => drawPaper(true));
addEventListener('afterprint', () => drawPaper(false));
// A browser may lay out for paper without printing.
const onPaper = matchMedia('print');
onPaper.addEventListener('change', () => drawPaper(onPaper.matches));
root.hidden = false;
draw();
const fault = checkStorage();
if (fault) say(words[fault]);
