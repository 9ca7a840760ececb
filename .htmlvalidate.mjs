import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Official names of programs and documents are longer than a search engine likes, and stay whole.
    'long-title': 'off',
    // The forms of facets filter while they change; they have nothing to submit.
    'wcag/h32': 'off',
  },
});
