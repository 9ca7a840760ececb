import { formatDocumentDate } from './document-date.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { isBefore } from '../model/day-range.ts';
import { getSortKey } from '../model/partial-date.ts';

/** Up to which document a page is current, and which of its claims come from older ones. */
export interface Currency {
  upTo: string;
  href: string;
  /** Older documents, each with a link to its claims in the list that ends the page. */
  older: { name: string; href: string; date: string; count: string; note?: string }[];
}

/** The fragment of the claims of one document in the list that ends a page. */
export function getGroupId(source: string): string {
  return `claims-of-${source}`;
}

/** The currency of a page from its claims; of the whole site for a page without any. */
export function buildCurrency(
  site: Site,
  locale: Locale,
  claims: readonly PlacedClaim[] = [],
): Currency {
  const words = getStrings(locale).currency;
  const counts = Map.groupBy(claims, ({ source }) => source);
  const held = site
    .list('sources')
    .filter(({ id, holding }) => (claims.length > 0 ? counts.has(id) : holding === 'held'))
    .toSorted((a, b) => getSortKey(b.date ?? '') - getSortKey(a.date ?? ''));
  const [newest, ...older] = held;
  const nameOf = (source: RecordOf<'sources'>) => source.shortName?.[locale] ?? source.name[locale];
  const hrefOf = (source: RecordOf<'sources'>) => toPath(locale, `sources/${source.id}/`);
  const dateOf = (source: RecordOf<'sources'>) => formatDocumentDate(source, locale);
  if (!newest) return { upTo: '', href: '', older: [] };
  const say = claims.length > 0 ? words.upTo : words.site;
  return {
    upTo: say(nameOf(newest), dateOf(newest)),
    href: hrefOf(newest),
    older: older.flatMap((source) => {
      const used = counts.get(source.id);
      if (!used) return [];
      const count = words.count(used.length);
      const href = `#${getGroupId(source.id)}`;
      const isSure = isBefore(source.date ?? '', newest.date ?? '');
      const note = isSure ? {} : { note: words.undecided };
      return [{ name: nameOf(source), href, date: dateOf(source), count, ...note }];
    }),
  };
}
