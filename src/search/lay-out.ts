import { listDroppedMarks, normalize } from './normalize.ts';
import type { Block, SearchPage } from './page.ts';

/** A block with its place in the page's one row of normalised characters. */
export interface LaidBlock extends Omit<Block, 'text'> {
  /** Where its first character stands. */
  start: number;
  /** Its normal form. */
  text: string;
  written: string;
  /** Marks that the normal form leaves out. */
  dropped: string[];
}

export interface LaidPage {
  blocks: LaidBlock[];
  titleEnd: number;
  bodyStart: number;
  length: number;
}

/** How many characters of a page one file of text covers: a block that would not fit begins in the next one. */
export const PASSAGE_SIZE = 1024;

/**
 * Lays the blocks of a page in one row: title, then headings and names, then the body. So the position of a match
 * alone tells what kind of text it is in and which file has that text.
 */
export function layOut({ blocks }: SearchPage): LaidPage {
  const laid: LaidBlock[] = [];
  let next = 0;
  let length = 0;
  const add = (role: Block['role']) => {
    for (const block of blocks.filter((item) => item.role === role)) {
      const text = normalize(block.text);
      const dropped = listDroppedMarks(block.text);
      const room = PASSAGE_SIZE - (next % PASSAGE_SIZE);
      const start = text.length > room ? next + room : next;
      laid.push({ ...block, start, text, written: block.text, dropped });
      // A free place between blocks keeps phrases from crossing their ends.
      next = start + text.length + 1;
      length += text.length;
    }
    return next;
  };
  const titleEnd = Math.max(0, add('title') - 1);
  const bodyStart = add('key');
  add('body');
  return { blocks: laid, titleEnd, bodyStart, length };
}
