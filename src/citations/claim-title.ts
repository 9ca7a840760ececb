import { formatDate } from '../i18n/format-date.ts';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import { getSuspected } from '../model/claim-key.ts';
import { getHome } from '../model/ledger.ts';
import type { Ref } from '../schemas/shared.ts';
import { getAttributeLabel, startPage, type ClaimPage } from '../views/claim-page.ts';

const MAX_LETTERS = { ja: 80, en: 160 } as const;

const pages = new WeakMap<Site, Map<Locale, ClaimPage>>();
const asides = new WeakMap<ClaimPage, ReadonlyMap<string, string[]>>();

/** One page per language serves all titles: nothing of what it remembers is used. */
export function getPage(site: Site, locale: Locale): ClaimPage {
  const known = pages.get(site) ?? new Map(LOCALES.map((it) => [it, startPage(site, it)]));
  pages.set(site, known);
  return known.get(locale)!;
}

/**
 * The title under which a claim is cited: SICORP 予算額 2023年度 当初：1,073百万円（施策の現状 2023、5頁）.
 * What stands in brackets tells it from other claims of its page that say the same; a doubt about a word follows.
 */
export function toClaimTitle(site: Site, locale: Locale, claim: PlacedClaim): string {
  const page = getPage(site, locale);
  const aside = mapAsides(page).get(claim.id) ?? [];
  const doubts = listDoubts(locale, claim);
  const said = toPlainTitle(page, claim);
  if (locale === 'en')
    return [`${said}${aside.length > 0 ? ` (${aside.join(', ')})` : ''}`, ...doubts].join('; ');
  const inBrackets = [...aside, ...doubts];
  return inBrackets.length > 0 ? `${said}（${inBrackets.join('、')}）` : said;
}

/** What a document probably means where it looks misprinted. */
export function listDoubts(locale: Locale, claim: PlacedClaim): string[] {
  const reading = getSuspected(claim);
  return reading ? [getStrings(locale).claims.probably(reading)] : [];
}

/** Subject, attribute and value; of a table of figures, its row and time too, without which a figure says nothing. */
function toPlainTitle(page: ClaimPage, claim: PlacedClaim): string {
  const { site, locale } = page;
  const subject = page.getShortName(site.records.get(claim.subject as Ref)!);
  const attribute = getAttributeLabel(site, claim, locale);
  const text = shorten(page.toText(claim), locale);
  // A statistic may be called as what it counts.
  const about = [...new Set([subject, getRow(site, claim, locale), attribute])].filter(Boolean);
  if (claim.asOf && claim.subject.startsWith('statistics/'))
    about.push(formatDate(claim.asOf, locale));
  return locale === 'ja' ? `${about.join(' ')}：${text}` : `${about.join(', ')}: ${text}`;
}

function shorten(text: string, locale: Locale): string {
  const limit = MAX_LETTERS[locale];
  if (text.length > limit) return `${text.slice(0, limit - 1).trimEnd()}…`;
  return text.replace(/[。.]$/, '');
}

/** What tells claims of one page apart that have the same title, by claim. */
function mapAsides(page: ClaimPage): ReadonlyMap<string, string[]> {
  const known = asides.get(page);
  if (known) return known;
  const { site } = page;
  const alike = Map.groupBy(
    site.claims.values(),
    (claim) => `${getHome(site, claim)} ${toPlainTitle(page, claim)}`,
  );
  const map = new Map(
    [...alike.values()].flatMap((claims) => {
      const details = claims.map((claim) => listDetails(page, claim));
      const told = pickTelling(details);
      return claims.map((claim, index): [string, string[]] => [
        claim.id,
        told.map((at) => details[index]![at]!).filter(Boolean),
      ]);
    }),
  );
  asides.set(page, map);
  return map;
}

/** The first details that differ, until no two claims share all of them. */
function pickTelling(details: readonly (readonly string[])[]): number[] {
  const count = (places: readonly number[]) =>
    new Set(details.map((list) => JSON.stringify(places.map((at) => list[at])))).size;
  return details[0]!.reduce<number[]>((told, _detail, at) => {
    const next = [...told, at];
    return count(next) > count(told) ? next : told;
  }, []);
}

/** What may tell a claim from others that say the same, when and of what before where it stands. */
function listDetails({ site, locale, getShortName }: ClaimPage, claim: PlacedClaim): string[] {
  const source = site.find('sources', claim.source)!;
  const part = source.parts.find(({ id }) => id === claim.part);
  const page = part?.page && (locale === 'ja' ? `${part.page}頁` : `p. ${part.page}`);
  return [
    claim.asOf ? formatDate(claim.asOf, locale) : '',
    claim.at?.[locale] ?? '',
    getShortName(source),
    page || (part?.heading[locale] ?? ''),
    claim.printed,
  ];
}

/** The row of a statistic of several that a claim stands in. */
function getRow(site: Site, { id, subject }: PlacedClaim, locale: Locale): string {
  const record = site.records.get(subject as Ref);
  if (record?.kind !== 'statistics' || record.series.length < 2) return '';
  return record.series.find(({ claims }) => claims.includes(id))?.label[locale] ?? '';
}
