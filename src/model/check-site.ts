import { KINDS, type Kind, type Localized, type Ref } from '../schemas/shared.ts';
import type { AnyRecord, PlacedClaim, Site } from './build-site.ts';
import { checkReviews } from './check-reviews.ts';
import { showValue, suggest, type Problem } from './problem.ts';
import { listNarrativeClaims, listNarrativeRefs, listStrayNarrativeNumbers } from './narrative.ts';
import { checkValue } from '../verification/check-value.ts';
import { getKnownNumbers } from './known-numbers.ts';
import { EXPECTED_MARK, listStrayNumbers, parseProse } from './prose.ts';

type Rule = (site: Site, claims: readonly PlacedClaim[]) => Problem[];

/**
 * Checks every rule that spans records: references, vocabulary, duplicates, prose and completeness.
 * `claims` are all claims as read, duplicates included, since the site keeps only one of each id.
 */
export function checkSite(site: Site, claims: readonly PlacedClaim[]): Problem[] {
  return RULES.flatMap((rule) => rule(site, claims));
}

const RULES: Rule[] = [
  checkClaimIds,
  checkClaimPlaces,
  checkClaimVocabulary,
  checkClaimReferences,
  checkFigures,
  checkRepeatedClaims,
  checkBudgetSubjects,
  checkRecordReferences,
  checkParents,
  checkNames,
  checkProse,
  checkReportGroups,
  checkSchemes,
  checkSeries,
  checkEveryRecordIsStated,
  checkNarratives,
  checkReviews,
];

const at = (claim: PlacedClaim, field: string) => ({
  file: claim.file,
  field: `claims.${claim.index} (${claim.id}).${field}`,
});

function checkClaimIds(_site: Site, claims: readonly PlacedClaim[]): Problem[] {
  const first = new Map<string, PlacedClaim>();
  return claims.flatMap((claim) => {
    const earlier = first.get(claim.id);
    if (!earlier) first.set(claim.id, claim);
    return earlier
      ? [
          {
            ...at(claim, 'id'),
            expected: 'an id that is used once',
            got: `"${claim.id}", also in ${earlier.file}`,
          },
        ]
      : [];
  });
}

function checkClaimPlaces(site: Site, claims: readonly PlacedClaim[]): Problem[] {
  const places = new Map(claims.map((claim) => [claim.file, claim]));
  return [...places.values()].flatMap(({ file, source: id, part }) => {
    const source = site.find('sources', id);
    const held = site.list('sources').filter((item) => item.holding === 'held');
    if (site.unreadable.has(`sources/${id}`)) return [];
    if (!source || source.holding !== 'held') {
      const ids = held.map((item) => item.id);
      const expected = 'a folder named for a held source document';
      return [{ file, field: '', expected, got: `"${id}"`, suggestion: suggest(id, ids) }];
    }
    const parts = source.parts.map((item) => item.id);
    if (parts.includes(part)) return [];
    const expected = `a file named for a part of ${source.file} (${parts.join(', ')})`;
    return [{ file, field: '', expected, got: `"${part}"`, suggestion: suggest(part, parts) }];
  });
}

function checkClaimVocabulary(site: Site, claims: readonly PlacedClaim[]): Problem[] {
  return claims.flatMap((claim) => {
    const problems: Problem[] = [];
    const attribute = site.attributes.get(claim.attribute);
    if (!attribute) {
      problems.push(
        ...checkWord(at(claim, 'attribute'), 'an attribute', claim.attribute, site.attributes),
      );
    } else if (claim.value.type !== 'absent' && !attribute.values.includes(claim.value.type)) {
      const expected = `${attribute.values.join(' or ')} for the attribute "${attribute.id}"`;
      problems.push({ ...at(claim, 'value.type'), expected, got: `"${claim.value.type}"` });
    }
    if (claim.value.type === 'count') {
      problems.push(...checkWord(at(claim, 'value.unit'), 'a unit', claim.value.unit, site.units));
    }
    for (const limit of claim.limits) {
      problems.push(...checkWord(at(claim, 'limits'), 'a limit', limit, site.limits));
    }
    return problems;
  });
}

function checkWord(
  place: { file: string; field: string },
  noun: string,
  word: string,
  known: ReadonlyMap<string, unknown>,
): Problem[] {
  // A vocabulary file that cannot be read is reported itself, and not once more for each claim.
  if (known.has(word) || known.size === 0) return [];
  const expected = `${noun} of content/vocabulary`;
  return [{ ...place, expected, got: `"${word}"`, suggestion: suggest(word, [...known.keys()]) }];
}

function checkClaimReferences(site: Site, claims: readonly PlacedClaim[]): Problem[] {
  return claims.flatMap((claim) => {
    const refs: [string, string][] = [
      ['subject', claim.subject],
      ...claim.about.map((ref): [string, string] => ['about', ref]),
    ];
    if (claim.citing) refs.push(['citing', claim.citing]);
    const { value } = claim;
    if (value.type === 'relation') refs.push(['value.to', value.to]);
    if (value.type === 'budget' && value.agency)
      refs.push(['value.agency', `organizations/${value.agency}`]);
    if (value.type === 'money' && value.payer)
      refs.push(['value.payer', `organizations/${value.payer}`]);
    const problems = refs.flatMap(([field, ref]) => checkRef(site, at(claim, field), ref));
    if (claim.citing && !claim.citing.startsWith('sources/')) {
      problems.push({ ...at(claim, 'citing'), expected: 'sources/<id>', got: `"${claim.citing}"` });
    }
    const supported = claim.supports.flatMap((id) => checkClaimId(site, at(claim, 'supports'), id));
    return [...problems, ...supported];
  });
}

function checkRef(site: Site, place: { file: string; field: string }, ref: string): Problem[] {
  if (site.records.has(ref as Ref) || site.unreadable.has(ref as Ref)) return [];
  const [kind] = ref.split('/');
  const expected = KINDS.includes(kind as Kind)
    ? `a record that exists in content/${kind}`
    : `kind/id with a kind of ${KINDS.join(', ')}`;
  return [
    { ...place, expected, got: `"${ref}"`, suggestion: suggest(ref, [...site.records.keys()]) },
  ];
}

function checkClaimId(site: Site, place: { file: string; field: string }, id: string): Problem[] {
  if (site.claims.has(id) || site.hasUnreadableClaims) return [];
  const expected = 'the id of a claim';
  return [{ ...place, expected, got: `"${id}"`, suggestion: suggest(id, [...site.claims.keys()]) }];
}

const NUMBER = /[0-9０-９]+(?:[,.，．][0-9０-９]+)*/g;

function checkFigures(_site: Site, claims: readonly PlacedClaim[]): Problem[] {
  return claims.flatMap((claim) => {
    const problem = checkFigure(claim);
    return problem ? [problem] : checkStoredValue(claim);
  });
}

function checkFigure(claim: PlacedClaim): Problem | undefined {
  const { printed, figure } = claim;
  if (figure !== undefined && !printed.includes(figure)) {
    const expected = `a part of printed "${printed}"`;
    return { ...at(claim, 'figure'), expected, got: `"${figure}"` };
  }
  const numbers = printed.match(NUMBER)?.length ?? 0;
  if (figure !== undefined || numbers <= countNumbersSaid(claim)) return undefined;
  const expected = 'the words of printed that carry this value, since printed has other numbers';
  return { ...at(claim, 'figure'), expected, got: 'nothing' };
}

/** A value that its own printed words contradict needs no document to be refuted. */
function checkStoredValue(claim: PlacedClaim): Problem[] {
  const got = checkValue(claim).join('; ');
  return got ? [{ ...at(claim, 'value'), expected: 'what the figure prints', got }] : [];
}

/** How many printed numbers a claim accounts for by itself; words and dates account for all of them. */
function countNumbersSaid({ value, asOf = '' }: PlacedClaim): number {
  if (['name', 'text', 'relation', 'absent', 'date'].includes(value.type)) return Infinity;
  const said = JSON.stringify(value).match(/:\d|[[,]\d/g)?.length ?? 0;
  return said + (asOf.match(/\d+/g)?.length ?? 0);
}

function checkRepeatedClaims(_site: Site, claims: readonly PlacedClaim[]): Problem[] {
  const seen = new Map<string, PlacedClaim>();
  return claims.flatMap((claim) => {
    const { id, subject, attribute, value, printed, figure, source, part, at: place, asOf } = claim;
    const key = JSON.stringify([
      subject,
      attribute,
      value,
      printed,
      figure,
      source,
      part,
      place,
      asOf,
    ]);
    const earlier = seen.get(key);
    if (!earlier || earlier.id === id) {
      seen.set(key, claim);
      return [];
    }
    return [
      {
        ...at(claim, 'printed'),
        expected: 'a statement made once',
        got: `the same as ${earlier.id}`,
      },
    ];
  });
}

function checkBudgetSubjects(site: Site, claims: readonly PlacedClaim[]): Problem[] {
  return claims.flatMap((claim) => {
    if (claim.value.type !== 'budget') return [];
    if (!claim.subject.startsWith('budget-lines/')) {
      const expected = 'budget-lines/<id> for a budget amount';
      return [{ ...at(claim, 'subject'), expected, got: `"${claim.subject}"` }];
    }
    const agency = site.find('budget-lines', claim.subject.slice('budget-lines/'.length))?.agency;
    const stated = claim.value.agency;
    if (!agency || !stated || agency === stated) return [];
    // One that is not known is reported as a reference.
    if (!site.find('organizations', stated)) return [];
    const expected = `"${agency}", the agency of ${claim.subject}`;
    return [{ ...at(claim, 'value.agency'), expected, got: `"${stated}"` }];
  });
}

/** Fields of records that hold ids, and the kind they point to; `ref` fields hold kind/id. */
const REFERENCE_FIELDS: Partial<Record<Kind, Record<string, Kind>>> = {
  programs: {
    parent: 'programs',
    predecessors: 'programs',
    agencies: 'organizations',
    partners: 'partners',
    concepts: 'concepts',
  },
  'budget-lines': { program: 'programs', agency: 'organizations', parts: 'budget-lines' },
  reports: { body: 'organizations', source: 'sources' },
  events: {
    programs: 'programs',
    organizations: 'organizations',
    partners: 'partners',
    concepts: 'concepts',
    agreements: 'agreements',
    reports: 'reports',
  },
  agreements: { programs: 'programs', events: 'events', partners: 'partners' },
  outcomes: { programs: 'programs', partners: 'partners', organizations: 'organizations' },
  statistics: { programs: 'programs', concepts: 'concepts', partners: 'partners' },
  concepts: { broader: 'concepts' },
  schemes: { program: 'programs' },
  organizations: { parent: 'organizations', partner: 'partners' },
  partners: { members: 'partners' },
  sources: { publisher: 'organizations' },
};

/** The records that a record's own fields point to, each with the field that does. */
export function listReferences(record: AnyRecord): { field: string; ref: Ref }[] {
  const fields = record as unknown as Record<string, unknown>;
  const typed = Object.entries(REFERENCE_FIELDS[record.kind] ?? {}).flatMap(([field, kind]) =>
    [fields[field] ?? []].flat().map((id) => ({ field, ref: `${kind}/${String(id)}` as Ref })),
  );
  const free = record.related.map((ref) => ({ field: 'related', ref: ref as Ref }));
  const parties =
    record.kind === 'agreements'
      ? record.parties.map((ref) => ({ field: 'parties', ref: ref as Ref }))
      : [];
  return [...typed, ...free, ...parties];
}

function checkRecordReferences(site: Site): Problem[] {
  return [...site.records.values()].flatMap((record) =>
    listReferences(record).flatMap(({ field, ref }) =>
      checkRef(site, { file: record.file, field }, ref),
    ),
  );
}

function checkParents(site: Site): Problem[] {
  return site.list('programs').flatMap((program) => {
    const path = [program.id];
    for (let next = program.parent; next; next = site.find('programs', next)?.parent) {
      if (path.includes(next)) {
        const got = [...path, next].join(' → ');
        return [{ file: program.file, field: 'parent', expected: 'no program inside itself', got }];
      }
      path.push(next);
    }
    return [];
  });
}

function checkNames(site: Site): Problem[] {
  return KINDS.filter((kind) => kind !== 'schemes').flatMap((kind) => {
    const first = new Map<string, AnyRecord>();
    return site.list(kind).flatMap((record) => {
      const { ja, en } = record.name;
      const problems: Problem[] = [];
      for (const [field, name] of [
        ['name.ja', ja],
        ['name.en', en],
      ] as const) {
        const key = `${field} ${name}`;
        const earlier = first.get(key);
        if (!earlier) first.set(key, record as AnyRecord);
        else
          problems.push({
            file: record.file,
            field,
            expected: `a name that no other of ${kind} has`,
            got: `"${name}", also in ${earlier.file}`,
          });
      }
      return problems;
    });
  });
}

/** Prose of a record by field, both languages. */
export function listProse(record: AnyRecord): { field: string; text: string }[] {
  return listProseFields(record).flatMap(([field, text]) =>
    (['ja', 'en'] as const).map((locale) => ({ field: `${field}.${locale}`, text: text[locale] })),
  );
}

/** The fields of a record that hold authored prose, with claims and links marked in it. */
export function listProseFields(record: AnyRecord): [string, Localized][] {
  const prose: [string, Localized | undefined][] = [
    ['summary', record.summary],
    ['details', record.kind === 'programs' ? record.details : undefined],
    ['measures', record.kind === 'statistics' ? record.measures : undefined],
    ...listInferences(record),
  ];
  return prose.flatMap(([field, text]): [string, Localized][] => (text ? [[field, text]] : []));
}

/** Why a document is dated, titled or paged as it is. */
function listInferences(record: AnyRecord): [string, Localized | undefined][] {
  if (record.kind !== 'sources') return [];
  const fields = ['titleInferred', 'dateInferred', 'publisherInferred', 'pagesInferred'] as const;
  return fields.map((field) => [field, record[field]]);
}

function checkProse(site: Site): Problem[] {
  const known = getKnownNumbers(site);
  return [...site.records.values()].flatMap((record) =>
    listProse(record).flatMap(({ field, text }) => {
      const place = { file: record.file, field };
      const links = parseProse(text)
        .flat()
        .flatMap((part) => {
          if (part.type === 'claim') return checkClaimId(site, place, part.id);
          return part.type === 'record' ? checkRef(site, place, part.ref) : [];
        });
      const stray = listStrayNumbers(text, known).map((number) => ({
        ...place,
        expected: EXPECTED_MARK,
        got: `the bare number ${showValue(number)}`,
      }));
      const open = /\[\[|\]\]/.test(text.replace(/\[\[[^\]]+\]\]/g, ''))
        ? [{ ...place, expected: 'every [[ closed by ]]', got: 'a mark that is left open' }]
        : [];
      return [...links, ...stray, ...open];
    }),
  );
}

function checkReportGroups(site: Site): Problem[] {
  return site.list('reports').flatMap((report) =>
    report.groups.flatMap((group, g) =>
      group.claims.flatMap((id) => {
        const place = { file: report.file, field: `groups.${g}.claims` };
        const claim = site.claims.get(id);
        if (!claim) return checkClaimId(site, place, id);
        if (claim.subject === report.ref) return [];
        return [
          {
            ...place,
            expected: `a claim whose subject is ${report.ref}`,
            got: `"${id}" of ${claim.subject}`,
          },
        ];
      }),
    ),
  );
}

function checkSchemes(site: Site): Problem[] {
  return site.list('schemes').flatMap(({ file, nodes, flows }) => {
    const ids = nodes.map((node) => node.id);
    const bodies = nodes.flatMap((node, n) =>
      node.organization
        ? checkRef(
            site,
            { file, field: `nodes.${n}.organization` },
            `organizations/${node.organization}`,
          )
        : [],
    );
    const arrows = flows.flatMap((flow, f) => [
      ...(['from', 'to'] as const).flatMap((end) =>
        ids.includes(flow[end])
          ? []
          : [
              {
                file,
                field: `flows.${f}.${end}`,
                expected: `one of the nodes ${ids.join(', ')}`,
                got: `"${flow[end]}"`,
                suggestion: suggest(flow[end], ids),
              },
            ],
      ),
      ...checkClaimId(site, { file, field: `flows.${f}.claim` }, flow.claim),
    ]);
    return [...bodies, ...arrows];
  });
}

function checkSeries(site: Site): Problem[] {
  return site.list('statistics').flatMap((statistic) =>
    statistic.series.flatMap((row, r) =>
      row.claims.flatMap((id) => {
        const place = { file: statistic.file, field: `series.${r}.claims` };
        const claim = site.claims.get(id);
        if (!claim) return checkClaimId(site, place, id);
        if (claim.subject === statistic.ref) return [];
        return [
          {
            ...place,
            expected: `a claim whose subject is ${statistic.ref}`,
            got: `"${id}" of ${claim.subject}`,
          },
        ];
      }),
    ),
  );
}

/** A record that no document states anything about does not belong here. */
function checkEveryRecordIsStated(site: Site): Problem[] {
  if (site.hasUnreadableClaims) return [];
  const stated = new Set<string>([
    ...site.claimsOf.keys(),
    ...site.claimsAbout.keys(),
    ...site.claimsCiting.keys(),
    ...[...site.claims.values()].map((claim) => `sources/${claim.source}`),
    ...[...site.claims.values()].flatMap(({ value }) => {
      if (value.type === 'relation') return [value.to];
      if (value.type === 'budget') return [`organizations/${value.agency}`];
      return value.type === 'money' ? [`organizations/${value.payer}`] : [];
    }),
    ...site.list('schemes').map((scheme) => scheme.ref),
  ]);
  return [...site.records.values()]
    .filter((record) => !stated.has(record.ref))
    .map(({ file, ref }) => ({
      file,
      field: '',
      expected: 'at least one claim with this record as subject or in about',
      got: `no claim on ${ref}`,
    }));
}

function checkNarratives(site: Site): Problem[] {
  const known = getKnownNumbers(site);
  return site.narratives.flatMap(({ program, locale, file, mdx }) => {
    const place = { file, field: '' };
    const other = locale === 'ja' ? 'en' : 'ja';
    const hasTwin = site.narratives.some(
      (item) => item.program === program && item.locale === other,
    );
    return [
      ...checkRef(site, place, `programs/${program}`),
      ...(hasTwin ? [] : [{ ...place, expected: `its twin ${other}.mdx beside it`, got: 'none' }]),
      ...listNarrativeClaims(mdx).flatMap((id) => checkClaimId(site, { file, field: 'C' }, id)),
      ...listNarrativeRefs(mdx).flatMap((ref) => checkRef(site, { file, field: 'R' }, ref)),
      ...listStrayNarrativeNumbers(mdx, known).map((number) => ({
        ...place,
        expected: 'every number inside a claim that states it, as <C id="…">',
        got: `the bare number ${showValue(number)}`,
      })),
    ];
  });
}
