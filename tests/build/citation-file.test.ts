import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-cff';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSiteAddress } from '../../src/site-address.ts';
import { DIST, isLocalized, readJson, readPages } from './read-dist.ts';

const { origin, base } = readSiteAddress();
const text = readFileSync(join(DIST, 'CITATION.cff'), 'utf8');
const pages = readPages().filter(isLocalized);
const whole = readJson<{ version: string; created: string }>('data/datapackage.json');

test('the citation of the whole is read by a library, with version, day and address', () => {
  const [item] = plugins.input.chain(text, { forceType: '@else/yaml', generateGraph: false });
  expect(item).toMatchObject({
    type: 'dataset',
    title: 'Atlas of Japan’s International STI Policy',
    version: whole.version,
    URL: `${origin}${base}`,
    issued: { 'date-parts': [whole.created.slice(0, 10).split('-').map(Number)] },
  });
});

test('the file in the sources says the same, and leaves version and day to the publication', () => {
  const own = parse(readFileSync('CITATION.cff', 'utf8'));
  const { version, 'date-released': date, url, ...published } = parse(text);
  expect(own).toEqual(published);
  expect(version).toMatch(/^[1-9]\d*\.0\.0$/);
  expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(url).toBe(`${origin}${base}`);
});

test('the whole has one version, in its citation, its data package and the data of its home page', () => {
  const { html } = pages.find(({ path }) => path === 'en/')!;
  const [, graph = '{}'] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)!;
  const all = (JSON.parse(graph)['@graph'] as { '@type': string; version?: string }[]).find(
    (node) => node['@type'] === 'Dataset',
  );
  expect([parse(text).version, all?.version]).toEqual([whole.version, whole.version]);
});

test.each(['ja', 'en'])('the page about the site links it, and every schema, in %s', (locale) => {
  const about = pages.find(({ path }) => path === `${locale}/about/`)!;
  const links = new Set(about.elements.map(({ attributes }) => attributes.href));
  const tables = readJson<{ resources: { jsonSchema?: string }[] }>('data/datapackage.json');
  const schemas = tables.resources.flatMap(({ jsonSchema }) => jsonSchema ?? []);
  expect(schemas.length).toBeGreaterThan(10);
  for (const file of [
    'CITATION.cff',
    'data/datapackage.json',
    ...schemas.map((it) => `data/${it}`),
  ]) {
    expect(links, file).toContain(`${base}${file}`);
  }
});

test('every page of a record links its file, its table and the schema of its file', () => {
  const records = pages.filter(({ path }) => /^..\/(?!changes)[a-z-]+\/[^/]+\/$/.test(path));
  expect(records.length).toBeGreaterThan(900);
  const lacking = records.filter(({ path, elements }) => {
    const [, place = '', id] = path.split('/');
    const kind = place === 'budget' ? 'budget-lines' : place;
    const links = new Set(elements.map(({ attributes }) => attributes.href));
    const files = [`${kind}/${id}.json`, `${kind}.csv`, `schemas/${kind}-record.json`];
    return files.some((file) => !links.has(`${base}data/${file}`));
  });
  expect(lacking.map(({ path }) => path)).toEqual([]);
});
