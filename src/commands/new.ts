import { existsSync, writeFileSync } from 'node:fs';
import { suggest } from '../model/problem.ts';
import { writeScaffold } from '../authoring/write-scaffold.ts';
import { idSchema, KINDS, type Kind } from '../schemas/shared.ts';

const [kind = '', id = ''] = process.argv.slice(2);
const isKind = KINDS.includes(kind as Kind);
if (!isKind || !idSchema.safeParse(id).success) {
  const hint = isKind ? undefined : suggest(kind, KINDS);
  console.error('Usage: npm run new -- <kind> <id>');
  console.error(`Kinds: ${KINDS.join(', ')}${hint ? ` (did you mean ${hint}?)` : ''}`);
  console.error('An id has lower-case letters, digits and single hyphens.');
  process.exit(2);
}

const file = `content/${kind}/${id}.yaml`;
if (existsSync(file)) {
  console.error(`${file} exists already; nothing was written.`);
  process.exit(1);
}
writeFileSync(file, writeScaffold(kind as Kind));
console.log(`Wrote ${file}. Fill it in, add claims on ${kind}/${id}, then run "npm run check".`);
