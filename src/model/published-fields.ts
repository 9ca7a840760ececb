import type { AnyRecord, PlacedClaim, Site } from './build-site.ts';

/** The values of a record as the ledger keeps them, without its narratives. */
export function toOwnFields(record: AnyRecord): Record<string, string> {
  const known = cache.get(record);
  if (known) return known;
  const own = Object.entries(record).filter(
    ([name]) => !['file', 'ref', 'id', 'kind'].includes(name),
  );
  const fields = flatten(Object.fromEntries(own));
  cache.set(record, fields);
  return fields;
}

const cache = new WeakMap<AnyRecord, Record<string, string>>();

/** Nested values under dotted names, without those that are empty. */
export function flatten(fields: Record<string, unknown>, prefix = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(fields).map(([key, value]) => {
      if (value === undefined || value === '' || value === null || value === false) return {};
      const name = `${prefix}${key}`;
      if (typeof value !== 'object') return { [name]: String(value) };
      if (!Array.isArray(value)) return flatten(value as Record<string, unknown>, `${name}.`);
      if (value.length === 0) return {};
      const isPlain = value.every((item) => typeof item !== 'object');
      return { [name]: isPlain ? value.join(', ') : JSON.stringify(value) };
    }),
  );
}

/** What a citation says of a document, beside what of it is inferred. */
const CITED = ['name.ja', 'name.en', 'publisher', 'date', 'language', 'category', 'website'];
const INFERRABLE = ['title', 'date', 'publisher', 'pages'];

/** Of the fields of a document, what a citation of a claim of one of its parts says: the document and the place. */
export function readPlace(fields: Record<string, string>, part: string): Record<string, string> {
  const parts: { id: string; page?: number; heading: object }[] = JSON.parse(fields.parts ?? '[]');
  const { page, heading } = parts.find(({ id }) => id === part) ?? {};
  const doubts = INFERRABLE.filter((name) =>
    Object.keys(fields).some((field) => field.startsWith(`${name}Inferred`)),
  );
  return flatten({
    ...Object.fromEntries(CITED.map((name) => [name, fields[name]])),
    inferred: doubts.map((name) => `${name}Inferred`).join(' '),
    page,
    heading,
  });
}

/** The document and the place that a claim was taken from, as they stand now. */
export function getPlaceFields(site: Site, claim: PlacedClaim): Record<string, string> {
  const source = site.find('sources', claim.source);
  return source ? readPlace(toOwnFields(source), claim.part) : {};
}
