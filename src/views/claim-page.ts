import { formatDate, formatFiscalYear } from '../i18n/format-date.ts';
import { formatValue } from '../i18n/format-value.ts';
import { getSheetPath } from '../citations/sheet-path.ts';
import { getRecordPath, toDataPath, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings, type Strings } from '../i18n/strings.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { getSuspected } from '../model/claim-key.ts';
import { isBefore } from '../model/day-range.ts';
import { isDisagreement, listDiscrepancies, type Discrepancy } from '../model/discrepancies.ts';
import { buildLinks, type Links } from '../model/links.ts';
import { getSortKey } from '../model/partial-date.ts';
import { parseProse } from '../model/prose.ts';
import { getClaimVersion } from '../model/version.ts';
import type { Ref } from '../schemas/shared.ts';
import { buildCurrency, type Currency } from './currency-view.ts';
import { formatDocumentDate } from './document-date.ts';
import type { ClaimRef, ClaimRow, RecordLink, Segment } from './types.ts';

/**
 * One page in one language while its view is built. It remembers each claim that the view prints,
 * so that the list that ends the page has exactly these, each under its permanent id.
 */
export interface ClaimPage {
  site: Site;
  locale: Locale;
  strings: Strings;
  links: Links;
  /** Prints a claim: its words, with a link to its row on this page. */
  show(claim: PlacedClaim, text?: string): ClaimRef;
  /** Prints a claim whose row stands on the page of a record, with a link to it there. */
  point(claim: PlacedClaim, record: AnyRecord, text?: string): ClaimRef;
  /** Lists a claim without printing it elsewhere. */
  list(claim: PlacedClaim): void;
  /** The words of a claim's value without a link. */
  toText(claim: PlacedClaim): string;
  /** Prose in plain words, with what its claims and links read as. */
  toPlainText(prose: string): string;
  /**
   * Prose with its claims and links, one list of segments per paragraph. With a record, its claims lead to their
   * rows on the page of that record.
   */
  toSegments(prose: string, record?: AnyRecord): Segment[][];
  linkTo(record: AnyRecord): RecordLink;
  getName(record: AnyRecord): string;
  getShortName(record: AnyRecord): string;
  /** Where a claim stands in its document: 7頁　戦略的国際共同研究プログラム. */
  getPlace(claim: PlacedClaim): string;
  shownClaims(): PlacedClaim[];
  /** Up to which document the claims of the page reach, and which are older. */
  getCurrency(): Currency;
  rows(): ClaimRow[];
}

interface Derived {
  links: Links;
  discrepancies: readonly Discrepancy[];
  /** The discrepancy that a claim is part of; one of documents that disagree before any other. */
  discrepancyOf: ReadonlyMap<string, Discrepancy>;
}

const caches = new WeakMap<Site, Derived>();

/** What is worked out once for a whole site. */
export function getDerived(site: Site): Derived {
  const known = caches.get(site);
  if (known) return known;
  const discrepancies = listDiscrepancies(site);
  const byWeight = discrepancies.toSorted(
    (a, b) => Number(isDisagreement(a)) - Number(isDisagreement(b)),
  );
  const derived = {
    links: buildLinks(site),
    discrepancies,
    discrepancyOf: new Map(
      byWeight.flatMap((item) =>
        item.variants.flat().map(({ id }): [string, Discrepancy] => [id, item]),
      ),
    ),
  };
  caches.set(site, derived);
  return derived;
}

export function startPage(site: Site, locale: Locale): ClaimPage {
  const strings = getStrings(locale);
  const { links, discrepancyOf } = getDerived(site);
  const shown = new Map<string, PlacedClaim>();
  const numbers = new Map<string, number>();

  const getName = (record: AnyRecord) => record.name[locale];
  const getShortName = (record: AnyRecord) => record.shortName?.[locale] ?? record.name[locale];
  const nameOf = (ref: string) => {
    const record = site.records.get(ref as Ref);
    return record ? getShortName(record) : ref;
  };
  const hrefOf = (record: AnyRecord) => getRecordHref(record, locale);
  const toText = (claim: PlacedClaim) =>
    formatValue(claim.value, {
      locale,
      printed: claim.figure ?? claim.printed,
      units: site.units,
      nameOf,
    });
  const getState = (claim: PlacedClaim): ClaimRef['state'] => {
    const discrepancy = discrepancyOf.get(claim.id);
    if (discrepancy && isDisagreement(discrepancy)) return 'differs';
    if (site.proofs.get(claim.id)?.proof === 'unlocked') return 'unchecked';
    return claim.inferred ? 'inferred' : 'checked';
  };
  const getPlace = (claim: PlacedClaim) => {
    const part = site.find('sources', claim.source)?.parts.find(({ id }) => id === claim.part);
    const page = part?.page && (locale === 'ja' ? `${part.page}頁` : `p. ${part.page}`);
    return [page, part?.heading[locale], claim.at?.[locale]]
      .filter(Boolean)
      .join(locale === 'ja' ? '　' : ', ');
  };

  /** Example: 文部科学省、科学技術振興機構「…」. */
  function getTitle(source: RecordOf<'sources'>): string {
    const publishers = source.publisher.map((id) => nameOf(`organizations/${id}`));
    return locale === 'ja'
      ? `${publishers.join('、')}「${source.name.ja}」`
      : [...publishers, source.name.en].join(', ');
  }

  /** The first time that a claim is named gives it its number in the list. */
  function list(claim: PlacedClaim): void {
    if (!shown.has(claim.id)) numbers.set(claim.id, numbers.size + 1);
    shown.set(claim.id, claim);
  }

  function point(claim: PlacedClaim, record: AnyRecord, text = toText(claim)): ClaimRef {
    return {
      id: claim.id,
      href: `${hrefOf(record)}#${claim.id}`,
      text,
      label: strings.claims.open(text),
      state: getState(claim),
      note: `${getShortName(site.find('sources', claim.source)!)} ${getPlace(claim)}`,
    };
  }

  function show(claim: PlacedClaim, text = toText(claim)): ClaimRef {
    list(claim);
    return {
      id: claim.id,
      href: `#${claim.id}`,
      text,
      label: strings.claims.open(text),
      state: getState(claim),
      number: numbers.get(claim.id)!,
    };
  }

  function toSegments(prose: string, home?: AnyRecord): Segment[][] {
    const mark = (claim: PlacedClaim, text: string | undefined) =>
      home ? point(claim, home, text) : show(claim, text);
    return parseProse(prose).map((paragraph) =>
      paragraph.map((part): Segment => {
        if (part.type === 'text') return part;
        if (part.type === 'claim') {
          return { type: 'claim', claim: mark(site.claims.get(part.id)!, part.text) };
        }
        const record = site.records.get(part.ref)!;
        return { type: 'link', text: part.text ?? getShortName(record), href: hrefOf(record) };
      }),
    );
  }

  function toPlainText(prose: string): string {
    return parseProse(prose)
      .map((paragraph) =>
        paragraph
          .map((part) => {
            if (part.text !== undefined) return part.text;
            if (part.type === 'claim') return toText(site.claims.get(part.id)!);
            return part.type === 'record' ? nameOf(part.ref) : '';
          })
          .join(''),
      )
      .join('\n\n');
  }

  function getChecked({ id }: PlacedClaim): string {
    const { proof, checked } = site.proofs.get(id) ?? { proof: 'unlocked' as const };
    const words = strings.claims.proofs[proof];
    return checked ? strings.claims.checked(formatDate(checked, locale), words) : words;
  }

  function getDiffers({ id }: PlacedClaim): ClaimRow['differs'] {
    const discrepancy = discrepancyOf.get(id);
    if (!discrepancy?.kind || ['calendar', 'several'].includes(discrepancy.kind)) return undefined;
    return {
      text: strings.discrepancies.kinds[discrepancy.kind],
      href: `${toPath(locale, 'discrepancies/')}#${discrepancy.id}`,
    };
  }

  /** The newest date of the documents that the page rests on. */
  function getNewestDate(): string {
    const dates = [...shown.values()].map(({ source }) => site.find('sources', source)?.date ?? '');
    return dates.sort((a, b) => getSortKey(b) - getSortKey(a))[0] ?? '';
  }

  function toRow(claim: PlacedClaim, newest: string): ClaimRow {
    const subject = site.records.get(claim.subject as Ref)!;
    const source = site.find('sources', claim.source)!;
    const { figure } = claim;
    const differs = getDiffers(claim);
    return {
      id: claim.id,
      subject: getShortName(subject),
      subjectHref: `${hrefOf(subject)}#${claim.id}`,
      attribute: getAttributeLabel(site, claim, locale),
      text: toText(claim),
      printed: claim.printed,
      ...(figure && figure !== claim.printed ? { figure } : {}),
      sourceName: getShortName(source),
      sourceTitle: getTitle(source),
      sourceHref: `${hrefOf(source)}#${claim.part}`,
      place: getPlace(claim),
      sourceId: source.id,
      sourceKey: getSortKey(source.date ?? ''),
      ...(claim.asOf ? { asOf: formatDate(claim.asOf, locale) } : {}),
      documentDate: formatDocumentDate(source, locale),
      isOlder: isBefore(source.date ?? '', newest),
      checked: getChecked(claim),
      ...(differs ? { differs } : {}),
      notes: listNotes(site, claim, locale),
      state: getState(claim),
      version: getClaimVersion(site, claim),
      citeHref: toDataPath(getSheetPath(locale, `claims/${claim.id}`)),
    };
  }

  return {
    site,
    locale,
    strings,
    links,
    show,
    point,
    list,
    toText,
    toPlainText,
    toSegments,
    linkTo: (record) => ({ name: getName(record), href: hrefOf(record) }),
    getName,
    getShortName,
    getPlace,
    shownClaims: () => [...shown.values()],
    getCurrency: () => buildCurrency(site, locale, [...shown.values()]),
    rows: () => {
      const newest = getNewestDate();
      return [...shown.values()].map((claim) => toRow(claim, newest));
    },
  };
}

/** The address of a record's page in one language. */
export function getRecordHref(record: AnyRecord, locale: Locale): string {
  const program = record.kind === 'schemes' ? record.program : undefined;
  return toPath(locale, getRecordPath(record.ref, program));
}

/** What a claim says: the attribute, and for a budget amount its year and stage. */
export function getAttributeLabel(
  site: Site,
  { attribute, value }: PlacedClaim,
  locale: Locale,
): string {
  const label = site.attributes.get(attribute)?.label[locale] ?? attribute;
  if (value.type !== 'budget') return label;
  const year = formatFiscalYear(value.fiscalYear, locale);
  return `${label} ${year} ${getStrings(locale).stages[value.stage]}`;
}

/** What limits a claim: its limits, what of its reading is inferred, the document it draws on, notes. */
function listNotes(site: Site, claim: PlacedClaim, locale: Locale): string[] {
  const isJa = locale === 'ja';
  const limits = claim.limits.map((id) => site.limits.get(id)?.label[locale] ?? id);
  const inferred = Object.values(claim.inferred ?? {}).map((reason) =>
    isJa ? `推定：${reason.ja}` : `Inferred: ${reason.en}`,
  );
  const cited = claim.citing && site.records.get(claim.citing as Ref);
  const via = cited ? [isJa ? `引用元：${cited.name.ja}` : `Citing: ${cited.name.en}`] : [];
  const { value } = claim;
  const reading = getSuspected(claim);
  const suspected = reading ? [getStrings(locale).claims.misprint(reading)] : [];
  const quoted =
    value.type === 'text' && value.quotation
      ? [isJa ? '他の文書からの引用' : 'Quoted from another document']
      : [];
  return [
    ...limits,
    ...(claim.unproved ? [claim.unproved[locale]] : []),
    ...inferred,
    ...via,
    ...quoted,
    ...suspected,
    ...(claim.note ? [claim.note[locale]] : []),
  ];
}
