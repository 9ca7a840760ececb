/** Finds on a page what a clip of it or of a part of it takes. */
import { keepWords } from '../i18n/clip-words.ts';
import { getClaim, listClaims, readCell, type Cell } from './clip-cell.ts';

const words = keepWords[document.documentElement.lang === 'en' ? 'en' : 'ja'];

export interface Table {
  /** Unit and limits. */
  caption: string;
  head: Cell[][];
  rows: Cell[][];
}

export interface Content {
  text: Cell[];
  tables: Table[];
}

/** What the page says of what a link cites: of the thing itself, or of what the reader has filtered. */
export function readContent(link: HTMLAnchorElement, url: URL): Content {
  const { text, tables } = findContent(link, url);
  return { text, tables: tables.filter(({ rows }) => rows.length > 0).map(fill) };
}

/**
 * Of a part of the page its table, the row that is cited, or why claims differ; of a page that the reader has filtered
 * what is left of it; of another page what it is and the tables that it marks.
 */
function findContent(link: HTMLAnchorElement, url: URL): Content {
  const part = link.dataset.part ? link.closest<HTMLElement>('figure, .differing, tr') : null;
  if (part) return { text: readReason(part), tables: [readPart(part)] };
  if (!link.closest('.tools')) return { text: [], tables: [] };
  const isFiltered = [...url.searchParams.keys()].length > 1;
  if (!isFiltered) return { text: readLead(link), tables: listKept() };
  if (document.querySelector('#search')) return readFound();
  const table = document.querySelector<HTMLElement>('#chosen table');
  return table ? { text: [], tables: [toTable(toRows(table), table)] } : readList();
}

/** What a record is, in the paragraphs above its facts; what else a page holds, of how many and of which day. */
function readLead(link: Element): Cell[] {
  const lead = [...document.querySelectorAll('main .lead.prose > p')].map((it) => readCell(it));
  if (lead.length > 0) return lead;
  const description = document.querySelector<HTMLMetaElement>('meta[name="description"]');
  const counts = [...document.querySelectorAll('main :is(.status > li, .lead > .counts)')]
    .map((it) => it.textContent!.trim().replace(/[。.]$/, ''))
    .join(words.stop);
  const date = link.closest<HTMLElement>('.tools')?.dataset.date ?? '';
  return [
    [description?.content ?? ''],
    [`${counts && `${counts}${words.end}`}${words.ofVersion(date)}`],
  ];
}

/** The tables of the sections that a clip of the page takes, each under the title of its section. */
function listKept(): Table[] {
  const sections = [...document.querySelectorAll<HTMLElement>('main section[data-kept]')];
  return sections.flatMap((section) => {
    const title = section.querySelector('h2')?.textContent?.trim() ?? '';
    const figure = section.querySelector<HTMLElement>('figure');
    const differing = [...section.querySelectorAll<HTMLElement>('.differing')];
    if (differing.length > 0) return [readChanges(differing, title)];
    return [...section.querySelectorAll('table')].map((table) => {
      const caption = [title, figure ? readCaption(figure, table) : ''];
      return { ...toTable(toRows(table), table), caption: caption.filter(Boolean).join(words.gap) };
    });
  });
}

/** What documents of different dates say, a row for each with the matter before it. */
function readChanges(differing: readonly HTMLElement[], caption: string): Table {
  const rows = differing.flatMap((entry) => {
    const matter = readCell(entry.querySelector('h3')!);
    const limits = [
      ...[...entry.querySelectorAll('.note, .meta > span')].map((it) => it.textContent!.trim()),
      ...[...entry.querySelectorAll('.meta > a')].map((it) => words.difference(it.textContent!)),
    ].filter(Boolean);
    const dated = [...entry.querySelectorAll<HTMLTableRowElement>('tbody tr')];
    return dated.map((row, index) => [
      index === 0 ? [...matter, ...limits.map((limit) => `\n${limit}`)] : matter,
      ...[...row.cells].map((cell) => readCell(cell)),
    ]);
  });
  return { caption, head: [words.changed.map((word) => [word])], rows };
}

/** Of a discrepancy its kind, which is the heading it stands under, and the reason. */
function readReason(part: HTMLElement): Cell[] {
  if (!part.matches('.differing')) return [];
  const kind = part.parentElement?.closest('section')?.querySelector('h2');
  const reasons = part.querySelectorAll('.callout > p');
  return [...(kind ? [kind] : []), ...reasons].map((it) => readCell(it));
}

function readPart(part: HTMLElement): Table {
  if (part instanceof HTMLTableRowElement) return toTable([part], part.closest('table')!);
  const table = findTable(part)!;
  const rows = toRows(table);
  const isShared = (part.closest('section')?.querySelectorAll('figure').length ?? 0) > 1;
  const drawn = new Set(isShared ? listClaims(part) : []);
  // One table may serve several charts: of it the row that is drawn here, else the rows of the figures drawn.
  const named = rows.filter((row) => row.dataset.chart === part.id);
  const own =
    named.length > 0 ? named : rows.filter((row) => listClaims(row).some((id) => drawn.has(id)));
  const isOwn = own.length > 0 && (named.length > 0 || !part.contains(table));
  return { ...toTable(isOwn ? own : rows, table), caption: readCaption(part, table) };
}

/** The table of a chart: in a template or within it, in the section that it names, else the next one of its own. */
function findTable(figure: HTMLElement): HTMLElement | undefined {
  const template = figure.querySelector<HTMLTemplateElement>(':scope > template');
  if (template) return template.content.querySelector('table')!;
  const named = figure.dataset.table && document.getElementById(figure.dataset.table);
  const tables = [...(named || figure.closest('section') || figure).querySelectorAll('table')];
  const isBelow = (table: HTMLElement) =>
    figure.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
  return tables.find((table) => figure.contains(table)) ?? tables.find(isBelow);
}

/** Unit and limits of a chart, with the notes below its table, and without what explains the drawing. */
function readCaption(figure: HTMLElement, table: HTMLElement): string {
  const caption = figure.querySelector('figcaption > span:not(.of-drawing)');
  const notes = [...figure.querySelectorAll('.note')];
  for (let next = table.nextElementSibling; next?.matches('.note'); next = next.nextElementSibling)
    notes.push(next);
  const texts = [caption, ...notes].map((it) => it?.textContent?.trim() ?? '');
  return joinSentences(texts);
}

/** Sentences one after the other; Japanese ones have no space between them. */
function joinSentences(sentences: readonly string[]): string {
  return sentences
    .filter(Boolean)
    .map((it) => it.replace(/([^。.])$/, `$1${words.end.trim()}`))
    .join(words.between);
}

function toRows(table: HTMLElement): HTMLTableRowElement[] {
  return [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not([hidden])')];
}

function toTable(rows: readonly HTMLTableRowElement[], table: HTMLElement): Table {
  const toCells = (row: HTMLTableRowElement) => [...row.cells].map((cell) => readCell(cell));
  const head = [...table.querySelectorAll<HTMLTableRowElement>('thead tr')].map(toCells);
  return { caption: '', head, rows: rows.map(toCells) };
}

/** Leaves out columns without a word, and says of a cell that it is empty. */
function fill({ caption, head, rows }: Table): Table {
  const isUsed = (_cell: Cell, column: number) =>
    rows.some((row) => (row[column]?.length ?? 0) > 0);
  return {
    caption,
    head: head.map((row) => row.filter(isUsed)),
    rows: rows.map((row) =>
      row.filter(isUsed).map((cell) => (cell.length > 0 ? cell : [words.none])),
    ),
  };
}

/** The programs that the filters left, and how many of all these are. */
function readList(): Content {
  const list = document.querySelector<HTMLElement>('#programs');
  const items = [...(list?.querySelectorAll('li[data-values]:not([hidden])') ?? [])];
  const rows = items.map((item) => {
    const name = item.querySelector('a')!;
    return [readCell(name), readCell(item, name)];
  });
  const count = words.listedOf(items.length, Number(list?.dataset.all ?? items.length));
  if (rows.length === 0) return { text: [[count]], tables: [] };
  return { text: [], tables: [{ caption: count, head: [words.listed.map((it) => [it])], rows }] };
}

/** What a search found: of a page its name, of a figure what it is of, the figure and its proof. */
function readFound(): Content {
  const figures = [...document.querySelectorAll('#search .figures li')];
  const hits = [...document.querySelectorAll('#search .hits > li')];
  const rows = [...figures, ...hits].flatMap((item): Cell[][] => {
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
  const count = (selector: string) =>
    Number(document.querySelector<HTMLElement>(selector)?.dataset.count ?? 0);
  const [allFigures, allHits] = [count('#search .figures:not([hidden])'), count('#search .hits')];
  // The answer in the page's own words, and how much of it follows.
  const said = [
    document.querySelector('h1')!.textContent!.trim(),
    allFigures > figures.length ? words.figuresFirst(figures.length, allFigures) : '',
    allHits > hits.length ? words.foundFirst(hits.length, allHits) : '',
  ];
  return {
    text: [[joinSentences(said)]],
    tables: [{ caption: '', head: [words.found.map((word) => [word])], rows }],
  };
}
