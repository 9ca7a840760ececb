import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import { listPageClaims } from '../model/page-claims.ts';
import type { Ref } from '../schemas/shared.ts';
import { decode } from '../search/read-page.ts';
import { buildChartSheet } from './list-sheets.ts';
import { getChartOf, getSheetPath, getThingOfPage } from './sheet-path.ts';

/** A chart of a built page. */
interface Drawn {
  id: string;
  title: string;
  /** The ids that its marks lead to, most of them claims. */
  targets: string[];
  /** The pages that its marks lead to, after the language: programs/sicorp/. */
  pages: string[];
}

/**
 * Writes the citations of each chart into a built site and returns their number. What a chart is drawn from is
 * read off the drawing, whose marks lead to their claims or records: a list kept beside it could name other documents.
 */
export function buildChartSheets(site: Site, directory: string): number {
  const counts = LOCALES.flatMap((locale) =>
    globSync(`${locale}/**/index.html`, { cwd: directory }).map((file) => {
      const path = file.replaceAll('\\', '/').slice(locale.length + 1, -'index.html'.length);
      const charts = listDrawn(readFileSync(join(directory, file), 'utf8'));
      charts.forEach((chart) => writeChart(site, directory, { locale, path, chart }));
      return charts.length;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function writeChart(
  site: Site,
  directory: string,
  { locale, path, chart }: { locale: Locale; path: string; chart: Drawn },
): void {
  const thing = getThingOfPage(path);
  if (!thing) return;
  const { id: fragment, title } = chart;
  const claims = listDrawnClaims(site, chart);
  const file = join(directory, getSheetPath(locale, getChartOf(thing, fragment)));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, buildChartSheet(site, { locale, thing, fragment, title, claims }));
}

/** The claims that a chart draws; of one that draws records, all that their pages are taken from. */
function listDrawnClaims(site: Site, { targets, pages }: Drawn): PlacedClaim[] {
  const claims = [...new Set(targets)].flatMap((id) => site.claims.get(id) ?? []);
  if (claims.length > 0) return claims;
  const refs = new Set(pages.flatMap((path) => getThingOfPage(path) ?? []));
  const records = [...refs].flatMap((ref) => site.records.get(ref as Ref) ?? []);
  return [...new Set(records.flatMap((record) => listPageClaims(site, record)))];
}

const FIGURE = /<figure\b[^>]*\bid="([^"]+)"[^>]*>([\s\S]*?)<\/figure>/g;
const TITLE = /<figcaption\b[^>]*>\s*<b\b[^>]*>([^<]*)<\/b>/;
const TARGET = /<a\b[^>]*\bhref="[^"#]*#([^"]+)"/g;
const PAGE = /<a\b[^>]*\bhref="[^"#?]*\/(?:ja|en)\/([^"#?]+\/)"/g;
/** What heads a row or a column is no mark. */
const HEAD = /<th\b[\s\S]*?<\/th>/g;

/** Must match `ChartFigure.astro`. */
export function listDrawn(html: string): Drawn[] {
  return [...html.matchAll(FIGURE)].map(([, id = '', inner = '']) => ({
    id,
    title: decode(TITLE.exec(inner)?.[1] ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    targets: [...inner.matchAll(TARGET)].map(([, target = '']) => decodeURIComponent(target)),
    pages: [...inner.replace(HEAD, '').matchAll(PAGE)].map(([, path = '']) => path),
  }));
}
