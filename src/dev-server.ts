import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { sendFile } from './commands/static-server.ts';

/**
 * Reloads every open page when a record under `directory` changes.
 * The records reach the pages through module-level values, so all modules are evaluated again.
 */
export function reloadOnChange(directory: string): Plugin {
  const root = resolve(directory) + sep;
  return {
    name: 'atlas:reload-on-change',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add(root);
      server.watcher.on('all', (_event, file) => {
        if (!resolve(file).startsWith(root)) return;
        for (const environment of Object.values(server.environments)) {
          environment.moduleGraph.invalidateAll();
          environment.hot.send({ type: 'full-reload' });
        }
      });
    },
  };
}

/** What is made from built pages: the search index, and the citations of charts. */
const AFTERWARDS = /^(search|data\/cite\/[a-z]+\/charts)\//;

/** Serves what the last build made from its pages while authoring. */
export function serveLastIndex(outputDirectory: string, base: string): Plugin {
  return {
    name: 'atlas:serve-last-index',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = decodeURI((request.url ?? '/').split('?')[0] ?? '/');
        // Depending on its place in the chain this sees the address with the base path or without.
        const inside = path.startsWith(base) ? path.slice(base.length) : path.slice(1);
        const file = join(outputDirectory, inside);
        if (!AFTERWARDS.test(inside) || !existsSync(file)) return next();
        sendFile(response, file);
      });
    },
  };
}
