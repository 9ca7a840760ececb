import { requireStep } from './run-step.ts';

// The records are checked first: every problem at once, before any page is made.
requireStep('node', 'src/commands/check.ts');
requireStep('astro', 'build');
requireStep('pagefind', '--site', 'dist', '--quiet');
