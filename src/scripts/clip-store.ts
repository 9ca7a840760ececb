/**
 * What a reader keeps, in the storage of the browser; it never leaves it. Several windows may be open:
 * each change is made to what is stored at that moment, never to what a window has drawn.
 */
import type { KeptCitation } from '../citations/clip-documents.ts';

export type Clip = KeptCitation;

/** Why nothing could be kept: there is no room left, or the browser allows no storage. */
export type StoreFault = 'full' | 'blocked';

const KEY = 'clips';
/** What was stored but could not be read, as it was. */
const ASIDE_KEY = 'clips-aside';
const TITLE_KEY = 'clips-title';

/** The clips in the reader's order; none if the browser keeps nothing. What cannot be read is put aside. */
export function readClips(): Clip[] {
  return attempt(() => load(localStorage.getItem(KEY))).value ?? [];
}

/** Changes the clips; says why if they could not be kept, and then leaves them as they were. */
export async function changeClips(
  change: (clips: Clip[]) => Clip[],
): Promise<StoreFault | undefined> {
  const act = () =>
    attempt(() => {
      const clips = load(localStorage.getItem(KEY));
      localStorage.setItem(KEY, JSON.stringify(change(clips)));
    }).fault;
  // Two windows that change the clips at one moment would each undo the other. No lock without https.
  return navigator.locks ? navigator.locks.request(KEY, act) : act();
}

/** Whether the browser keeps anything for this site. */
export function checkStorage(): StoreFault | undefined {
  return attempt(() => localStorage.getItem(KEY)).fault;
}

export function readTitle(): string {
  return attempt(() => localStorage.getItem(TITLE_KEY)).value ?? '';
}

export function writeTitle(title: string): StoreFault | undefined {
  return attempt(() => localStorage.setItem(TITLE_KEY, title)).fault;
}

/** What was put aside because it could not be read. */
export function readAside(): string {
  return attempt(() => localStorage.getItem(ASIDE_KEY)).value ?? '';
}

export function dropAside(): StoreFault | undefined {
  return attempt(() => localStorage.removeItem(ASIDE_KEY)).fault;
}

/** Whether a change in storage, in another window, is one of the clips. */
export function isOfClips({ key }: StorageEvent): boolean {
  return key === null || key === KEY || key === ASIDE_KEY;
}

/** The clips of a stored value. If any of it is broken, the whole is put aside before the rest is taken. */
function load(stored: string | null): Clip[] {
  if (stored === null) return [];
  const found = parse(stored);
  const clips = Array.isArray(found) ? found.flatMap((it) => repair(it) ?? []) : [];
  const isWhole = Array.isArray(found) && clips.length === found.length;
  if (!isWhole) {
    const aside = localStorage.getItem(ASIDE_KEY);
    // Throws where there is no room for both, so that what is broken is never written over.
    localStorage.setItem(ASIDE_KEY, [aside, stored].filter(Boolean).join('\n'));
    localStorage.setItem(KEY, JSON.stringify(clips));
  }
  return clips;
}

function parse(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}

/** A clip as it should be, from what is stored; older ones may lack what can be done without. */
function repair(found: unknown): Clip | undefined {
  const { url, title, version, sections, note, table } = (found ?? {}) as Partial<Clip>;
  const isTitled = typeof url === 'string' && /^https?:/.test(url) && typeof title === 'string';
  if (!isTitled || !Array.isArray(sections) || !sections.every(isSection)) return undefined;
  return {
    url,
    title,
    version: typeof version === 'string' ? version : '',
    sections,
    note: typeof note === 'string' ? note : '',
    ...(isTable(table) ? { table } : {}),
  };
}

function isSection(found: unknown): boolean {
  const { title, citations } = (found ?? {}) as Partial<Clip['sections'][number]>;
  return (
    typeof title === 'string' &&
    Array.isArray(citations) &&
    citations.every((it) => typeof it?.format === 'string' && typeof it.text === 'string')
  );
}

function isTable(found: unknown): found is Clip['table'] {
  const {
    caption,
    text = [],
    head,
    rows,
    more = [],
    proofs,
  } = (found ?? {}) as Partial<NonNullable<Clip['table']>>;
  const isGrid = (grid: unknown) =>
    Array.isArray(grid) && grid.every((row) => Array.isArray(row) && row.every(Array.isArray));
  const isTables =
    Array.isArray(more) && more.every((it) => it && isGrid(it.head) && isGrid(it.rows));
  const isWhole =
    Array.isArray(proofs) && isGrid([text]) && isGrid(head) && isGrid(rows) && isTables;
  return typeof caption === 'string' && isWhole;
}

function attempt<T>(act: () => T): { value?: T; fault?: StoreFault } {
  try {
    return { value: act() };
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return { fault: isFull ? 'full' : 'blocked' };
  }
}
