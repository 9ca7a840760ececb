import type { Html } from './read-html.ts';

/** What of an item is looked at; Zotero leaves out what is empty. */
export interface Item {
  itemType?: string;
  title?: string;
  institution?: string;
  websiteTitle?: string;
  repository?: string;
  publicationTitle?: string;
  date?: string;
  language?: string;
  url?: string;
  abstractNote?: string;
  creators?: unknown[];
  extra?: string;
  reportType?: string;
  websiteType?: string;
}

/**
 * By Zotero's rules for embedded metadata, restated: its own type before any other, Highwire fields before
 * Dublin Core and Open Graph; every gap in a title a plain space; a date from any time element of the page where no field has one, and
 * the language of the page likewise.
 */
export function readByRules(page: Html): Item {
  const metas = page.elements
    .filter(({ tag }) => tag === 'meta')
    .map(({ attributes }) => attributes);
  const get = (...names: string[]) =>
    names
      .map((name) => metas.find((meta) => (meta.name ?? meta.property) === name)?.content)
      .find(Boolean);
  const certain = get('citation_journal_title')
    ? 'journalArticle'
    : get('citation_technical_report_institution') && 'report';
  const guess = get('citation_title') ? 'journalArticle' : 'webpage';
  const itemType = certain ?? get('z.itemType') ?? get('DC.type') ?? guess;
  const time = page.elements.find(({ tag, attributes }) => tag === 'time' && attributes.datetime);
  const hasPersons = metas.some((meta) => /author|creator|contributor/i.test(meta.name ?? ''));
  const item = {
    itemType,
    title: get('citation_title', 'DC.title', 'og:title')?.replace(/\s+/g, ' '),
    institution: get('citation_technical_report_institution', 'DC.publisher'),
    repository: get('citation_publisher'),
    publicationTitle: get('citation_journal_title'),
    websiteTitle: itemType === 'webpage' ? get('prism.publicationName', 'og:site_name') : undefined,
    date: get('citation_publication_date', 'DC.date') ?? time?.attributes.datetime,
    language:
      get('citation_language', 'DC.language') ??
      page.elements.find(({ tag }) => tag === 'html')?.attributes.lang,
    url: get('citation_public_url', 'eprints.official_url', 'og:url'),
    abstractNote: get('citation_abstract', 'DC.description', 'og:description'),
    extra: get('DC.description'),
    ...(get('DC.type') ? { reportType: get('DC.type'), websiteType: get('DC.type') } : {}),
    creators: hasPersons ? ['a person'] : [],
  };
  return pick(item as Item);
}

const FIELDS = [
  ...['itemType', 'title', 'institution', 'repository', 'publicationTitle', 'websiteTitle'],
  ...['date', 'language', 'url'],
  ...['abstractNote', 'creators', 'extra', 'reportType', 'websiteType'],
] as const;

/** The fields that are looked at, those that are empty left out. */
export function pick(item: Item): Item {
  const found = FIELDS.map((name) => [name, item[name as keyof Item]] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== ''));
}
