/** Where the site is published: `https://example.org` and `/atlas/`. */
export interface SiteAddress {
  origin: string;
  /** Starts and ends with a slash. */
  base: string;
}

export const DEFAULT_PORT = 4321;

/**
 * Reads origin and base path from `SITE_URL`, such as `https://example.org/atlas/`.
 * Without it the site is built for this machine.
 */
export function readSiteAddress(siteUrl = process.env.SITE_URL): SiteAddress {
  const given = siteUrl?.trim() || `http://localhost:${DEFAULT_PORT}/`;
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new Error(
      `SITE_URL: expected an address such as https://example.org/atlas/, got "${given}"`,
    );
  }
  const { origin, pathname } = new URL(given);
  return { origin, base: pathname.endsWith('/') ? pathname : `${pathname}/` };
}

/** The whole address of a path below the origin. */
export function toAbsolute(path: string): string {
  return `${readSiteAddress().origin}${path}`;
}
