import type { Report, Thing } from 'schema-dts';
import { toPath } from '../i18n/locales.ts';
import type { Site } from '../model/build-site.ts';
import type { View } from '../model/version.ts';
import { toAbsolute } from '../site-address.ts';
import { listChangesClaims, listViewClaims } from './claims-behind.ts';
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
  const [kind, id = ''] = own.split('/');
  const claims =
    kind === 'changes' ? listChangesClaims(site, id) : listViewClaims(site, id as View);
  const citation = listCited(site, facts.locale, claims);
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
