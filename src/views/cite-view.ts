import { getSheetPath, getThingOfPage, getViewTitle } from '../citations/sheet-path.ts';
import { formatDate } from '../i18n/format-date.ts';
import { toDataPath, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, PlacedClaim, Site } from '../model/build-site.ts';
import { getHome, getVersionDate, listVersions } from '../model/ledger.ts';
import { getRecordVersion, getViewVersion, VIEWS, type View } from '../model/version.ts';
import { toPlainProse } from '../exports/version-history.ts';
import type { Ref } from '../schemas/shared.ts';

/** What a page says about itself to those who cite it. */
export interface CiteView {
  /** What has the version: programs/sicorp, views/budget. */
  thing: string;
  /** The record that the page is about. */
  record?: AnyRecord;
  /** The file with its citations. */
  href: string;
  version: string;
  /** 2026-11-21 */
  date: string;
  dateText: string;
  /** What changed since older versions, if there are any. */
  historyHref?: string;
  /** The tables that hold what the page shows. */
  data: { href: string; name: string }[];
}

/** The citation of a page; `undefined` for pages that state nothing, such as the clips. */
export function buildCiteView(site: Site, locale: Locale, path: string): CiteView | undefined {
  const own = getThingOfPage(path);
  const record = own && site.records.get(own as Ref);
  const thing = own && toVersioned(site, own);
  if (!own || !thing) return undefined;
  const version = getVersion(site, thing);
  const date = getVersionDate(site, thing, version);
  const hasHistory = listVersions(site, thing).some((old) => old.version !== version);
  return {
    thing,
    ...(record ? { record } : {}),
    href: toDataPath(getSheetPath(locale, own)),
    version,
    date,
    dateText: formatDate(date, locale),
    data: listData(thing),
    ...(hasHistory ? { historyHref: toDataPath(`data/versions/${thing}.json`) } : {}),
  };
}

function listData(thing: string): CiteView['data'] {
  const [kind, id = ''] = thing.split('/');
  const files = kind === 'views' ? listViewFiles(id as View) : [`${thing}.json`];
  return files.map((file) => ({
    href: toDataPath(`data/${file}`),
    // A table has the name under which the page about this site lists it.
    name: kind === 'views' ? `data/${file}` : file.split('/').at(-1)!,
  }));
}

/** The tables that a page shows: its own where it has any, else those of its kinds of records. */
function listViewFiles(view: View): string[] {
  // What these show is of every kind: the package lists all tables.
  if (['search', 'all', 'about'].includes(view)) return ['datapackage.json'];
  if (view === 'changes') return ['programs.csv', 'claims.csv'];
  if (view !== 'discrepancies') return VIEWS[view].map((kind) => `${kind}.csv`);
  return ['discrepancies', 'reconciliations', 'counted-lists', 'totals-without-parts'].flatMap(
    (name) => [`${name}.json`, `${name}.csv`],
  );
}

/** A page of changes has the version of its program, or of the list of all changes. */
function toVersioned(site: Site, own: string): string | undefined {
  const [kind, id] = own.split('/');
  if (kind === 'changes') return site.find('programs', id) ? `programs/${id}` : 'views/changes';
  return kind === 'views' || site.records.has(own as Ref) ? own : undefined;
}

function getVersion(site: Site, thing: string): string {
  const record = site.records.get(thing as Ref);
  return record
    ? getRecordVersion(site, record)
    : getViewVersion(site, thing.split('/')[1] as View);
}

/** An id that a page once had, with where what it named went. */
export interface MovedId {
  id: string;
  /** What could be cited under it; a part of a page has no versions of its own. */
  thing?: string;
  text: string;
  /** What was withdrawn, as it was last published. */
  old?: string;
  link?: { href: string; text: string };
  reason?: string;
}

/** The published fragment ids that a page no longer has: each still says what became of it. */
export function listMovedIds(site: Site, locale: Locale, path: string): MovedId[] {
  const { cite } = getStrings(locale);
  return site.ledger.moves.flatMap(({ from, claim, to, withdrawn, reason }): MovedId[] => {
    const [page, fragment] = claim ? [getHomeOf(site, claim), claim] : (from ?? '').split('#');
    if (page !== path || !fragment) return [];
    const thing = claim ? { thing: `claims/${claim}` } : {};
    if (to !== undefined) {
      const target = claim ? site.claims.get(to) : undefined;
      const address = target ? `${getHome(site, target)}#${to}` : to;
      const link = {
        href: toPath(locale, address),
        text: target ? nameClaim(site, locale, target) : namePlace(site, locale, path, to),
      };
      return [{ id: fragment, ...thing, text: cite.movedTo, link }];
    }
    const last = listVersions(site, `claims/${claim}`).at(-1)?.fields;
    const source = last?.source && site.find('sources', last.source)?.name[locale];
    const old = last && [last.printed, source ?? last.source].filter(Boolean).join(' / ');
    return [
      {
        id: fragment,
        ...thing,
        text: cite.withdrawn(formatDate(withdrawn ?? '', locale)),
        ...(old ? { old } : {}),
        ...(reason ? { reason: reason[locale] } : {}),
      },
    ];
  });
}

/** What a claim is about: SICORP 予算額. */
function nameClaim(site: Site, locale: Locale, claim: PlacedClaim): string {
  const subject = site.records.get(claim.subject as Ref);
  const name = subject?.shortName?.[locale] ?? subject?.name[locale] ?? '';
  return `${name} ${site.attributes.get(claim.attribute)?.label[locale] ?? ''}`.trim();
}

/** Where an address leads in words: the page, and that it is a place on it. */
function namePlace(site: Site, locale: Locale, from: string, to: string): string {
  const { cite, nav } = getStrings(locale);
  const [page = '', fragment] = to.split('#');
  if (page === from) return cite.placeHere;
  const thing = getThingOfPage(page) ?? '';
  const [kind, id = ''] = thing.split('/');
  const record = site.records.get((kind === 'changes' ? `programs/${id}` : thing) as Ref);
  const own = record?.shortName?.[locale] ?? record?.name[locale];
  const view = kind === 'views' ? getViewTitle(locale, id as View) : undefined;
  const name =
    kind === 'changes'
      ? [nav.changes, own].filter(Boolean).join(locale === 'ja' ? '：' : ': ')
      : own;
  const title = name ?? view ?? page;
  return fragment ? cite.placeOn(title) : title;
}

function getHomeOf(site: Site, claim: string): string | undefined {
  return listVersions(site, `claims/${claim}`).at(-1)?.page;
}

/** A page that stands where a published one was. */
export interface MovedPage {
  path: string;
  to?: string;
  withdrawn?: string;
  reason?: { ja: string; en: string };
  /** Its name and summary when it was last published. */
  name: { ja: string; en: string };
  summary?: { ja: string; en: string };
}

/** Published pages that were renamed or withdrawn. */
export function listMovedPages(site: Site): MovedPage[] {
  return site.ledger.moves.flatMap(({ from, to, withdrawn, reason }): MovedPage[] => {
    if (!from || from.includes('#')) return [];
    const thing = getThingOfPage(from);
    const fields = thing ? listVersions(site, thing).at(-1)?.fields : undefined;
    const name = { ja: fields?.['name.ja'] ?? from, en: fields?.['name.en'] ?? from };
    const summary = fields?.['summary.ja'] && {
      ja: toPlainProse(site, 'ja', fields['summary.ja']),
      en: toPlainProse(site, 'en', fields['summary.en'] ?? ''),
    };
    return [
      {
        path: from,
        name,
        ...(summary ? { summary } : {}),
        ...(to === undefined ? {} : { to }),
        ...(withdrawn ? { withdrawn } : {}),
        ...(reason ? { reason } : {}),
      },
    ];
  });
}
