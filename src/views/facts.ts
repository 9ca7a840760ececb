import { formatDate } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import type { PlacedClaim } from '../model/build-site.ts';
import { getSuspected } from '../model/claim-key.ts';
import type { ClaimPage } from './claim-page.ts';
import type { Fact } from './types.ts';

/**
 * The claims of a record as labelled facts, in the order of the vocabulary. Statements in the same words are
 * printed once, with the documents that agree beside them; different ones stand one under the other with theirs.
 */
export function buildFacts(page: ClaimPage, claims: readonly PlacedClaim[]): Fact[] {
  const { site, locale, strings } = page;
  const byAttribute = [...Map.groupBy(claims, (claim) => claim.attribute)].sort(
    ([a], [b]) => (site.attributes.get(a)?.order ?? 0) - (site.attributes.get(b)?.order ?? 0),
  );
  return byAttribute.map(([attribute, group]) => {
    // The same number of another course or country is another statement.
    const byText = Map.groupBy(group, (claim) =>
      [page.toText(claim), getQualifier(claim, locale)].join(' '),
    );
    return {
      label: site.attributes.get(attribute)?.label[locale] ?? attribute,
      values: [...byText.values()].map(([first, ...others]) => {
        for (const other of others) page.list(other);
        const context = getContext(page, first!);
        const also = [...new Set(others.map((other) => getContext(page, other)))].filter(
          (name) => name !== context,
        );
        return {
          claim: page.show(first!),
          context: [
            context,
            also.length > 0 ? strings.record.also(also.join(strings.record.and)) : '',
          ]
            .filter(Boolean)
            .join(locale === 'ja' ? '、' : '; '),
        };
      }),
    };
  });
}

/** What of its subject a value is said of, and the probable reading of a misprinted name. */
function getQualifier(claim: PlacedClaim, locale: Locale): string {
  const { at } = claim;
  const suspected = getSuspected(claim)?.text;
  const reading =
    suspected && (locale === 'ja' ? `「${suspected}」とみられる` : `probably “${suspected}”`);
  // A footnote's number is a place, not a qualifier.
  const place = at && !/^(脚注|注)/.test(at.ja) ? at[locale] : '';
  return [place, reading].filter(Boolean).join(locale === 'ja' ? '、' : ', ');
}

/** The date a value holds for, if its document names one, and the document. */
function getContext({ site, locale, getShortName }: ClaimPage, claim: PlacedClaim): string {
  const source = site.find('sources', claim.source);
  const date = claim.asOf ? formatDate(claim.asOf, locale) : '';
  return [getQualifier(claim, locale), date, source ? getShortName(source) : '']
    .filter(Boolean)
    .join(locale === 'ja' ? '　' : ', ');
}
