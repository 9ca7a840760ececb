import type { Report, Thing } from 'schema-dts';
import { toPath } from '../i18n/locales.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import { listPageClaims } from '../model/page-claims.ts';
import { listViewMembers, type View } from '../model/version.ts';
import { toAbsolute } from '../site-address.ts';
import { LICENCE, listCited, toDataset, toDownload, type PageFacts } from './dataset.ts';
import { getThingOfPage } from './sheet-path.ts';

/** Pages that lead to everything: they are about the whole of the data, or about the site, and have none of their own. */
const WHOLE: Record<string, 'WebPage' | 'AboutPage' | 'CollectionPage' | 'SearchResultsPage'> = {
  'views/home': 'WebPage',
  'views/about': 'AboutPage',
  'views/all': 'CollectionPage',
  'views/search': 'SearchResultsPage',
};

/** What kind of page it is, what it is about unless that is the whole, and the documents behind it. */
export interface PageThing {
  type: (typeof WHOLE)[string];
  thing?: Thing;
  citation: Report[];
}

/** A page that is not of one record, in the words of schema.org. */
export function toPageThing(site: Site, facts: PageFacts): PageThing {
  const own = getThingOfPage(facts.path);
  // The page of a record that was moved or withdrawn has no claims any more.
  if (!own || !/^(views|changes)\//.test(own)) return { type: 'WebPage', citation: [] };
  const citation = listCited(site, facts.locale, listClaims(site, own));
  const type = WHOLE[own] ?? (own.startsWith('views/') ? 'CollectionPage' : 'WebPage');
  if (own in WHOLE) return { type, citation };
  if (own === 'views/concepts') return { type, thing: toTermSet(facts, citation), citation };
  return { type, thing: toDataset(facts, citation), citation };
}

/** The terms, of which each page of a term says that it is one. */
function toTermSet(facts: PageFacts, citation: Report[]): Thing {
  const { locale, title, description, date, files } = facts;
  return {
    '@type': 'DefinedTermSet',
    name: title,
    description,
    url: toAbsolute(toPath(locale, facts.path)),
    inLanguage: locale,
    license: LICENCE,
    ...(date ? { dateModified: date } : {}),
    citation,
    encoding: files.map(toDownload),
  };
}

/** The claims behind a page: of its records, of the program whose changes it tells, or of the documents it compares. */
function listClaims(site: Site, own: string): readonly PlacedClaim[] {
  const [kind, id = ''] = own.split('/');
  if (kind !== 'changes') {
    return listViewMembers(site, id as View).flatMap(
      (member) => site.claims.get(member.replace('claims/', '')) ?? [],
    );
  }
  const program = site.find('programs', id);
  if (program) return listPageClaims(site, program);
  const sources = id.split('--');
  return [...site.claims.values()].filter(({ source }) => sources.includes(source));
}
