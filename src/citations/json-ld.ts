import type { Graph, SearchAction, Thing } from 'schema-dts';
import { getRecordPath, toDataPath, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, RecordOf, Site } from '../model/build-site.ts';
import { parsePartialDate } from '../model/partial-date.ts';
import { readSiteAddress } from '../site-address.ts';
import { getDocumentLanguage } from './source-item.ts';

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** What the head of a page knows. */
export interface PageFacts {
  locale: Locale;
  path: string;
  title: string;
  description: string;
  breadcrumbs: readonly { label: string; href: string }[];
  version?: string;
  date?: string;
}

/** What a page is about, in the words of schema.org. */
export function buildGraph(site: Site, facts: PageFacts, record?: AnyRecord): Graph {
  const { locale, path, title, description, breadcrumbs, version, date } = facts;
  const url = toAbsolute(toPath(locale, path));
  const words = getStrings(locale).site;
  const home = toAbsolute(toPath(locale, ''));
  const thing = record && { ...(toThing(site, locale, record, description) as object) };
  const { home: homeLabel } = getStrings(locale).page;
  // A page of many records shows no trail; home is above it all the same.
  const isTop = breadcrumbs.length === 0 && path !== '';
  const trail = [
    ...(isTop ? [{ label: homeLabel, href: toPath(locale, '') }] : breadcrumbs),
    { label: title, href: toPath(locale, path) },
  ];
  const graph: Thing[] = [
    {
      '@type': 'WebPage',
      '@id': url,
      url,
      name: title,
      inLanguage: locale,
      license: LICENCE,
      isPartOf: { '@id': `${home}#site` },
      ...(version ? { version } : {}),
      ...(date ? { dateModified: date } : {}),
      ...(thing ? { mainEntity: { '@id': `${url}#it` } } : {}),
      breadcrumb: {
        '@type': 'BreadcrumbList',
        itemListElement: trail.map(({ label, href }, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name: label,
          item: toAbsolute(href),
        })),
      },
    },
    {
      '@type': 'WebSite',
      '@id': `${home}#site`,
      url: home,
      name: words.name,
      ...(path === ''
        ? {
            inLanguage: locale,
            description: words.description,
            potentialAction: toSearchAction(locale),
          }
        : {}),
    },
  ];
  if (thing) graph.push({ ...thing, '@id': `${url}#it` } as Thing);
  if (path === '') graph.push(toWholeDataset(locale, date));
  return { '@context': 'https://schema.org', '@graph': graph };
}

/** The name of the blank is not in schema.org's model; search engines ask for it. */
function toSearchAction(locale: Locale): SearchAction {
  const target = `${toAbsolute(toPath(locale, 'search/'))}?q={q}`;
  const action = { '@type': 'SearchAction' as const, target, 'query-input': 'required name=q' };
  return action;
}

export function toAbsolute(path: string): string {
  return `${readSiteAddress().origin}${path}`;
}

function toWholeDataset(locale: Locale, date: string | undefined): Thing {
  const { name, description } = getStrings(locale).site;
  return {
    '@type': 'Dataset',
    '@id': `${toAbsolute(toDataPath('data/'))}#dataset`,
    name,
    description,
    inLanguage: ['ja', 'en'],
    license: LICENCE,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name },
    ...(date ? { dateModified: date } : {}),
    distribution: [
      toDownload('data/claims.csv', 'text/csv'),
      toDownload('data/claims.json', 'application/json'),
      toDownload('data/datapackage.json', 'application/json'),
    ],
  };
}

function toDownload(path: string, encodingFormat: string) {
  const contentUrl = toAbsolute(toDataPath(path));
  return { '@type': 'DataDownload' as const, contentUrl, encodingFormat };
}

const PROJECTS: readonly string[] = ['hub', 'international-project'];
const TEXTS: readonly string[] = ['plan', 'rule'];

function toThing(site: Site, locale: Locale, record: AnyRecord, description: string): Thing {
  const { name } = record;
  const other = locale === 'ja' ? name.en : name.ja;
  const alternateName = [...new Set([other, record.acronym, ...record.synonyms])].filter(
    (text): text is string => Boolean(text) && text !== name[locale],
  );
  const common = { name: name[locale], alternateName: alternateName.slice(0, 6), description };
  switch (record.kind) {
    case 'programs':
      return toProgram(site, locale, record, common);
    case 'budget-lines':
    case 'statistics':
      return {
        '@type': 'Dataset',
        ...common,
        license: LICENCE,
        isAccessibleForFree: true,
        creator: { '@type': 'Organization', name: getStrings(locale).site.name },
        isPartOf: { '@id': `${toAbsolute(toDataPath('data/'))}#dataset` },
        distribution: [
          toDownload(`data/${record.ref}.json`, 'application/json'),
          toDownload('data/claims.csv', 'text/csv'),
        ],
      };
    case 'reports':
    case 'sources': {
      const bodies = record.kind === 'reports' ? record.body : record.publisher;
      const date = toIsoDate(record.date);
      const publisher = listBodies(site, locale, bodies);
      return {
        '@type': 'Report',
        ...common,
        ...(date ? { datePublished: date } : {}),
        ...(publisher.length > 0 ? { publisher } : {}),
        inLanguage: getDocumentLanguage(site, record),
      };
    }
    case 'events': {
      const claim = (site.claimsOf.get(record.ref) ?? []).find(
        ({ value }) => value.type === 'date',
      );
      const period = claim?.value.type === 'date' ? claim.value.date : undefined;
      const [start, end] = [toIsoDate(period), toIsoDate(period, 'end')];
      return {
        '@type': 'Event',
        ...common,
        ...(start ? { startDate: start } : {}),
        ...(end ? { endDate: end } : {}),
      };
    }
    case 'organizations': {
      const isState = /ministry|government|council|headquarters|funding/.test(record.category);
      const type = isState ? 'GovernmentOrganization' : 'Organization';
      return { '@type': type, ...common, ...(record.website ? { url: record.website } : {}) };
    }
    case 'partners':
      if (record.category === 'framework') return { '@type': 'Organization', ...common };
      return { '@type': record.category === 'country' ? 'Country' : 'Place', ...common };
    case 'concepts':
      return {
        '@type': 'DefinedTerm',
        ...common,
        inDefinedTermSet: toAbsolute(toPath(locale, 'concepts/')),
      };
    default:
      return { '@type': 'CreativeWork', ...common };
  }
}

function toProgram(
  site: Site,
  locale: Locale,
  program: RecordOf<'programs'>,
  common: { name: string; alternateName: string[]; description: string },
): Thing {
  const { category, agencies, website, parent } = program;
  const bodies = listBodies(site, locale, agencies);
  const url = website ? { url: website } : {};
  if (TEXTS.includes(category)) {
    return { '@type': 'CreativeWork', ...common, ...url, publisher: bodies };
  }
  if (PROJECTS.includes(category)) {
    return { '@type': 'ResearchProject', ...common, ...url, parentOrganization: bodies };
  }
  const whole = site.find('programs', parent);
  return {
    '@type': 'GovernmentService',
    ...common,
    ...url,
    serviceType: getStrings(locale).categories[category] ?? category,
    ...(bodies.length > 0 ? { provider: bodies } : {}),
    ...(whole
      ? {
          isRelatedTo: {
            '@type': 'Service',
            '@id': `${toAbsolute(toPath(locale, getRecordPath(whole.ref)))}#it`,
          },
        }
      : {}),
  };
}

function listBodies(site: Site, locale: Locale, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const record = site.find('organizations', id);
    return record ? [{ '@type': 'Organization' as const, name: record.name[locale] }] : [];
  });
}

/** A date as far as it is known: 2023, 2023-06 or 2023-06-01. A fiscal year begins in its April. */
export function toIsoDate(
  date: string | undefined,
  side: 'start' | 'end' = 'start',
): string | undefined {
  const period = date ? parsePartialDate(date) : undefined;
  const point =
    side === 'start' ? (period?.start ?? period?.end) : period?.range ? period.end : undefined;
  if (!point) return undefined;
  const pad = (part: number) => String(part).padStart(2, '0');
  if (point.fiscal) return side === 'start' ? `${point.year}-04` : `${point.year + 1}-03`;
  return [String(point.year), point.month && pad(point.month), point.day && pad(point.day)]
    .filter(Boolean)
    .join('-');
}
