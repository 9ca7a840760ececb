import { existsSync } from 'node:fs';
import { DEFAULT_PORT, readSiteAddress } from '../site-address.ts';
import { createStaticServer } from './static-server.ts';

const { base } = readSiteAddress();
const port = Number(process.env.PORT) || DEFAULT_PORT;
const host = process.env.HOST || '127.0.0.1';

if (!existsSync('dist/index.html')) {
  console.error('There is no built site in dist/. Run "npm run build" first.');
  process.exit(1);
}

const server = createStaticServer('dist', base);
server.on('error', (error: NodeJS.ErrnoException) => {
  const isTaken = error.code === 'EADDRINUSE';
  console.error(
    isTaken ? `Port ${port} is in use. Choose another: PORT=4400 npm start` : error.message,
  );
  process.exit(1);
});
server.listen(port, host, () => {
  console.log(`The site is on http://localhost:${port}${base} (Ctrl+C stops it)`);
});
