import { existsSync } from 'node:fs';
import { dev } from 'astro';
import { runStep } from './run-step.ts';

// Search reads the index of the last build, so a fresh clone is built once. Bad content is no
// reason to stop here: it is what the author has come to mend.
if (!existsSync('dist/search')) runStep('node', 'src/commands/build.ts');
await dev({ root: '.' });
