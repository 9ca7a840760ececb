import type { AnyRecord, Site } from './build-site.ts';
import type { KnownNumbers } from './prose.ts';
import { listNumbers, normalizeNumber, toNumberNames } from './stray-numbers.ts';

/** The names with numbers of a site, and the numbers by which each record may be called. */
export function getKnownNumbers(site: Site): KnownNumbers {
  const namesOf = ({ name, shortName, acronym }: AnyRecord) =>
    [name.ja, name.en, shortName?.ja, shortName?.en, acronym].filter((item) => item !== undefined);
  const records = [...site.records.values()];
  return {
    names: toNumberNames(records.flatMap(namesOf)),
    numbersOf: (ref) => {
      const record = site.records.get(ref);
      const date = record && 'date' in record ? record.date : undefined;
      const texts = record ? [...namesOf(record), date ?? ''] : [];
      return new Set(texts.flatMap((text) => listNumbers(text)).map(normalizeNumber));
    },
  };
}
