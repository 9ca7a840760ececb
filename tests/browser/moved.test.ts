import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { createStaticServer } from '../../src/commands/static-server.ts';
import type { Move } from '../../src/schemas/ledger.ts';
import { buildMovedSite, type MovedSite } from '../build/moved-site.ts';
import { useBrowser } from './pages.ts';

const browser = useBrowser();
const VERSION = 'v=0a1b2c3d';

describe('the published fragment ids that moved', () => {
  const moves = parse(readFileSync('content/ledger/moved.yaml', 'utf8')) as Move[];
  const places = moves
    .flatMap(({ from, to }) => (from?.includes('#') && to ? [{ from, to }] : []))
    // The heading of the list of what moved was published too, and answers itself.
    .filter(({ from }) => !from.endsWith('#moved-title'));

  test.each(['ja', 'en'])('lead in %s to where they went, with the version', async (locale) => {
    expect(places.length).toBeGreaterThan(10);
    const page = await browser.newPage();
    const toUrl = (address: string) => {
      const [path, fragment] = address.split('#');
      return `${inject('siteUrl')}${locale}/${path}?${VERSION}${fragment ? `#${fragment}` : ''}`;
    };
    for (const { from, to } of places) {
      await page.goto('about:blank');
      await page.goto(toUrl(from));
      await expect.poll(() => page.url(), { message: from }).toBe(toUrl(to));
      const place = page.locator(`[id="${to.split('#')[1]}"]`);
      expect(await place.count(), to).toBe(1);
    }
  });
});

describe('the address of a page that was renamed', () => {
  let site: MovedSite;
  let server: ReturnType<typeof createStaticServer>;
  let home: string;

  beforeAll(async () => {
    site = buildMovedSite();
    server = createStaticServer(site.dist, '/atlas/');
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    home = `http://localhost:${(server.address() as AddressInfo).port}/atlas/`;
  }, 120_000);
  afterAll(() => {
    server.close();
    server.closeAllConnections();
    site.discard();
  });

  test.each([
    ['ja/outcomes/lens/', 'ja/outcomes/glass/'],
    [`ja/outcomes/lens/?${VERSION}`, `ja/outcomes/glass/?${VERSION}`],
    ['en/outcomes/lens/#facts', 'en/outcomes/glass/#facts'],
    [`en/outcomes/lens/?${VERSION}#facts`, `en/outcomes/glass/?${VERSION}#facts`],
    [`en/outcomes/lens/?${VERSION}#photo`, `en/programs/kite/?${VERSION}#facts`],
  ])('%s leads to %s', async (from, to) => {
    const page = await browser.newPage();
    await page.goto(`${home}${from}`);
    await expect.poll(() => page.url()).toBe(`${home}${to}`);
  });

  test('leads on without script too', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${home}ja/outcomes/lens/`);
    await page.waitForURL(`${home}ja/outcomes/glass/`);
  });

  test('does not lead on where it was withdrawn, and says why', async () => {
    const page = await browser.newPage();
    await page.goto(`${home}en/outcomes/mirror/?${VERSION}`);
    expect(await page.locator('main').textContent()).toContain('The document was wrong');
    expect(page.url()).toBe(`${home}en/outcomes/mirror/?${VERSION}`);
  });
});
