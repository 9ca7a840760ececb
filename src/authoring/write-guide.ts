import { recordSchemas } from '../reading/read-content.ts';
import { claimSchema } from '../schemas/claim.ts';
import { acronymSchema, foundSchema, noticedSchema } from '../schemas/discrepancy.ts';
import {
  budgetReviewSchema,
  countedSchema,
  countReconciliationSchema,
  withoutPartsSchema,
} from '../schemas/reconciliation.ts';
import { KINDS } from '../schemas/shared.ts';
import { valueSchema } from '../schemas/value.ts';
import {
  attributeSchema,
  limitSchema,
  uncarriedSchema,
  unitSchema,
} from '../schemas/vocabulary.ts';
import { listSchemaFields, listUnionShapes, type SchemaField } from './schema-fields.ts';

const INTRODUCTION = `# Authoring guide

<!-- Made by \`npm run guide\` from src/schemas. Change the schemas or src/authoring/write-guide.ts, not this file. -->

Everything the site states is a claim: one value that one document makes at one place, with the string as printed.
Records (programs, events, …) carry names, a summary and links; their figures and dates are claims.

| to add | write | then run |
|---|---|---|
| a record | \`content/<kind>/<id>.yaml\` (\`npm run new -- <kind> <id>\` makes a scaffold) | \`npm run check\` |
| claims of a document | \`content/claims/<source-id>/<part-id>.yaml\` | \`npm run verify -- <source-id> <the document>\` |
| a source document | \`content/sources/<id>.yaml\` with \`holding: held\` and its parts, then a claims file per part | \`npm run verify\`, \`npm run coverage -- <folder of the texts>\` |
| a long text on a program | \`content/narratives/<program-id>/ja.mdx\` and \`en.mdx\` | \`npm run check\` |
| why claims differ | \`content/discrepancies/<name>.yaml\` | \`npm run check\` |
| why a total and its parts differ | \`content/reconciliations/<name>.yaml\` | \`npm run check\` |
| a word the claims need | \`content/vocabulary/attributes.yaml\`, \`units.yaml\` or \`limits.yaml\` | \`npm run check\` |

Next year's budget document is a source document with claims files; no code changes. Its amounts are claims of the
budget lines that exist, its prior-year amounts too, with \`stage: prior-year\`.

## Rules that hold across files

- The file name is the id. Ids are permanent: pages and fragments are addressed by them.
- A claim has one value. \`1,073百万円（1,160百万円）\` is two claims with the same \`printed\` and different \`figure\`.
- \`printed\` is exact and at most 60 characters; line breaks and gaps between columns do not count.
- Money is in million yen, fiscal years are the Western year of their April. Amounts of different stages are never added.
- Prose has no bare number: \`[[claim-id]]\` prints a claim, \`[[claim-id|words]]\` prints your words with its mark,
  \`[[kind/id]]\` links a record. In a narrative the same is \`<C id="claim-id">words</C>\` and \`<R to="kind/id" />\`.
- What a document does not say is left out. What it shows as absent is a claim of type \`absent\`.
- What is read from layout or context is marked in \`inferred\`, with the reason in both languages.
- Documents that differ each have their claim; the page shows them side by side. The check finds them, and asks for
  a review with a kind and a reason. It asks the same for a total whose parts come to something else, and of every
  printed total it asks for its parts in \`content/reconciliations\`, or the reason why there are none.
- \`npm run verify -- <source-id> <file>\` reads the document (PDF or text), compares each claim with it and writes
  \`content/locks/<source-id>.json\`. A claim that is added or changed later fails the tests until it is verified again;
  one whose value the text has lost says why in \`unproved\`. Nobody edits a lock.
- Every record needs a claim that is about it. Every text exists in Japanese and English.
`;

/** The authoring guide as Markdown, its tables made from the schemas. */
export function writeGuide(): string {
  const records = KINDS.map((kind) =>
    section(`content/${kind}/<id>.yaml`, listSchemaFields(recordSchemas[kind]), 3),
  );
  const values = listUnionShapes(valueSchema).map(({ type, description, fields }) =>
    section(`type: ${type}`, fields, 4, description),
  );
  return [
    INTRODUCTION,
    '## Claims\n',
    section(
      'A claim in content/claims/<source-id>/<part-id>.yaml',
      listSchemaFields(claimSchema),
      3,
    ),
    '### Values of a claim\n',
    ...values,
    '## Records\n',
    ...records,
    '## Reviews\n',
    section(
      'content/discrepancies/<name>.yaml › found',
      listSchemaFields(foundSchema),
      3,
      'Claims that the check found to differ.',
    ),
    section(
      'content/discrepancies/<name>.yaml › acronyms',
      listSchemaFields(acronymSchema),
      3,
      'Names of several subjects that have one acronym.',
    ),
    section(
      'content/discrepancies/<name>.yaml › noticed',
      listSchemaFields(noticedSchema),
      3,
      'Claims of different subjects or attributes that a reader found to differ.',
    ),
    section(
      'content/reconciliations/<name>.yaml › budgets',
      listSchemaFields(budgetReviewSchema),
      3,
      'The residual of a total of money; total and parts come from the budget lines.',
    ),
    section(
      'content/reconciliations/<name>.yaml › counts',
      listSchemaFields(countReconciliationSchema),
      3,
      'Any other printed number that is made of others.',
    ),
    section(
      'content/reconciliations/<name>.yaml › counted',
      listSchemaFields(countedSchema),
      3,
      'Things that a document lists without printing their number, which this site counts.',
    ),
    section(
      'content/reconciliations/<name>.yaml › withoutParts',
      listSchemaFields(withoutPartsSchema),
      3,
      'Printed totals of which the documents print no parts. The check finds totals and asks for one or the other.',
    ),
    '## Vocabulary\n',
    section('content/vocabulary/attributes.yaml', listSchemaFields(attributeSchema), 3),
    section('content/vocabulary/units.yaml', listSchemaFields(unitSchema), 3),
    section('content/vocabulary/limits.yaml', listSchemaFields(limitSchema), 3),
    section('content/vocabulary/uncarried.yaml', listSchemaFields(uncarriedSchema), 3),
  ].join('\n');
}

function section(title: string, fields: readonly SchemaField[], level: number, text = ''): string {
  const rows = fields.map(
    ({ name, isRequired, type, description }) =>
      `| \`${name}\` | ${isRequired ? 'yes' : ''} | ${escape(type)} | ${escape(description)} |`,
  );
  return [
    `${'#'.repeat(level)} ${title}`,
    '',
    ...(text ? [text, ''] : []),
    '| field | required | type | meaning |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replace(/<(?=\w)/g, '&lt;');
}
