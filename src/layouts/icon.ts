import { readFileSync } from 'node:fs';

/**
 * The site's icon as an address of its own: public/favicon.svg, written into the page so that it costs no request.
 * The file itself stays where OpenSearch and bookmarks look for it.
 */
export const icon = `data:image/svg+xml,${encodeURIComponent(
  readFileSync('public/favicon.svg', 'utf8').replace(/\n\s*/g, ''),
)}`;
