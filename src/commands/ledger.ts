import { existsSync } from 'node:fs';
import { writePublication } from '../authoring/write-publication.ts';
import { listPublishedFiles, listPublishedPages } from '../exports/published-pages.ts';
import { listUnrecorded } from '../model/ledger.ts';
import { loadSite } from '../model/load-site.ts';

/**
 * Writes down what is about to be published: every thing that is not in the ledger as it is today, and
 * every page, fragment id and data file of the built site that is new or has other words.
 */
if (!existsSync('dist/index.html')) {
  console.error('The ledger takes addresses from the built site. Run "npm run build" first.');
  process.exit(1);
}
const site = loadSite('content');
const { publications, pages, files } = site.ledger;
const things = listUnrecorded(site);
const known = new Map<string, Set<string>>();
for (const { address, ids } of pages) {
  known.set(address, new Set([...(known.get(address) ?? []), ...ids]));
}
const pageHashes = new Map(pages.map(({ address, hash }) => [address, hash]));
const freshPages = listPublishedPages('dist').flatMap(({ address, ids, hash }) => {
  const old = known.get(address);
  const fresh = ids.filter((id) => !old?.has(id));
  const isSame = old && fresh.length === 0 && pageHashes.get(address) === hash;
  return isSame ? [] : [{ address, ids: fresh, hash }];
});
const fileHashes = new Map(files.map(({ file, hash }) => [file, hash]));
const freshFiles = listPublishedFiles('dist').filter(
  ({ file, hash }) => fileHashes.get(file) !== hash,
);
const lines = [...things, ...freshPages, ...freshFiles];
// Other words of the interface, or the day of a version, are no reason to publish.
const isNew =
  things.length > 0 ||
  freshPages.some(({ address, ids }) => !known.has(address) || ids.length > 0) ||
  freshFiles.some(({ file }) => !fileHashes.has(file));
if (!isNew) {
  console.log('Everything is in the ledger.');
} else {
  const today = new Date().toISOString().slice(0, 10);
  const file = writePublication('content', publications, today, lines);
  console.log(
    `content/ledger/${file}: ${things.length} versions, ${freshPages.length} pages, ${freshFiles.length} data files.`,
  );
}
