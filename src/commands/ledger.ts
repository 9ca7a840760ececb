import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { listPublishedPages } from '../exports/published-pages.ts';
import { listThings, mapLatest } from '../model/ledger.ts';
import { loadSite } from '../model/load-site.ts';

/**
 * Writes down what is about to be published: every thing whose version is new, and every address and
 * fragment id of the built site that is new. What was written before is never touched.
 */
if (!existsSync('dist/index.html')) {
  console.error('The ledger takes addresses from the built site. Run "npm run build" first.');
  process.exit(1);
}
const site = loadSite('content');
const { publications, pages } = site.ledger;
const latest = mapLatest(site.ledger);
const things = listThings(site).filter(({ id, version }) => latest.get(id)?.version !== version);
const known = new Map<string, Set<string>>();
for (const { address, ids } of pages) {
  known.set(address, new Set([...(known.get(address) ?? []), ...ids]));
}
const addresses = listPublishedPages('dist').flatMap(({ address, ids }) => {
  const old = known.get(address);
  const fresh = ids.filter((id) => !old?.has(id));
  return old && fresh.length === 0 ? [] : [{ address, ids: fresh }];
});
if (things.length + addresses.length === 0) {
  console.log('Everything is in the ledger.');
} else {
  const number = (publications.at(-1)?.number ?? 0) + 1;
  const head = {
    publication: number,
    date: new Date().toISOString().slice(0, 10),
    previous: publications.at(-1)?.hash ?? '',
  };
  const file = `content/ledger/${String(number).padStart(4, '0')}.jsonl`;
  const lines = [head, ...things, ...addresses].map((line) => JSON.stringify(line));
  mkdirSync('content/ledger', { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
  console.log(`${file}: ${things.length} versions, ${addresses.length} pages.`);
}
