import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { createStaticServer } from '../../src/commands/static-server.ts';
import { readSiteAddress } from '../../src/site-address.ts';
import { requireChromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built site while the browser tests run; ends with a slash. */
    siteUrl: string;
  }
}

/** Serves `dist/` on a free port for the browser tests, once for all of them. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (!existsSync('dist/index.html')) {
    throw new Error('The browser tests need the built site. Run "npm run build" first.');
  }
  requireChromium();
  const { base } = readSiteAddress();
  const server = createStaticServer('dist', base);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  project.provide('siteUrl', `http://localhost:${port}${base}`);
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
