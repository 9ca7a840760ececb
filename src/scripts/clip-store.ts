import type { SheetSection } from '../citations/adapt-sheet.ts';

/** One citation that a reader keeps. It never leaves the browser. */
export interface Clip {
  /** The address of what is cited, with its version. */
  url: string;
  title: string;
  version: string;
  sections: SheetSection[];
  note: string;
}

const KEY = 'clips';

/** The clips in the reader's order; none if the browser keeps nothing. */
export function readClips(): Clip[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/** Keeps the clips; false if the browser refuses. */
export function writeClips(clips: readonly Clip[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(clips));
    return true;
  } catch {
    return false;
  }
}
