import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writePublication } from '../../src/authoring/write-publication.ts';
import { listThings } from '../../src/model/ledger.ts';
import { loadSite } from '../../src/model/load-site.ts';
import { copyContent } from '../content/content-copy.ts';

export interface MovedSite {
  /** The folder of the built site, whose base path is `/atlas/`. */
  dist: string;
  /** The version of each thing when it was first published. */
  versions: ReadonlyMap<string, string>;
  discard(): void;
}

/**
 * A small site that is published, then changed: a record renamed, another and a claim withdrawn, a claim
 * changed. It is built as the real one is, of which no page has moved yet.
 */
export function buildMovedSite(): MovedSite {
  const copy = copyContent();
  const versions = new Map<string, string>();
  const publish = (date: string) => {
    const root = join(copy.root, 'content');
    const site = loadSite(root);
    const things = listThings(site);
    for (const { id, version } of things) if (!versions.has(id)) versions.set(id, version);
    writePublication(root, site.ledger.publications, date, things);
  };
  cpSync('content/pages', join(copy.root, 'content/pages'), { recursive: true });
  publish('2027-01-01');
  copy.rename('outcomes/lens.yaml', 'outcomes/glass.yaml');
  for (const file of ['claims/deck/p01.yaml', 'events/kickoff.yaml']) {
    const path = join(copy.root, 'content', file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('outcomes/lens', 'outcomes/glass'));
  }
  copy.change('claims/deck/p02.yaml', (data) => {
    const [fund, sent] = data.claims;
    fund.value.exact = 1074;
    fund.printed = '1,074百万円（1,160百万円）';
    fund.figure = '1,074百万円';
    sent.id = 'mobility-out';
  });
  copy.replace('statistics/mobility.yaml', 'mobility-sent', 'mobility-out');
  copy.write(
    'ledger/moved.yaml',
    `- { from: outcomes/lens/, to: outcomes/glass/ }
- { from: 'outcomes/lens/#photo', to: 'programs/kite/#facts' }
- { from: outcomes/mirror/, withdrawn: 2027-02-01, reason: { ja: 資料の誤り, en: The document was wrong } }
- { claim: mobility-sent, to: mobility-out }
`,
  );
  publish('2027-02-01');
  for (const file of [
    'src',
    'public',
    'package.json',
    'astro.config.mjs',
    'CITATION.cff',
    'tsconfig.json',
  ]) {
    cpSync(file, join(copy.root, file), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(copy.root, 'node_modules'));
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
    cwd: copy.root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      SITE_URL: 'https://example.org/atlas/',
    },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return { dist: join(copy.root, 'dist'), versions, discard: copy.discard };
}
