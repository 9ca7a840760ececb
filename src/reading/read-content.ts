import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { z } from 'astro/zod';
import { claimsFileSchema, type Claim } from '../schemas/claim.ts';
import { programSchema } from '../schemas/program.ts';
import { agreementSchema } from '../schemas/agreement.ts';
import { budgetLineSchema } from '../schemas/budget-line.ts';
import { conceptSchema } from '../schemas/concept.ts';
import { eventSchema } from '../schemas/event.ts';
import { organizationSchema } from '../schemas/organization.ts';
import { outcomeSchema } from '../schemas/outcome.ts';
import { partnerSchema } from '../schemas/partner.ts';
import { reportSchema } from '../schemas/report.ts';
import { schemeSchema } from '../schemas/scheme.ts';
import { sourceSchema } from '../schemas/source.ts';
import { statisticSchema } from '../schemas/statistic.ts';
import {
  discrepanciesFileSchema,
  type AcronymReview,
  type FoundReview,
  type NoticedReview,
} from '../schemas/discrepancy.ts';
import {
  reconciliationsFileSchema,
  type BudgetReview,
  type Counted,
  type CountReconciliation,
  type WithoutParts,
} from '../schemas/reconciliation.ts';
import { lockSchema, type Lock } from '../schemas/lock.ts';
import { idSchema, KINDS, type Kind, type Ref } from '../schemas/shared.ts';
import {
  attributeSchema,
  limitSchema,
  uncarriedSchema,
  unitSchema,
} from '../schemas/vocabulary.ts';
import type { Problem } from '../model/problem.ts';
import { readLedger, type Ledger } from './read-ledger.ts';
import { readYaml } from './read-yaml.ts';

export const recordSchemas = {
  programs: programSchema,
  'budget-lines': budgetLineSchema,
  reports: reportSchema,
  events: eventSchema,
  agreements: agreementSchema,
  outcomes: outcomeSchema,
  statistics: statisticSchema,
  concepts: conceptSchema,
  schemes: schemeSchema,
  organizations: organizationSchema,
  partners: partnerSchema,
  sources: sourceSchema,
} satisfies Record<Kind, z.ZodType>;

interface Identity<K extends Kind> {
  kind: K;
  id: string;
  ref: Ref;
  /** The file that holds the record, from the project's root. */
  file: string;
}

export type RecordOf<K extends Kind> = z.output<(typeof recordSchemas)[K]> & Identity<K>;
export type AnyRecord = { [K in Kind]: RecordOf<K> }[Kind];

/** A claim with the place it was read from. */
export interface PlacedClaim extends Claim {
  source: string;
  part: string;
  file: string;
  /** Position within its file, for messages. */
  index: number;
}

const vocabularySchemas = {
  attributes: z.array(attributeSchema),
  units: z.array(unitSchema),
  limits: z.array(limitSchema),
  uncarried: z.array(uncarriedSchema),
};

export type Vocabulary = {
  [K in keyof typeof vocabularySchemas]: z.output<(typeof vocabularySchemas)[K]>;
};

/** The long text on a major program in one language. */
export interface Narrative {
  program: string;
  locale: string;
  file: string;
  mdx: string;
}

/** The text of a page about the site itself in one language. */
export interface PageText {
  page: string;
  locale: string;
  mdx: string;
}

/** A review with the place it was read from. */
export type Reviewed<T> = T & { file: string; field: string };

/** Everything in content/ whose shape is right, and every problem found on the way. */
export interface Content {
  records: AnyRecord[];
  claims: PlacedClaim[];
  vocabulary: Vocabulary;
  narratives: Narrative[];
  pageTexts: PageText[];
  locks: Lock[];
  /** Reviews of claims that differ. */
  discrepancies: {
    found: Reviewed<FoundReview>[];
    acronyms: Reviewed<AcronymReview>[];
    noticed: Reviewed<NoticedReview>[];
  };
  /** Reviews of totals and their parts. */
  reconciliations: {
    budgets: Reviewed<BudgetReview>[];
    counts: Reviewed<CountReconciliation>[];
    counted: Reviewed<Counted>[];
    withoutParts: Reviewed<WithoutParts>[];
  };
  /** What was published, and where what is no longer there went. */
  ledger: Ledger;
  /** Records whose file is there but has problems of its own, so that links to them are not reported too. */
  unreadable: Set<Ref>;
  /** True if a claims file has problems of its own, so that ids of claims cannot be judged. */
  hasUnreadableClaims: boolean;
  problems: Problem[];
}

/**
 * Reads all content files below a folder and checks the shape of each.
 * Reports every problem of every file instead of stopping at the first; throws only if the folder cannot be read.
 */
export function readContent(root: string): Content {
  const problems: Problem[] = [];
  const unreadable = new Set<Ref>();
  let hasUnreadableClaims = false;
  const toFile = (path: string) => join(basename(root), relative(root, path)).split(sep).join('/');

  const read = <S extends z.ZodType>(path: string, schema: S) => {
    const result = readYaml(path, toFile(path), schema);
    problems.push(...result.problems);
    return result.data;
  };

  problems.push(...listStrayFiles(root, toFile));

  const records = KINDS.flatMap((kind) =>
    globSync(join(root, kind, '*.yaml'))
      .sort()
      .flatMap((path): AnyRecord[] => {
        const id = basename(path, '.yaml');
        const file = toFile(path);
        if (!idSchema.safeParse(id).success) {
          const expected = 'a file name of lower-case letters, digits and hyphens';
          problems.push({ file, field: '', expected, got: `"${id}"` });
        }
        const data = read(path, recordSchemas[kind]);
        if (!data) unreadable.add(`${kind}/${id}`);
        return data ? [{ ...data, kind, id, ref: `${kind}/${id}`, file } as AnyRecord] : [];
      }),
  );

  const claims = globSync(join(root, 'claims', '*', '*.yaml'))
    .sort()
    .flatMap((path) => {
      const file = toFile(path);
      const [source = '', part = ''] = relative(join(root, 'claims'), path).split(sep);
      const found = read(path, claimsFileSchema)?.claims;
      if (!found) hasUnreadableClaims = true;
      return (found ?? []).map((claim, index) => ({
        ...claim,
        source,
        part: basename(part, '.yaml'),
        file,
        index,
      }));
    });

  const vocabulary = Object.fromEntries(
    Object.entries(vocabularySchemas).map(([name, schema]) => {
      const path = join(root, 'vocabulary', `${name}.yaml`);
      if (existsSync(path)) return [name, read(path, schema) ?? []];
      problems.push({ file: toFile(path), field: '', expected: 'this file', got: 'none' });
      return [name, []];
    }),
  ) as unknown as Vocabulary;

  const narratives = globSync(join(root, 'narratives', '*', '*.mdx'))
    .sort()
    .map((path): Narrative => {
      const [program = '', name = ''] = relative(join(root, 'narratives'), path).split(sep);
      const mdx = readFileSync(path, 'utf8');
      return { program, locale: basename(name, '.mdx'), file: toFile(path), mdx };
    });

  const pageTexts = globSync(join(root, 'pages', '*', '{ja,en}.mdx'))
    .sort()
    .map((path): PageText => {
      const [page = '', name = ''] = relative(join(root, 'pages'), path).split(sep);
      return { page, locale: basename(name, '.mdx'), mdx: readFileSync(path, 'utf8') };
    });

  // JSON is YAML too, so that locks are read and checked like everything else.
  const locks = globSync(join(root, 'locks', '*.json'))
    .sort()
    .flatMap((path) => read(path, lockSchema) ?? []);

  const readReviews = <S extends z.ZodType>(folder: string, schema: S) =>
    globSync(join(root, folder, '*.yaml'))
      .sort()
      .flatMap((path) => {
        const data = read(path, schema);
        return data ? [{ file: toFile(path), data }] : [];
      });
  const compared = readReviews('discrepancies', discrepanciesFileSchema);
  const discrepancies = {
    found: compared.flatMap(({ file, data }) => place(file, 'found', data.found)),
    acronyms: compared.flatMap(({ file, data }) => place(file, 'acronyms', data.acronyms)),
    noticed: compared.flatMap(({ file, data }) => place(file, 'noticed', data.noticed)),
  };
  const totals = readReviews('reconciliations', reconciliationsFileSchema);
  const reconciliations = {
    budgets: totals.flatMap(({ file, data }) => place(file, 'budgets', data.budgets)),
    counts: totals.flatMap(({ file, data }) => place(file, 'counts', data.counts)),
    counted: totals.flatMap(({ file, data }) => place(file, 'counted', data.counted)),
    withoutParts: totals.flatMap(({ file, data }) =>
      place(file, 'withoutParts', data.withoutParts),
    ),
  };

  const { ledger, problems: ledgerProblems } = readLedger(root);
  problems.push(...ledgerProblems);

  return {
    records,
    claims,
    vocabulary,
    narratives,
    pageTexts,
    locks,
    discrepancies,
    reconciliations,
    ledger,
    unreadable,
    hasUnreadableClaims,
    problems,
  };
}

function place<T>(file: string, list: string, items: readonly T[]): Reviewed<T>[] {
  return items.map((item, index) => ({ ...item, file, field: `${list}.${index}` }));
}

const KNOWN_PLACES = [
  new RegExp(`^(${KINDS.join('|')})/[^/]+\\.yaml$`),
  /^claims\/[^/]+\/[^/]+\.yaml$/,
  /^vocabulary\/(attributes|units|limits|uncarried)\.yaml$/,
  /^(narratives|pages)\/[^/]+\/(ja|en)\.mdx$/,
  /^locks\/[^/]+\.json$/,
  /^(discrepancies|reconciliations)\/[^/]+\.yaml$/,
  /^ledger\/(\d{4}\.jsonl|seals|moved\.yaml)$/,
  /^README\.md$/,
];

/** Files that no reader would pick up, so that a misnamed folder or ending never loses a record silently. */
function listStrayFiles(root: string, toFile: (path: string) => string): Problem[] {
  return globSync(join(root, '**', '*'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const place = relative(root, path).split(sep).join('/');
      return !KNOWN_PLACES.some((pattern) => pattern.test(place));
    })
    .map((path) => ({
      file: toFile(path),
      field: '',
      expected: `a .yaml file in one of ${KINDS.join('/, ')}/, claims/<source>/ or vocabulary/`,
      got: 'a file that nothing reads',
    }));
}
