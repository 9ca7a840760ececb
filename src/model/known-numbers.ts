import type { Ref } from '../schemas/shared.ts';
import type { AnyRecord, PlacedClaim, Site } from './build-site.ts';
import type { KnownNumbers } from './prose.ts';
import { listNumbers, normalizeNumber, toNumberNames } from './stray-numbers.ts';

const namesOf = ({ name, shortName, acronym }: AnyRecord) =>
  [name.ja, name.en, shortName?.ja, shortName?.en, acronym].filter((item) => item !== undefined);

const toNumbers = (texts: Iterable<string>) =>
  [...texts].flatMap((text) => listNumbers(text)).map(normalizeNumber);

/**
 * The numbers that a claim bears out: those of its value, its printed words, its date and its document and,
 * for money, in any unit of the two languages.
 */
function listNumbersOfClaim(site: Site, claim: PlacedClaim): string[] {
  const { value, printed, figure = '', context, asOf = '', source, subject } = claim;
  const records = [subject, `sources/${source}`, value.type === 'relation' ? value.to : ''];
  const names = records.flatMap((ref) => site.records.get(ref as Ref) ?? []).flatMap(namesOf);
  const stated = toNumbers([JSON.stringify(value, null, 1), printed, figure, ...context, asOf]);
  const dated = toNumbers([site.find('sources', source)?.date ?? '', ...names]);
  const isMoney = value.type === 'money' || value.type === 'budget';
  const amounts = isMoney
    ? [value.exact, value.min, value.max].filter((item) => item !== undefined)
    : [];
  // 億円, 万円, 千円, billion.
  const converted = amounts.flatMap((amount) => [
    amount / 100,
    amount * 100,
    amount * 1000,
    amount / 1000,
  ]);
  // 1課題・年当たり says what an amount is counted per.
  const per = value.type === 'money' && value.per.length > 0 ? [1] : [];
  return [...stated, ...dated, ...[...converted, ...per].map(String)];
}

/** The names with numbers of a site, and the numbers by which each record and claim may be called. */
export function getKnownNumbers(site: Site): KnownNumbers {
  const records = [...site.records.values()];
  return {
    names: toNumberNames(records.flatMap(namesOf)),
    numbersOf: (ref) => {
      const record = site.records.get(ref);
      const date = record && 'date' in record ? record.date : undefined;
      return new Set(toNumbers(record ? [...namesOf(record), date ?? ''] : []));
    },
    numbersOfClaim: (id) => {
      const claim = site.claims.get(id);
      return claim && new Set(listNumbersOfClaim(site, claim));
    },
  };
}
