import { writeFileSync } from 'node:fs';
import { writeGuide } from '../authoring/write-guide.ts';

writeFileSync('content/README.md', writeGuide());
console.log('Wrote content/README.md.');
