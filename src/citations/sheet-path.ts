import type { Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import { VIEWS, type View } from '../model/version.ts';
import { KINDS } from '../schemas/shared.ts';

/**
 * The id under which a page is cited: `programs/sicorp/` is programs/sicorp, `budget/` is views/budget.
 * What changed in a program, or between two documents, is changes/<program> or changes/<pair>.
 */
export function getThingOfPage(path: string): string | undefined {
  const [first = '', second, third] = path.replace(/\/$/, '').split('/');
  if (second === undefined) {
    const view = first || 'home';
    return view in VIEWS && getViewTitle('ja', view as View) ? `views/${view}` : undefined;
  }
  // The address above the pairs only leads to their list.
  if (first === 'changes')
    return second === 'between' && !third ? undefined : `changes/${third ?? second}`;
  const kind = first === 'budget' ? 'budget-lines' : first;
  return (KINDS as readonly string[]).includes(kind) ? `${kind}/${second}` : undefined;
}

/** The file with all citations of a thing in one language. */
export function getSheetPath(locale: Locale, thing: string): string {
  return `data/cite/${locale}/${thing}.txt`;
}

/** The id under which a chart is cited: charts/programs-sicorp-ladder-figure. */
export function getChartOf(thing: string, fragment: string): string {
  return `charts/${thing.replace('/', '-')}-${fragment}`;
}

/** What a page with many records is called; `undefined` if the site has no such page. */
export function getViewTitle(locale: Locale, view: View): string | undefined {
  const { about, nav, kinds, search, site } = getStrings(locale);
  if (view === 'home') return site.name;
  if (view === 'search') return search.title;
  if (view === 'all') return search.indexTitle;
  if (view === 'about') return about.title;
  const names: Partial<Record<string, string>> = { ...kinds, ...nav };
  return names[view];
}
