import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

/** Types of what the build writes; Pagefind's own index files have endings of their own. */
const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.cff': 'application/yaml; charset=utf-8',
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Answers with a file, typed by its ending. */
export function sendFile(response: ServerResponse, file: string, status = 200): void {
  response.writeHead(status, {
    'Content-Type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
    // What is served here is rebuilt often; a stale copy would mislead an author.
    'Cache-Control': 'no-cache',
  });
  createReadStream(file).pipe(response);
}

/** Serves a built site under its base path, as a static host does: folders by `index.html`, misses by `404.html`. */
export function createStaticServer(directory: string, base: string): Server {
  const root = resolve(directory);
  return createServer((request, response) => {
    const path = readPath(request.url);
    if (path === undefined) return void response.writeHead(400).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    }
    if (!path.startsWith(base)) {
      const isOutside = path !== '/' && `${path}/` !== base;
      return isOutside ? sendMissing(response, root) : redirect(response, base);
    }
    const file = join(root, path.slice(base.length));
    const isInside = file === root || file.startsWith(root + sep);
    if (!isInside || !existsSync(file)) return sendMissing(response, root);
    if (!statSync(file).isDirectory()) return sendFile(response, file);
    if (!path.endsWith('/')) return redirect(response, `${path}/`);
    const index = join(file, 'index.html');
    return existsSync(index) ? sendFile(response, index) : sendMissing(response, root);
  });
}

function readPath(url = '/'): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0] ?? '/');
  } catch {
    return undefined;
  }
}

function redirect(response: ServerResponse, path: string): void {
  response.writeHead(302, { Location: encodeURI(path) }).end();
}

function sendMissing(response: ServerResponse, root: string): void {
  const page = join(root, '404.html');
  if (existsSync(page)) return sendFile(response, page, 404);
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
}
