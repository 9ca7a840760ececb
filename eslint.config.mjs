// @ts-check
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.results/', 'tests/fixtures/'] },
  tseslint.configs.recommended,
  astro.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // A leading underscore marks a parameter that a signature asks for and the code does not.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // Commands and the test runner speak to a person at a terminal.
    files: ['src/commands/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // These run without Astro, so that tests and commands can use them directly.
    files: ['src/{schemas,model,views,charts,citations,exports,i18n}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ group: ['astro:*'], message: 'This part of the site is plain TypeScript.' }],
        },
      ],
    },
  },
);
