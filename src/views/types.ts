/** How a figure is printed where it stands: its words, and where its proof is. */
export interface ClaimRef {
  id: string;
  href: string;
  text: string;
  /** Name of the link for screen readers. */
  label: string;
  state: 'checked' | 'inferred' | 'differs' | 'withdrawn';
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
  sourceHref: string;
  place: string;
  asOf: string;
  notes: string[];
  state: ClaimRef['state'];
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
}
