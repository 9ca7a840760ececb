/** The page of clips: shows what the reader keeps, in the reader's order, and writes it out. */
import {
  toBibliography,
  toClipCsv,
  toMemoHtml,
  toMemoMarkdown,
  type Memo,
} from '../citations/clip-documents.ts';
import { clipWords } from '../i18n/clip-words.ts';
import { readClips, writeClips, type Clip } from './clip-store.ts';

const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
const words = clipWords[locale];
const root = document.querySelector<HTMLElement>('#clips')!;
const list = root.querySelector<HTMLOListElement>('ol')!;
const status = root.querySelector<HTMLElement>('[role="status"]')!;
const titleField = root.querySelector<HTMLInputElement>('input')!;
const empty = root.querySelector<HTMLElement>('.empty')!;
const tools = root.querySelector<HTMLElement>('.export')!;
const template = root.querySelector('template')!;

function say(text: string): void {
  status.textContent = text;
}

function move(from: number, to: number): void {
  const clips = readClips();
  const [clip] = clips.splice(from, 1);
  if (!clip || to < 0 || to > clips.length) return;
  clips.splice(to, 0, clip);
  writeClips(clips);
  draw();
  // The reader goes on from the clip that moved.
  const wanted = from < to ? 'down' : 'up';
  const item = list.children[to];
  const button = item?.querySelector<HTMLButtonElement>(`[data-do="${wanted}"]:not(:disabled)`);
  (button ?? item?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
}

function remove(index: number): void {
  writeClips(readClips().filter((_clip, at) => at !== index));
  draw();
  (list.children[index] ?? list.lastElementChild ?? empty).querySelector('button')?.focus();
}

function drawClip(clip: Clip, index: number, count: number): Node {
  const item = template.content.cloneNode(true) as DocumentFragment;
  const link = item.querySelector<HTMLAnchorElement>('a')!;
  link.href = clip.url;
  link.textContent = clip.title;
  item.querySelector('.memo')!.textContent = clip.sections[0]?.citations[0]?.text ?? '';
  const note = item.querySelector('textarea')!;
  note.value = clip.note;
  note.ariaLabel = `${words.note} ${index + 1}`;
  note.addEventListener('input', () => {
    const clips = readClips();
    if (clips[index]) clips[index].note = note.value;
    writeClips(clips);
  });
  const acts: Record<string, () => void> = {
    up: () => move(index, index - 1),
    down: () => move(index, index + 1),
    remove: () => remove(index),
  };
  for (const button of item.querySelectorAll('button')) {
    const act = button.dataset.do ?? '';
    button.ariaLabel = `${button.textContent?.trim()} ${index + 1}`;
    button.disabled = (act === 'up' && index === 0) || (act === 'down' && index === count - 1);
    button.addEventListener('click', () => acts[act]?.());
  }
  return item;
}

function draw(): void {
  const clips = readClips();
  empty.hidden = clips.length > 0;
  tools.hidden = clips.length === 0;
  list.replaceChildren(...clips.map((clip, index) => drawClip(clip, index, clips.length)));
  say(clips.length > 0 ? words.count(clips.length) : '');
}

function toMemo(): Memo {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date());
  const title = titleField.value.trim() || words.memoDefault;
  return { locale, title, date, sources: words.sources, clips: readClips() };
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
  const html = toMemoHtml(toMemo());
  const item = new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([toMemoMarkdown(toMemo())], { type: 'text/plain' }),
  });
  await navigator.clipboard.write([item]).then(
    () => say(words.copied),
    () => say(words.failed),
  );
}

const exporters: Record<string, () => unknown> = {
  copy: copyForWord,
  html: () => save(toMemoHtml(toMemo()), 'text/html', 'html'),
  markdown: () => save(toMemoMarkdown(toMemo()), 'text/markdown', 'md'),
  bibtex: () => save(toBibliography(readClips(), 'BibTeX'), 'application/x-bibtex', 'bib'),
  ris: () => save(toBibliography(readClips(), 'RIS'), 'application/x-research-info-systems', 'ris'),
  csv: () => save(toClipCsv(readClips(), words.columns), 'text/csv', 'csv'),
  clear: () => {
    writeClips([]);
    draw();
  },
};

for (const button of tools.querySelectorAll<HTMLButtonElement>('button')) {
  button.addEventListener('click', () => void exporters[button.dataset.do ?? '']?.());
}
titleField.value = localStorage.getItem('clips-title') ?? '';
titleField.addEventListener('input', () => localStorage.setItem('clips-title', titleField.value));
// Another window may add a clip while this one is open.
addEventListener('storage', draw);
root.hidden = false;
draw();
