import type { Graph, SearchAction, Thing } from 'schema-dts';
import { getWholeVersion } from '../exports/citation-file.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, Site } from '../model/build-site.ts';
import { listPageClaims } from '../model/page-claims.ts';
import { toAbsolute } from '../site-address.ts';
import { getWholeId, LICENCE, listCited, toWholeDataset, type PageFacts } from './dataset.ts';
import { toPageThing, type PageThing } from './json-ld-page.ts';
import { toRecordThing } from './json-ld-record.ts';

/** What a page is and what it is about, in the words of schema.org. */
export function buildGraph(site: Site, facts: PageFacts, record?: AnyRecord): Graph {
  const { locale, path, title, description, version, date } = facts;
  const url = toAbsolute(toPath(locale, path));
  const words = getStrings(locale).site;
  const home = toAbsolute(toPath(locale, ''));
  const { type, thing, citation } = record
    ? toRecordPage(site, facts, record)
    : toPageThing(site, facts);
  const isAbout = type === 'AboutPage';
  const isWhole = !thing && version !== undefined && !isAbout;
  const main = thing ? `${url}#it` : isWhole ? getWholeId() : isAbout ? `${home}#site` : undefined;
  const graph: Thing[] = [
    {
      '@type': type,
      '@id': url,
      url,
      name: title,
      description,
      inLanguage: locale,
      license: LICENCE,
      isPartOf: { '@id': `${home}#site` },
      ...(version ? { version } : {}),
      ...(date ? { dateModified: date } : {}),
      ...(main ? { mainEntity: { '@id': main } } : {}),
      ...(citation.length > 0 ? { citation } : {}),
      breadcrumb: { '@type': 'BreadcrumbList', itemListElement: listTrail(facts) },
    } as Thing,
    {
      '@type': 'WebSite',
      '@id': `${home}#site`,
      url: home,
      name: words.name,
      ...(path === '' || isAbout
        ? {
            inLanguage: locale,
            description: words.description,
            potentialAction: toSearchAction(locale),
          }
        : {}),
    },
  ];
  if (thing) graph.push({ ...(thing as object), '@id': main } as Thing);
  if (isWhole) graph.push(toWholeDataset(facts, getWholeVersion(site), citation));
  return { '@context': 'https://schema.org', '@graph': graph };
}

/** The documents behind a record; a document is no source of itself. */
function toRecordPage(site: Site, facts: PageFacts, record: AnyRecord): PageThing {
  const claims = record.kind === 'sources' ? [] : listPageClaims(site, record);
  return {
    type: 'WebPage',
    thing: toRecordThing(site, facts, record),
    citation: listCited(site, facts.locale, claims),
  };
}

function listTrail({ locale, path, title, breadcrumbs }: PageFacts) {
  const { home } = getStrings(locale).page;
  // A page of many records shows no trail; home is above it all the same.
  const isTop = breadcrumbs.length === 0 && path !== '';
  const trail = [
    ...(isTop ? [{ label: home, href: toPath(locale, '') }] : breadcrumbs),
    { label: title, href: toPath(locale, path) },
  ];
  return trail.map(({ label, href }, index) => ({
    '@type': 'ListItem' as const,
    position: index + 1,
    name: label,
    item: toAbsolute(href),
  }));
}

/** The name of the blank is not in schema.org's model; search engines ask for it. */
function toSearchAction(locale: Locale): SearchAction {
  const target = `${toAbsolute(toPath(locale, 'search/'))}?q={q}`;
  const action = { '@type': 'SearchAction' as const, target, 'query-input': 'required name=q' };
  return action;
}
