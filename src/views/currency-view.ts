import { formatDate } from '../i18n/format-date.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { getSortKey } from '../model/partial-date.ts';

/** Up to which document a page is current, and how many of its claims come from older ones. */
export interface Currency {
  upTo: string;
  href: string;
  older: { name: string; href: string; date: string; count: string }[];
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
  const dateOf = (source: RecordOf<'sources'>) => formatDate(source.date ?? '', locale);
  if (!newest) return { upTo: '', href: '', older: [] };
  const say = claims.length > 0 ? words.upTo : words.site;
  return {
    upTo: say(nameOf(newest), dateOf(newest)),
    href: hrefOf(newest),
    older: older.flatMap((source) => {
      const used = counts.get(source.id);
      if (!used) return [];
      const count = words.count(used.length);
      return [{ name: nameOf(source), href: hrefOf(source), date: dateOf(source), count }];
    }),
  };
}
