import { buildChartSheets } from '../citations/build-chart-sheets.ts';
import { loadSite } from '../model/load-site.ts';
import { buildSearch } from '../search/build-search.ts';
import { requireStep } from './run-step.ts';

// The records are checked first: every problem at once, before any page is made.
requireStep('node', 'src/commands/check.ts');
requireStep('astro', 'build');

const site = loadSite('content');
const measure = (act: () => number): [count: number, seconds: string] => {
  const start = performance.now();
  const count = act();
  return [count, ((performance.now() - start) / 1000).toFixed(1)];
};

const [charts, chartSeconds] = measure(() => buildChartSheets(site, 'dist'));
console.log(`${charts} charts can be cited; their citations took ${chartSeconds} s.`);
const [pages, seconds] = measure(() => buildSearch(site, 'dist'));
console.log(`Search knows ${pages} pages; its index took ${seconds} s.`);
