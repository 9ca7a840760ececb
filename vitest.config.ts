import { defineConfig } from 'vitest/config';

// Dates and numbers must print the same everywhere; set here so that every worker inherits it.
process.env.TZ = 'UTC';

export default defineConfig({
  test: {
    projects: [
      // Some of them read the whole content, which takes seconds on a busy machine.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'content', include: ['tests/content/**/*.test.ts'], testTimeout: 60_000 } },
      // These two read the built site in dist/.
      { test: { name: 'build', include: ['tests/build/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/server.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
