import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'astro';
import { measureSearch } from '../../tests/bench/measure-search.ts';
import { buildChartSheets } from '../citations/build-chart-sheets.ts';
import { loadSite } from '../model/load-site.ts';
import { buildSearch } from '../search/build-search.ts';

/** Measures a whole build in this process, then the bytes of what it made. */
async function measureBuild() {
  const start = performance.now();
  await build({ logLevel: 'error' });
  const built = performance.now();
  const site = loadSite('content');
  buildChartSheets(site, 'dist');
  const cited = performance.now();
  buildSearch(site, 'dist');
  const indexed = performance.now();

  const pages = globSync('dist/{ja,en}/**/index.html');
  const programs = globSync('dist/{ja,en}/programs/*/index.html').map((page) => getGzipSize(page));
  const styles = globSync('dist/_astro/*.css').reduce((sum, file) => sum + getGzipSize(file), 0);
  const sorted = programs.toSorted((a, b) => a - b);
  const search = globSync('dist/search/**/*', { withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return {
    pages: pages.length,
    'build, s': round((built - start) / 1000),
    'citations of charts, s': round((cited - built) / 1000),
    'search index, s': round((indexed - cited) / 1000),
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

// `npm run bench -- search` leaves the build out and measures search on the pages of the last one;
// `npm run bench -- search 1000` on so many pages cut from them instead of 1,000 and 10,000.
const [part, ...sizes] = process.argv.slice(2);
const built = part === 'search' ? undefined : await measureBuild();
const search = await measureSearch(sizes.length > 0 ? sizes.map(Number) : undefined);
mkdirSync('.results', { recursive: true });
writeFileSync('.results/bench.json', `${JSON.stringify({ build: built, search }, null, 2)}\n`);
for (const [name, value] of Object.entries(built ?? {})) {
  console.log(`${name.padEnd(32)} ${value}`);
}
console.table(search);
