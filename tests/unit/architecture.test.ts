import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The parts that run without Astro. */
const PLAIN = ['schemas', 'model', 'views', 'charts', 'citations', 'exports', 'i18n'];
/** The only places that may import `astro:*`. */
const ASTRO = ['site', 'content.config', 'pages', 'layouts', 'components'];
const MARKUP = ['components', 'layouts', 'pages'];
const OUTPUTS = ['views', 'charts', 'citations', 'exports', 'search', ...MARKUP];
/** What each part may not import: the data flows one way, from records to pages. */
const FORBIDDEN: Record<string, string[]> = {
  schemas: OUTPUTS,
  model: OUTPUTS,
  i18n: OUTPUTS,
  charts: ['views', ...MARKUP],
  views: MARKUP,
  citations: MARKUP,
  exports: MARKUP,
  search: MARKUP,
};

const FILES = globSync('src/**/*.{ts,astro,mjs,js}').map((file) => file.replaceAll('\\', '/'));

/** Lists what a module imports, by name: static, re-exported, dynamic and side-effect imports. */
function listImports(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const pattern = /\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...code.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '');
}

/** Names the part of the site a file belongs to: `src/model/build.ts` is in `model`, `src/site.ts` is `site`. */
function getPart(file: string): string {
  const [first = ''] = file.replace(/^src\//, '').split('/');
  return first.replace(/\.ts$/, '');
}

/** Returns one sentence for each import that the picture in the README does not allow. */
function checkImports(file: string, source: string): string[] {
  const part = getPart(file);
  return listImports(source).flatMap((name) => {
    if (name.startsWith('astro:')) return ASTRO.includes(part) ? [] : [`${file} imports ${name}`];
    if (!name.startsWith('.')) return [];
    const target = getPart(posix.join(posix.dirname(file), name));
    const isForbidden =
      (FORBIDDEN[part] ?? []).includes(target) ||
      (target === 'pages' && part !== 'pages') ||
      (target === 'site' && PLAIN.includes(part));
    return isForbidden ? [`${file} imports ${name}`] : [];
  });
}

describe('the one picture', () => {
  it.each(FILES)('%s imports only what its place allows', (file) => {
    expect(checkImports(file, readFileSync(file, 'utf8'))).toEqual([]);
  });

  it.each(['utils', 'helpers', 'lib', 'common'])('has no %s folder', (folder) => {
    expect(existsSync(`src/${folder}`)).toBe(false);
  });
});

describe('the check of imports', () => {
  it.each([
    ['a model that knows a view', 'src/model/build.ts', "import { x } from '../views/x.ts';"],
    ['a view that knows a component', 'src/views/a.ts', "import A from '../components/A.astro';"],
    ['a component that knows a page', 'src/components/A.astro', "import '../pages/index.astro';"],
    ['plain code that loads the site', 'src/views/a.ts', "const s = await import('../site.ts');"],
    ['plain code that needs Astro', 'src/exports/a.ts', "export { z } from 'astro:content';"],
    ['a script that needs Astro', 'src/search/a.ts', "import {\n  a,\n} from 'astro:i18n';"],
  ])('rejects %s', (_name, file, source) => {
    expect(checkImports(file, source)).toHaveLength(1);
  });

  it.each([
    ['the bridge to Astro', 'src/site.ts', "import { getCollection } from 'astro:content';"],
    ['a view of the model', 'src/views/a.ts', "import type { Site } from '../model/build.ts';"],
    ['a page that wires', 'src/pages/a.astro', "import A from '../components/A.astro';"],
    ['an import in a comment', 'src/model/a.ts', "// import x from '../views/x.ts'"],
  ])('allows %s', (_name, file, source) => {
    expect(checkImports(file, source)).toEqual([]);
  });
});
