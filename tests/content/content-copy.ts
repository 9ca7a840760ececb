import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { inspectContent } from '../../src/model/load-site.ts';
import { formatProblem } from '../../src/model/problem.ts';

/** Parsed YAML of a file, which a test breaks as it likes. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a broken file has no type
export type Data = any;

/** A copy of a content folder that a test may break. Paths are given from `content/`. */
export interface ContentCopy {
  /** The folder that holds `content/`. */
  root: string;
  /** Changes the parsed data of a YAML file. */
  change(file: string, edit: (data: Data) => void): void;
  write(file: string, text: string): void;
  replace(file: string, from: string, to: string): void;
  rename(file: string, to: string): void;
  remove(file: string): void;
  /** The lines that the check prints, sorted. */
  check(): string[];
  discard(): void;
}

/** Copies a folder of content; by default a small sound one with a record of every kind. */
export function copyContent(from = 'tests/fixtures/sound/content'): ContentCopy {
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  const pathOf = (file: string) => join(root, 'content', file);
  cpSync(from, join(root, 'content'), { recursive: true });
  const write = (file: string, text: string) => {
    mkdirSync(dirname(pathOf(file)), { recursive: true });
    writeFileSync(pathOf(file), text);
  };
  const read = (file: string) => readFileSync(pathOf(file), 'utf8');
  return {
    root,
    write,
    change(file, edit) {
      const data: Data = parse(read(file));
      edit(data);
      write(file, stringify(data));
    },
    replace(file, from, to) {
      if (!read(file).includes(from)) throw new Error(`${file} has no "${from}"`);
      write(file, read(file).replace(from, to));
    },
    rename(file, to) {
      mkdirSync(dirname(pathOf(to)), { recursive: true });
      renameSync(pathOf(file), pathOf(to));
    },
    remove: (file) => rmSync(pathOf(file)),
    check: () => [...new Set(inspectContent(join(root, 'content')).problems.map(formatProblem))].sort(),
    discard: () => rmSync(root, { recursive: true }),
  };
}
