/** Adds what is cited to the clips: its citations and, of a chart or a filtered list, the figures with their proofs. */
import { readSheet, type SheetSection } from '../citations/adapt-sheet.ts';
import {
  KEPT_FORMATS,
  toProof,
  type KeptCell,
  type KeptTable,
} from '../citations/clip-documents.ts';
import { keepWords } from '../i18n/clip-words.ts';
import type { Cell } from './clip-cell.ts';
import { readContent, type Table } from './clip-content.ts';
import { changeClips } from './clip-store.ts';

const words = keepWords[document.documentElement.lang === 'en' ? 'en' : 'ja'];

/** What the dialog of citations shows. */
export interface Cited {
  title: string;
  version: string;
  sections: readonly SheetSection[];
}

/** Keeps what a link cites; says in words how that went. Throws if a proof cannot be read: then nothing is kept. */
export async function keepClip(link: HTMLAnchorElement, cited: Cited): Promise<string> {
  const url = cited.sections[0]?.citations.at(-1)?.text ?? '';
  const table = await readTable(link, new URL(url));
  const sections = cited.sections.map(({ title, citations }) => ({
    title,
    citations: citations.filter(({ format }) => KEPT_FORMATS.includes(format)),
  }));
  const clip = { url, title: cited.title, version: cited.version, sections, note: '' };
  let count = 0;
  const fault = await changeClips((clips) => {
    const index = clips.findIndex((old) => old.url === url);
    const next = [...clips];
    // A thing that is kept again stays where the reader put it, with the note.
    const note = clips[index]?.note ?? '';
    next.splice(index < 0 ? next.length : index, 1, { ...clip, note, ...(table ? { table } : {}) });
    count = next.length;
    return next;
  });
  return fault ? words[fault] : words.kept(count);
}

/** What the page says of the thing, with the proof of each figure. */
async function readTable(link: HTMLAnchorElement, url: URL): Promise<KeptTable | undefined> {
  const { text, tables } = readContent(link, url);
  const [first, ...more] = tables;
  if (!first && text.length === 0) return undefined;
  const cells = [text, ...tables.flatMap(({ rows }) => rows)].flat();
  const marks = cells.flat().filter((run) => typeof run !== 'string');
  const sheets = await readProofs(new Set(marks.map(({ claim }) => claim)), link.href);
  const proofs = [...new Set(sheets.values())];
  const number = (cell: Cell): KeptCell =>
    cell.map((run) => (typeof run === 'string' ? run : proofs.indexOf(sheets.get(run.claim)!)));
  const toKept = ({ caption, head, rows }: Table) => ({
    caption,
    head: head.map((row) => row.map(number)),
    rows: rows.map((row) => row.map(number)),
  });
  return {
    ...toKept(first ?? { caption: '', head: [], rows: [] }),
    ...(text.length > 0 ? { text: text.map(number) } : {}),
    ...(more.length > 0 ? { more: more.map(toKept) } : {}),
    proofs,
  };
}

/** The proof of each claim, from the citations that the site publishes beside those of the page. */
async function readProofs(ids: ReadonlySet<string>, from: string) {
  const read = async (id: string) => {
    const response = await fetch(new URL(`../claims/${encodeURIComponent(id)}.txt`, from));
    if (!response.ok) throw new Error(`${response.status} ${id}`);
    return [id, toProof(readSheet(await response.text()).sections)] as const;
  };
  return new Map(await Promise.all([...ids].map(read)));
}
