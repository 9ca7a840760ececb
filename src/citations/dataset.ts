import type { DataDownload, Dataset, Report } from 'schema-dts';
import { getRecordPath, toDataPath, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import { toAbsolute } from '../site-address.ts';

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** What the head of a page knows. */
export interface PageFacts {
  locale: Locale;
  path: string;
  /** The name of what the page shows, without what tells pages of one name apart. */
  title: string;
  description: string;
  breadcrumbs: readonly { label: string; href: string }[];
  version?: string;
  date?: string;
  /** The published files that hold what the page shows, under the base path: `/data/programs.csv`. */
  files: readonly string[];
}

/** The name by which other pages refer to all data of the site. */
export function getWholeId(): string {
  return `${toAbsolute(toDataPath('data/datapackage.json'))}#dataset`;
}

/** What a page shows as data, in the words of schema.org: of when, from which documents, and in which files. */
export function toDataset(
  { locale, title, description, version, date, files }: PageFacts,
  citation: readonly Report[],
) {
  return {
    '@type': 'Dataset' as const,
    name: title,
    description,
    inLanguage: locale,
    ...(version ? { version } : {}),
    ...toTerms(locale, date),
    isPartOf: { '@type': 'Dataset' as const, '@id': getWholeId() },
    citation,
    distribution: files.map(toDownload),
  } satisfies Dataset;
}

/** Everything that the site publishes. */
export function toWholeDataset(
  { locale, date }: PageFacts,
  version: string,
  citation: readonly Report[],
) {
  const { name, description } = getStrings(locale).site;
  const files = ['data/claims.csv', 'data/claims.json', 'data/datapackage.json', 'CITATION.cff'];
  return {
    '@type': 'Dataset' as const,
    '@id': getWholeId(),
    name,
    description,
    url: toAbsolute(toPath(locale, '')),
    inLanguage: ['ja', 'en'],
    version,
    ...toTerms(locale, date),
    citation,
    distribution: files.map((file) => toDownload(toDataPath(file))),
  } satisfies Dataset;
}

function toTerms(locale: Locale, date: string | undefined) {
  return {
    ...(date ? { dateModified: date } : {}),
    license: LICENCE,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization' as const, name: getStrings(locale).site.name },
  };
}

const FORMATS: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  cff: 'application/yaml',
};

/** The media type of a published file, by its ending. */
export function getMediaType(file: string): string {
  return FORMATS[file.split('.').at(-1) ?? ''] ?? 'text/plain';
}

export function toDownload(file: string) {
  return {
    '@type': 'DataDownload' as const,
    contentUrl: toAbsolute(file),
    encodingFormat: getMediaType(file),
  } satisfies DataDownload;
}

/** The documents that claims are taken from, as the pages on them are called. */
export function listCited(site: Site, locale: Locale, claims: Iterable<PlacedClaim>): Report[] {
  const ids = new Set([...claims].map(({ source }) => source));
  return site
    .list('sources')
    .filter(({ id }) => ids.has(id))
    .map(({ ref, name }) => ({
      '@type': 'Report',
      '@id': `${toAbsolute(toPath(locale, getRecordPath(ref)))}#it`,
      name: name[locale],
    }));
}
