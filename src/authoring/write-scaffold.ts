import { recordSchemas } from '../reading/read-content.ts';
import type { Kind } from '../schemas/shared.ts';
import { listSchemaFields } from './schema-fields.ts';

/** Fields whose inner shape an author should see at once. */
const SHAPES: Record<string, string> = {
  name: ['ja:', 'reading:', 'en:', 'enStatus: ours'].map((line) => `\n  ${line}`).join(''),
  summary: '\n  ja: >-\n\n  en: >-\n',
};

/** A record of a kind as YAML for an author to fill in: required fields open, the others as comments. */
export function writeScaffold(kind: Kind): string {
  return listSchemaFields(recordSchemas[kind])
    .map(({ name, isRequired, type, description }) => {
      const comment = `# ${[description, type].filter(Boolean).join(' — ').replaceAll('`', '')}`;
      return isRequired ? `${comment}\n${name}:${SHAPES[name] ?? ''}` : `${comment}\n# ${name}:`;
    })
    .join('\n')
    .concat('\n');
}
