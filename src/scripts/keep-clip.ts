/** Adds what is cited to the clips: its citations and, of a chart or a filtered list, the figures with their proofs. */
import { readSheet, type SheetSection } from '../citations/adapt-sheet.ts';
import {
  KEPT_FORMATS,
  toProof,
  type KeptCell,
  type KeptTable,
} from '../citations/clip-documents.ts';
import { keepWords } from '../i18n/clip-words.ts';
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

/**
 * What the page says of the thing: the table beside a chart, the marks of one without a table, the row that is cited,
 * the list that the reader has filtered, why claims differ, or what a record is.
 */
async function readTable(link: HTMLAnchorElement, url: URL): Promise<KeptTable | undefined> {
  const figure = link.dataset.part ? link.closest<HTMLElement>('figure, .differing, tr') : null;
  const isFiltered = link.closest('.tools') !== null && [...url.searchParams.keys()].length > 1;
  const text = figure
    ? readReason(figure)
    : link.closest('.tools') && !isFiltered
      ? readLead()
      : [];
  const { head, rows } = readFigures(figure, isFiltered);
  if (rows.length + text.length === 0) return undefined;
  const marks = [...text, ...rows.flat()].flat().filter((run) => typeof run !== 'string');
  const sheets = await readSheets(new Set(marks.map(({ claim }) => claim)), link.href);
  const proofs = [...new Set([...sheets.values()].map(({ proof }) => proof))];
  const number = (cell: Cell): KeptCell =>
    cell.map((run) => {
      if (typeof run === 'string') return run;
      const { title, proof } = sheets.get(run.claim)!;
      return run.isNamed ? title : proofs.indexOf(proof);
    });
  const caption = figure?.querySelector('figcaption span')?.textContent?.trim() ?? '';
  return {
    caption,
    ...(text.length > 0 ? { text: text.map(number) } : {}),
    head: head.map((row) => row.map(number)),
    rows: rows.map((row) => row.map(number)),
    proofs,
  };
}

/** A figure that has a proof. */
interface Mark {
  claim: string;
  /** Whether the title of the claim stands here, and not only its proof. */
  isNamed?: boolean;
}
type Cell = (string | Mark)[];
interface Figures {
  head: Cell[][];
  rows: Cell[][];
}

function readFigures(figure: HTMLElement | null, isFiltered: boolean): Figures {
  if (!figure && !isFiltered) return { head: [], rows: [] };
  if (!figure && document.querySelector('#search')) return readFound();
  const table = figure ? findTable(figure) : document.querySelector<HTMLElement>('#chosen table');
  if (table) return readRows(table, figure);
  return { head: [], rows: figure ? listMarks(figure) : readList() };
}

/** What a record is, in the paragraphs above its facts. */
function readLead(): Cell[] {
  return [...document.querySelectorAll('main .lead.prose > p')].map((it) => readCell(it));
}

/** Of a discrepancy its kind, which is the heading it stands under, and the reason. */
function readReason(figure: HTMLElement): Cell[] {
  if (!figure.matches('.differing')) return [];
  const kind = figure.parentElement?.closest('section')?.querySelector('h2');
  const reasons = figure.querySelectorAll('.callout > p');
  return [...(kind ? [kind] : []), ...reasons].map((it) => readCell(it));
}

/** The table of a row; that of a chart: within it, else the next one of its section. */
function findTable(figure: HTMLElement): HTMLElement | undefined {
  if (figure instanceof HTMLTableRowElement) return figure.closest('table')!;
  const tables = [...(figure.closest('section') ?? figure).querySelectorAll('table')];
  const isBelow = (table: HTMLElement) =>
    figure.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
  return tables.find((table) => figure.contains(table)) ?? tables.find(isBelow);
}

function readRows(table: HTMLElement, figure: HTMLElement | null): Figures {
  const toCells = (row: HTMLTableRowElement) => [...row.cells].map((cell) => readCell(cell));
  const all = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not([hidden])')];
  const rows = figure instanceof HTMLTableRowElement ? [figure] : all;
  const isShared = (figure?.closest('section')?.querySelectorAll('figure').length ?? 0) > 1;
  const drawn = new Set(figure ? listClaims(figure) : []);
  // One table may serve several charts: of it, the rows that this one draws.
  const own = rows.filter((row) => isShared && listClaims(row).some((id) => drawn.has(id)));
  return {
    head: [...table.querySelectorAll<HTMLTableRowElement>('thead tr')].map(toCells),
    rows: (own.length > 0 && !figure?.contains(table) ? own : rows).map(toCells),
  };
}

/** The claims that a chart draws, where it has no table. */
function listMarks(figure: HTMLElement): Cell[][] {
  return listClaims(figure).map((claim) => [[{ claim, isNamed: true }, { claim }]]);
}

/** The programs that the filters left. */
function readList(): Cell[][] {
  const items = document.querySelectorAll('#programs li[data-values]:not([hidden])');
  return [...items].map((item) => {
    const name = item.querySelector('a')!;
    return [readCell(name), readCell(item, name)];
  });
}

/** What a search found: of a page its name, of a figure what it is of, the figure and its proof. */
function readFound(): Figures {
  const items = [...document.querySelectorAll('#search .figures li, #search .hits > li')];
  const rows = items.flatMap((item): Cell[][] => {
    const link = item.querySelector<HTMLAnchorElement>('h2 a, a:has(> b)');
    if (!link) return [];
    const name = readCell(link);
    if (!link.querySelector('b')) {
      return [[name, readCell(item.querySelector('.meta')!), [link.href]]];
    }
    const subject = readCell(item.querySelector('span')!);
    const figure = [...subject, words.colon, ...name, { claim: getClaim(link) }];
    return [[figure, [words.figure], [link.href]]];
  });
  return { head: [words.found.map((word) => [word])], rows };
}

function listClaims(root: Element): string[] {
  const links = root.querySelectorAll('svg a, a.claim');
  return [...new Set([...links].map(getClaim))].filter((id) => id !== '');
}

/** The id of the claim that a mark leads to; a link inside a chart has no `hash` of its own. */
function getClaim(link: Element): string {
  return decodeURIComponent(/#(.*)/.exec(link.getAttribute('href') ?? '')?.[1] ?? '');
}

/** The text of an element as it is read, with a mark behind each figure. */
function readCell(element: Element, without?: Element): Cell {
  const cell: Cell = [];
  const write = (node: Node) => {
    if (node instanceof Text) return void cell.push(node.data.replace(/\s+/g, ' '));
    // What only tells a control apart is no text of the table.
    if (!(node instanceof Element) || node === without) return;
    if (node.matches('[hidden], .hidden, button, th > a.meta, a.cite')) return;
    const isBlock = node !== element && node.matches('div, p, li, br, dt, dd');
    if (isBlock) cell.push('\n');
    node.childNodes.forEach(write);
    if (node.matches('a.claim')) cell.push({ claim: getClaim(node) });
    if (isBlock) cell.push('\n');
  };
  write(element);
  return tidy(cell);
}

/** Joins the runs of text and takes away the breaks and spaces that only the markup had. */
function tidy(cell: Cell): Cell {
  const joined: Cell = [];
  for (const run of cell) {
    const last = joined.at(-1);
    if (typeof run === 'string' && typeof last === 'string') joined[joined.length - 1] = last + run;
    else joined.push(run);
  }
  const clean = joined.map((run) =>
    typeof run === 'string' ? run.replace(/ *\n[ \n]*/g, '\n').replace(/ +/g, ' ') : run,
  );
  const edge = (at: number, blank: RegExp) => {
    const run = clean.at(at);
    if (typeof run === 'string') clean.splice(at, 1, run.replace(blank, ''));
  };
  edge(0, /^\s+/);
  edge(-1, /\s+$/);
  return clean.filter((run) => run !== '');
}

/** Title and proof of each claim, from the citations that the site publishes beside those of the page. */
async function readSheets(ids: ReadonlySet<string>, from: string) {
  const read = async (id: string) => {
    const response = await fetch(new URL(`../claims/${encodeURIComponent(id)}.txt`, from));
    if (!response.ok) throw new Error(`${response.status} ${id}`);
    const { title, sections } = readSheet(await response.text());
    return [id, { title, proof: toProof(sections) }] as const;
  };
  return new Map(await Promise.all([...ids].map(read)));
}
