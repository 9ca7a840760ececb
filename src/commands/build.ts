import { loadSite } from '../model/load-site.ts';
import { buildSearch } from '../search/build-search.ts';
import { requireStep } from './run-step.ts';

// The records are checked first: every problem at once, before any page is made.
requireStep('node', 'src/commands/check.ts');
requireStep('astro', 'build');

const start = performance.now();
const count = buildSearch(loadSite('content'), 'dist');
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`Search knows ${count} pages; its index took ${seconds} s.`);
