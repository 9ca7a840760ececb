import type { Ledger } from '../reading/read-ledger.ts';

type Moves = Ledger['moves'];

/** The record of a page: budget/sicorp-jst/ is budget-lines/sicorp-jst. */
export function toRef(path: string | undefined): string | undefined {
  const [, place = '', id] = /^([a-z-]+)\/([a-z0-9-]+)\/$/.exec(path ?? '') ?? [];
  return id && `${place === 'budget' ? 'budget-lines' : place}/${id}`;
}

/** The ids of what was moved: claims/…, or the record of a page; a fragment is no thing. */
function toIds({ from, claim, to }: Moves[number]): [from?: string, to?: string] {
  if (claim) return [`claims/${claim}`, to && `claims/${to}`];
  return [toRef(from), toRef(to)];
}

/** The id of a thing and those that it had before it was renamed. */
export function listIds(moves: Moves, id: string): Set<string> {
  const ids = new Set([id]);
  // Sets grow while they are walked, so that a thing that was renamed twice is followed too.
  for (const current of ids) {
    for (const move of moves) {
      const [from, to] = toIds(move);
      if (from && to === current) ids.add(from);
    }
  }
  return ids;
}

const maps = new WeakMap<Moves, ReadonlyMap<string, string>>();

/** The id that each renamed thing has now. */
export function mapRenamed(moves: Moves): ReadonlyMap<string, string> {
  const known = maps.get(moves);
  if (known) return known;
  const renamed = new Map<string, string>();
  for (const move of moves) {
    const [from, to] = toIds(move);
    if (from && to) renamed.set(from, to);
  }
  // A thing that was renamed twice leads to its last id.
  for (const from of renamed.keys()) renamed.set(from, followRenames(renamed, from));
  maps.set(moves, renamed);
  return renamed;
}

function followRenames(renamed: ReadonlyMap<string, string>, from: string): string {
  const seen = new Set([from]);
  for (const id of seen) {
    const next = renamed.get(id);
    if (next) seen.add(next);
  }
  return [...seen].at(-1)!;
}

/** Fields that name things by id only, with the kind of what they name. */
const NAMED_KINDS: Record<string, string> = {
  agencies: 'organizations',
  agency: 'organizations',
  'value.agency': 'organizations',
  'value.payer': 'organizations',
  organization: 'organizations',
  organizations: 'organizations',
  body: 'organizations',
  publisher: 'organizations',
  programs: 'programs',
  program: 'programs',
  predecessors: 'programs',
  partner: 'partners',
  partners: 'partners',
  members: 'partners',
  concepts: 'concepts',
  broader: 'concepts',
  reports: 'reports',
  events: 'events',
  agreements: 'agreements',
  source: 'sources',
  claim: 'claims',
  claims: 'claims',
  'value.suspected.printedIn': 'claims',
};

/** What a value of a field names: `organizations/jst` for the agency `jst`. `own` is the thing that has the field. */
export function toNamed(own: string, field: string, id: string): string | undefined {
  if (/^[a-z-]+\/[a-z0-9-]+$/.test(id)) return id;
  const isOwnKind = field === 'parent' || field === 'parts';
  const kind = isOwnKind ? own.split('/')[0] : NAMED_KINDS[field];
  return kind && `${kind}/${id}`;
}

/** The fields of a thing as it was published, with the ids that what they name has now: a rename is no change. */
export function renameFields(
  moves: Moves,
  own: string,
  fields: Record<string, string>,
): Record<string, string> {
  const renamed = mapRenamed(moves);
  if (renamed.size === 0) return fields;
  const rename = (field: string, id: string) => {
    const now = renamed.get(toNamed(own, field, id) ?? '');
    return now === undefined || id.includes('/') ? (now ?? id) : now.replace(/^.*\//, '');
  };
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => [field, renameIn(field, text, rename)]),
  );
}

/** In a list of ids, in prose with its marks, or in what has parts. */
function renameIn(
  field: string,
  text: string,
  rename: (field: string, id: string) => string,
): string {
  if (isStructured(text)) {
    const written = JSON.parse(text, (key, value: unknown) => {
      const renameOne = (it: unknown) => (typeof it === 'string' ? rename(key, it) : it);
      return Array.isArray(value) ? value.map(renameOne) : renameOne(value);
    });
    return JSON.stringify(written);
  }
  if (text.includes('[[')) {
    return text.replace(/\[\[([^\]|]+)/g, (_mark, id: string) => `[[${rename('claim', id)}`);
  }
  const ids = text.split(', ');
  return ids.map((id) => rename(field, id)).join(', ');
}

/** Whether a field holds what has parts, such as the arrows of a diagram; prose may begin with a mark. */
export function isStructured(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[{');
}
