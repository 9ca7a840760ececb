/** How a figure is printed where it stands: its words, and where its proof is. */
export interface ClaimRef {
  id: string;
  href: string;
  text: string;
  /** Name of the link for screen readers. */
  label: string;
  state: 'checked' | 'inferred' | 'differs' | 'withdrawn' | 'unchecked';
  /** Its place in the list of claims that ends the page, which print shows in brackets; none if its row is elsewhere. */
  number?: number;
  /** The document and the place, which print says instead of a number. */
  note?: string;
}

/** A row of the list of claims that ends a page. */
export interface ClaimRow {
  id: string;
  subject: string;
  subjectHref?: string;
  attribute: string;
  text: string;
  printed: string;
  figure?: string;
  sourceName: string;
  /** Publisher and full name of the document, for paper. */
  sourceTitle: string;
  sourceHref: string;
  place: string;
  /** The document that it is taken from, and the place of that in the order of dates. */
  sourceId: string;
  sourceKey: number;
  /** The date the value holds for, where the document names one of its own. */
  asOf?: string;
  /** The date of the document, with a word if that is inferred. */
  documentDate: string;
  /** True if a claim of the page is taken from a newer document. */
  isOlder: boolean;
  /** When it was last found in its document, and what that check says. */
  checked: string;
  /** Other claims on the same matter that say something else. */
  differs?: { text: string; href: string };
  notes: string[];
  state: ClaimRef['state'];
  /** What the claim says now; an address that names another version was made before a change. */
  version: string;
  /** The file with its citations. */
  citeHref: string;
}

export type Segment =
  | { type: 'text'; text: string }
  | { type: 'claim'; claim: ClaimRef }
  | { type: 'link'; text: string; href: string };

export interface Fact {
  label: string;
  values: { claim: ClaimRef; context?: string }[];
}

/** A link to a record with what a list prints beside it. */
export interface RecordLink {
  name: string;
  href: string;
  kind?: string;
  meta?: string;
  date?: StatedDate;
}

/** The date of a record beside a link to it: a claim, or in words where it is what we know of a document itself. */
export interface StatedDate {
  claim?: ClaimRef;
  text: string;
}
