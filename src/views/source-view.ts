import type { Locale } from '../i18n/locales.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import type { Ref } from '../schemas/shared.ts';
import { getRecordHref, type ClaimPage } from './claim-page.ts';
import type { ClaimRef } from './types.ts';
import { buildRecordView, describeSource, type Detail, type RecordView } from './record-view.ts';

export interface SourcePart {
  id: string;
  heading: string;
  printed: string;
  page: string;
  count: string;
  claims: { href: string; subject: string; attribute: string; claim: ClaimRef }[];
}

export interface SourceView extends RecordView {
  about: Detail[];
  parts: SourcePart[];
}

/** A document: what is known of it and what is inferred, and every claim taken from each of its parts. */
export function buildSourceView(
  site: Site,
  locale: Locale,
  source: RecordOf<'sources'>,
): SourceView {
  return buildRecordView(site, locale, source, (page) => {
    const { strings } = page;
    const words = strings.record;
    const about = (
      [
        [strings.nav.sources, source.holding === 'held' ? words.held : words.cited],
        [words.inferredTitle, source.titleInferred?.[locale]],
        [words.inferredDate, source.dateInferred?.[locale]],
        [words.inferredPublisher, source.publisherInferred?.[locale]],
        [words.inferredPages, source.pagesInferred?.[locale]],
        [words.extraction, source.extraction?.[locale]],
        [words.terms, source.terms?.[locale]],
      ] as const
    ).flatMap(([label, text]) => (text ? [toDetail(page, label, text)] : []));
    const description = describeSource(page, source, locale);
    const [holding, ...reasons] = about;
    const dated = {
      label: words.aboutSource,
      items: [{ text: description, figure: 'document' as const }],
    };
    const address = source.website
      ? { text: source.website, href: source.website }
      : { text: words.noAddress };
    const claims = site.claimsFrom.get(source.id) ?? [];
    const counted = source.holding === 'held' ? claims : (site.claimsCiting.get(source.ref) ?? []);
    const byPart = Map.groupBy(claims, (claim) => claim.part);
    return {
      about: [
        ...(holding ? [holding] : []),
        ...(description ? [dated] : []),
        ...reasons,
        { label: words.address, items: [address] },
        {
          label: source.holding === 'held' ? words.claimsOfDocument : words.citedBy,
          items: [{ text: words.claimsHere(counted.length), figure: 'computed' as const }],
        },
      ],
      parts: source.parts.map((part) => {
        const found = byPart.get(part.id) ?? [];
        const pageNumber = part.page && (locale === 'ja' ? `${part.page}頁` : `p. ${part.page}`);
        return {
          id: part.id,
          heading: part.heading[locale],
          printed: part.heading.ja,
          page: pageNumber || '',
          count: words.claimsHere(found.length),
          claims: found.map((claim) => {
            const subject = site.records.get(claim.subject as Ref)!;
            return {
              href: getRecordHref(subject, locale),
              subject: page.getShortName(subject),
              attribute: site.attributes.get(claim.attribute)?.label[locale] ?? claim.attribute,
              claim: page.point(claim, subject),
            };
          }),
        };
      }),
    };
  });
}

/** A reason in prose, with its claims. */
function toDetail(page: ClaimPage, label: string, text: string): Detail {
  return { label, items: [{ text, segments: page.toSegments(text).flat() }] };
}
