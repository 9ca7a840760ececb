import type { Locale } from '../i18n/locales.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import type { Ref } from '../schemas/shared.ts';
import { buildRecordView, type RecordView } from './record-view.ts';
import type { ClaimRef, RecordLink } from './types.ts';

/** One finding, consideration or recommended action of a report, under its permanent address. */
export interface ReportPoint {
  kind: string;
  claim: ClaimRef;
  about: RecordLink[];
}

export interface ReportView extends RecordView {
  groups: { id: string; heading: string; points: ReportPoint[] }[];
}

/** A report with its points under the report's own headings, each with the programs and terms it concerns. */
export function buildReportView(
  site: Site,
  locale: Locale,
  report: RecordOf<'reports'>,
): ReportView {
  const view = buildRecordView(site, locale, report, (page) => ({
    groups: report.groups.map(({ id, heading, claims }) => ({
      id: `group-${id}`,
      heading: heading[locale],
      points: claims.flatMap((claimId) => {
        const claim = site.claims.get(claimId);
        if (!claim) return [];
        return [
          {
            kind: site.attributes.get(claim.attribute)?.label[locale] ?? '',
            claim: page.show(claim),
            about: claim.about.flatMap((ref) => {
              const record = site.records.get(ref as Ref);
              return record ? [{ ...page.linkTo(record), name: page.getShortName(record) }] : [];
            }),
          },
        ];
      }),
    })),
  }));
  const grouped = new Set(report.groups.flatMap(({ claims }) => claims));
  // What stands under the report's headings is not repeated among its facts.
  const facts = view.facts
    .map((fact) => ({ ...fact, values: fact.values.filter(({ claim }) => !grouped.has(claim.id)) }))
    .filter(({ values }) => values.length > 0);
  return { ...view, facts };
}
