import { toDataPath } from '../i18n/locales.ts';
import { toAbsolute } from '../site-address.ts';

/** Everything may be read; the sitemap lists the pages. */
export const GET = () =>
  new Response(
    `User-agent: *\nAllow: /\n\nSitemap: ${toAbsolute(toDataPath('sitemap-index.xml'))}\n`,
  );
