import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'astro';
import * as pagefind from 'pagefind';

/** Measures a whole build in this process, then the bytes of what it made. Prints a table and writes .results/bench.json. */
async function measure() {
  const start = performance.now();
  await build({ logLevel: 'error' });
  const built = performance.now();
  const { index } = await pagefind.createIndex({});
  await index!.addDirectory({ path: 'dist' });
  await index!.writeFiles({ outputPath: 'dist/pagefind' });
  await pagefind.close();
  const indexed = performance.now();

  const pages = globSync('dist/{ja,en}/**/index.html');
  const programs = globSync('dist/{ja,en}/programs/*/index.html').map((page) => getGzipSize(page));
  const styles = globSync('dist/_astro/*.css').reduce((sum, file) => sum + getGzipSize(file), 0);
  const sorted = programs.toSorted((a, b) => a - b);
  const search = globSync('dist/pagefind/**/*', { withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return {
    pages: pages.length,
    'build, s': round((built - start) / 1000),
    'search index, s': round((indexed - built) / 1000),
    'peak memory, MiB': Math.round(process.resourceUsage().maxRSS / 1024),
    'program page, median, KB gzip': round((sorted[Math.floor(sorted.length / 2)] ?? 0) / 1024),
    'program page, largest, KB gzip': round((sorted.at(-1) ?? 0) / 1024),
    'stylesheet, KB gzip': round(styles / 1024),
    'search index, MB': round(
      sumSizes(search.map((entry) => join(entry.parentPath, entry.name))) / 1e6,
    ),
  };
}

function getGzipSize(file: string): number {
  return gzipSync(readFileSync(file)).length;
}

function sumSizes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const results = await measure();
mkdirSync('.results', { recursive: true });
writeFileSync('.results/bench.json', `${JSON.stringify(results, null, 2)}\n`);
for (const [name, value] of Object.entries(results)) console.log(`${name.padEnd(32)} ${value}`);
