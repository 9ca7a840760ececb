import type { Thing } from 'schema-dts';
import { getRecordPath, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, RecordOf, Site } from '../model/build-site.ts';
import { listPageClaims } from '../model/page-claims.ts';
import { toIsoDate } from '../model/partial-date.ts';
import { toAbsolute } from '../site-address.ts';
import { listCited, toDataset, type PageFacts } from './dataset.ts';
import { getDocumentLanguage, getDocumentTypes } from './source-item.ts';

const PROJECTS: readonly string[] = ['hub', 'international-project'];
const TEXTS: readonly string[] = ['plan', 'rule'];

/** What the page of a record is about. */
export function toRecordThing(site: Site, facts: PageFacts, record: AnyRecord): Thing {
  const { locale, description } = facts;
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
        ...toDataset(facts, listCited(site, locale, listPageClaims(site, record))),
        ...common,
      };
    case 'reports':
    case 'sources': {
      const bodies = record.kind === 'reports' ? record.body : record.publisher;
      const date = toIsoDate(record.date);
      const publisher = listBodies(site, locale, bodies);
      return {
        '@type': getDocumentTypes(record).schemaOrg,
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
