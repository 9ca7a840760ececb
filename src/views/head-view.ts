import { getMediaType, LICENCE, type PageFacts } from '../citations/dataset.ts';
import { buildGraph } from '../citations/json-ld.ts';
import {
  getDocumentLanguage,
  getDocumentTitle,
  getDocumentTypes,
} from '../citations/source-item.ts';
import { getDocumentSchemaPath } from '../exports/json-schemas.ts';
import { PICTURE_SIZE } from '../exports/picture-size.ts';
import { toDataPath, toPath } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, RecordOf, Site } from '../model/build-site.ts';
import { toIsoDate } from '../model/partial-date.ts';
import type { Ref } from '../schemas/shared.ts';
import { toAbsolute } from '../site-address.ts';
import { startPage } from './claim-page.ts';
import type { CiteView } from './cite-view.ts';

/** What the head of a page tells machines: reference managers, search engines, previews, crawlers. */
export interface HeadView {
  metas: { name?: string; property?: string; content: string }[];
  links: { rel: string; href: string; type?: string; title?: string; hreflang?: string }[];
  jsonLd: string;
}

/** The metadata of a page; a document or report is itself the thing that a reference manager wants. */
export function buildHead(
  site: Site,
  page: Omit<PageFacts, 'version' | 'date' | 'files'>,
  cite: CiteView | undefined,
): HeadView {
  const record = cite?.record;
  const facts: PageFacts = {
    ...page,
    ...(cite ? { version: cite.version, date: cite.date } : {}),
    files: listFiles(cite),
  };
  const graph = buildGraph(site, facts, record);
  return {
    metas: [
      ...listReaderMetas(site, facts, cite, record),
      // What changed in a program is previewed with the picture of the program.
      ...listPictureMetas(facts, cite && site.records.get(cite.thing as Ref)),
    ],
    links: listLinks(facts, cite, record, listTypes(graph)),
    // A closing tag within a string would end the script element.
    jsonLd: JSON.stringify(graph).replaceAll('<', '\\u003c'),
  };
}

/**
 * What Zotero and others read. The type is said in Zotero's own words: by the other signs, a title makes a
 * journal article, and an institution, which not every document has, a report. A body that is named as
 * author would be taken for a person, so documents name their institution.
 */
function listReaderMetas(
  site: Site,
  { locale, path, title, description }: PageFacts,
  cite: CiteView | undefined,
  record: AnyRecord | undefined,
): HeadView['metas'] {
  const url = `${toAbsolute(toPath(locale, path))}${cite ? `?v=${cite.version}` : ''}`;
  // The description of a page is cut for previews; an abstract is not.
  const abstract = record
    ? startPage(site, locale).toPlainText(record.summary[locale])
    : description;
  if (record?.kind === 'reports' || record?.kind === 'sources') {
    const bodies = (record.kind === 'reports' ? record.body : record.publisher).flatMap(
      (id) => site.find('organizations', id)?.name[locale] ?? [],
    );
    const title = getDocumentTitle(record, locale);
    const body = bodies.join(locale === 'ja' ? '・' : '; ');
    return toMetas({
      'z.itemType': getDocumentTypes(record).zotero,
      citation_title: title,
      ...nameIssuer(record, { title, body }),
      citation_publication_date: toSlashedDate(record.date),
      citation_language: getDocumentLanguage(site, record),
      citation_public_url: url,
      citation_abstract: abstract,
    });
  }
  return toMetas({
    'z.itemType': 'webpage',
    'DC.title': title,
    // Zotero takes this address before any other; it carries the version.
    'eprints.official_url': cite && url,
    citation_abstract: abstract,
    'DC.language': locale,
    'DC.date': cite?.date,
    'DC.rights': 'CC BY 4.0',
  });
}

/**
 * Where Zotero reads who issued a document; a body in the field for reports would make a report of anything. Of a
 * paper the documents name the journal only; a page that names no body stands on a site with an address.
 */
function nameIssuer(
  record: RecordOf<'sources'> | RecordOf<'reports'>,
  { title, body }: { title: string; body: string },
): Record<string, string> {
  switch (getDocumentTypes(record).zotero) {
    case 'dataset':
      return { citation_publisher: body };
    case 'journalArticle':
      return { citation_journal_title: title };
    case 'webpage': {
      const host = record.kind === 'sources' && URL.parse(record.website ?? '')?.hostname;
      return { 'prism.publicationName': body || host || '' };
    }
    default:
      return { citation_technical_report_institution: body };
  }
}

/** The date as far as it is known; a fiscal year is no month of it. */
function toSlashedDate(date: string | undefined): string | undefined {
  const iso = toIsoDate(date)?.replaceAll('-', '/');
  return date?.startsWith('FY') ? iso?.slice(0, 4) : iso;
}

function toMetas(fields: Record<string, string | undefined>): HeadView['metas'] {
  return Object.entries(fields).flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

function listPictureMetas(facts: PageFacts, record: AnyRecord | undefined): HeadView['metas'] {
  const picture = toAbsolute(toDataPath(getPicturePath(record)));
  return [
    { property: 'og:image', content: picture },
    { property: 'og:image:width', content: String(PICTURE_SIZE.width) },
    { property: 'og:image:height', content: String(PICTURE_SIZE.height) },
    { property: 'og:image:alt', content: facts.title },
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
}

/** The picture that previews of a page show. */
export function getPicturePath(record: AnyRecord | undefined): string {
  return record ? `data/pictures/${record.ref}.png` : 'data/pictures/site.png';
}

/** The files that hold what the page shows: every table is published both ways. */
function listFiles(cite: CiteView | undefined): string[] {
  const { record, data = [] } = cite ?? {};
  const shown = data.map(({ href }) => href);
  const table = record ? [toDataPath(`data/${record.kind}.csv`)] : [];
  const twins = shown
    .filter((file) => file.endsWith('.csv'))
    .map((it) => it.replace(/csv$/, 'json'));
  return [...new Set([...shown, ...twins, ...table])];
}

/** What the page is, and what it is about, as the page's own data say. A page about one thing is a landing page. */
function listTypes(graph: ReturnType<typeof buildGraph>): string[] {
  const nodes = graph['@graph'] as readonly { '@type': string; '@id'?: string }[];
  const [page = '', thing] = [nodes[0], nodes.find((node) => node['@id']?.endsWith('#it'))].map(
    (node) => node?.['@type'],
  );
  return thing ? [page === 'WebPage' ? 'AboutPage' : page, thing] : [page];
}

/** Typed links for programs, after the pattern known as signposting. */
function listLinks(
  { locale, path, files, breadcrumbs }: PageFacts,
  cite: CiteView | undefined,
  record: AnyRecord | undefined,
  types: readonly string[],
): HeadView['links'] {
  const { site } = getStrings(locale);
  const url = toAbsolute(toPath(locale, path));
  const link = (rel: string, file: string, type = getMediaType(file)) => ({
    rel,
    type,
    href: toAbsolute(file),
  });
  const described = record
    ? [
        link('describedby', toDataPath(`data/${record.ref}.json`)),
        link(
          'describedby',
          toDataPath(getDocumentSchemaPath(record.kind)),
          'application/schema+json',
        ),
      ]
    : [link('describedby', toDataPath('data/datapackage.json'))];
  const above = breadcrumbs.at(-1);
  const own = [
    { rel: 'cite-as', href: url },
    ...described,
    ...files.map((file) => link('item', file)),
    ...(above ? [{ rel: 'collection', type: 'text/html', href: toAbsolute(above.href) }] : []),
  ];
  return [
    { rel: 'license', href: LICENCE },
    ...(cite ? own : []),
    { rel: 'author', href: toAbsolute(toPath(locale, 'about/')) },
    ...types.map((type) => ({ rel: 'type', href: `https://schema.org/${type}` })),
    {
      rel: 'alternate',
      type: 'application/atom+xml',
      title: site.name,
      href: toDataPath(`feed.${locale}.xml`),
    },
    {
      rel: 'search',
      type: 'application/opensearchdescription+xml',
      title: site.name,
      href: toDataPath(`opensearch.${locale}.xml`),
    },
  ];
}
