/** One run of text of a page: phrases do not cross its ends. */
export interface Block {
  text: string;
  /** The nearest heading above, as an index of `headings`; -1 before the first. */
  heading: number;
  /** Id of the nearest element around it that has one, to which a link can lead. */
  id: string;
  /** `title` is the page's own name, `key` a heading or another name, `body` the rest. */
  role: 'title' | 'key' | 'body';
  /** True for a string as a document prints it. */
  isPrinted: boolean;
}

/** A page of the built site as search sees it. */
export interface SearchPage {
  /** What follows the language in its address: `programs/sicorp/`. */
  path: string;
  title: string;
  headings: { text: string; id: string }[];
  blocks: Block[];
  facets: Facets;
  /** Every name under which its record is known; the first is the title in the other language. */
  names: string[];
  /** Words that readers use for it though it does not print them: its page is offered for them, not found. */
  keywords: string[];
  /** The order among pages that match equally well; higher is first. */
  weight: number;
}

export const FACETS = ['kind', 'agency', 'year', 'document', 'direction', 'partner'] as const;
export type Facet = (typeof FACETS)[number];
export type Facets = Partial<Record<Facet, string[]>>;

/** The kind of pages without a record: lists, views, the page about the site. */
export const OTHER_KIND = 'pages';
