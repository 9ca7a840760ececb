/**
 * What a view hands to a chart: plain numbers and labels that are already localised.
 * Charts add no word of their own; a number on an axis goes through `formatTick`.
 */

import type { LinkTarget } from './scene.ts';

/** Names the colour of a mark. `count` is for people and projects, which belong to no agency. */
export type AgencyClass = 'jst' | 'jsps' | 'amed' | 'mext' | 'other' | 'count';

/** Budget stages, drawn as shapes. Counts use `initial` for counted and `draft` for planned. */
export type Stage = 'initial' | 'draft' | 'prior-year' | 'request' | 'supplementary' | 'settled';

/** Turns a number on an axis into text in the unit and language of the page. */
export type FormatTick = (value: number) => string;

/** A mark that opens the proof of its claim: `linkLabel` is its name for screen readers. */
export interface Linked {
  href?: string;
  linkLabel?: string;
}

/** The printed unit's rounding interval, in the unit of the chart: 41億円 is 4,050 to 4,149. */
export interface Interval {
  low: number;
  high: number;
}

/** Why a year carries no amount. `before-start` draws nothing at all. */
export type YearState = 'stated' | 'not-stated' | 'not-recorded' | 'before-start';

export interface PinYear {
  year: number;
  /** Upper line under the axis: 2023. */
  label: string;
  /** Lower line under the axis: 令和5 or R5. */
  eraLabel: string;
  /** Shorter forms for small multiples (’23, 令5); the full labels are used without them. */
  shortLabel?: string;
  shortEraLabel?: string;
  state: YearState;
  /** The words in the hatched or dotted column: 記載なし. */
  stateLabel?: string;
}

export interface Pin extends Linked {
  year: number;
  /** In the unit of the chart. */
  value: number;
  valueLabel: string;
  /** Present when the document printed a rounded amount. */
  interval?: Interval;
  /** The word for a line that did not exist the year before: 新規. */
  newLabel?: string;
}

/** Pins of one line, one agency and one stage: a pin has no stage of its own, so that a series cannot mix them. */
export interface PinSeries {
  /** The line that it is a stage of; a name stands once for all series of a line. */
  line: string;
  agency: AgencyClass;
  stage: Stage;
  /** Printed at the last pin of its line when there is more than one line: JST, AMED*. */
  label: string;
  pins: Pin[];
}

/** Amounts or counts of one program by fiscal year (BudgetPins, SmallMultiples, PinsSpark). */
export interface PinsInput {
  /** Every year of the axis in order, with or without an amount. */
  years: PinYear[];
  series: PinSeries[];
  formatTick: FormatTick;
  /** Names the lane of the diamonds: 補正. */
  supplementaryLabel?: string;
}

export interface PinsPanel {
  /** Unique on the page; becomes part of element ids. */
  id: string;
  name: string;
  href?: string;
  agency: AgencyClass;
  /** Names the agency beside its swatch: JST・AMED. */
  agencyLabel: string;
  /** The text summary of this panel for screen readers. */
  summary: string;
  pins: PinsInput;
}

export interface BarSegment extends Linked {
  agency: AgencyClass;
  value: number;
  /** Printed in the segment when it fits: JST 44,000. */
  label?: string;
}

export interface Bar extends Linked {
  label: string;
  /** Year and stage in words: 令和4 第2次補正. */
  subLabel?: string;
  stage: Stage;
  /** One segment for one agency; several for one amount that agencies share. */
  segments: BarSegment[];
  /** The whole amount, or the words for a bar without one. */
  valueLabel: string;
  interval?: Interval;
  /** `segments` is empty for the two states without an amount. */
  state?: 'stated' | 'not-stated' | 'not-recorded';
}

/** Amounts of any stage on one horizontal scale; drawn largest first (BudgetBars). */
export interface BarsInput {
  bars: Bar[];
}

export interface Range extends Linked {
  /** Null when only the upper bound is stated (最大100百万円). */
  low: number | null;
  /** Null when only the lower bound is stated; equal to `low` for one amount. */
  high: number | null;
  label: string;
}

export interface ThenNowRow {
  label: string;
  then: Range | null;
  now: Range | null;
}

/** Ranges in two documents of different years (ThenNow). */
export interface ThenNowInput {
  rows: ThenNowRow[];
  formatTick: FormatTick;
}

export interface WaterfallPart extends Linked {
  label: string;
  subLabel?: string;
  agency: AgencyClass;
  value: number;
  valueLabel: string;
}

export interface WaterfallInput {
  parts: WaterfallPart[];
  sum: { label: string; value: number; valueLabel: string };
  /** The total as a document prints it; `low` equals `high` when it is not rounded. */
  printed: Interval & Linked & { label: string; intervalLabel: string };
  formatTick: FormatTick;
}

export type FlowKind = 'money' | 'notice' | 'agreement' | 'joint-research';

export interface FlowNode {
  id: string;
  label: string;
  subLabel?: string;
  side: 'japan' | 'partner';
  /** Row from the top: 0 government, 1 agency, 2 researchers; more levels are allowed. */
  level: number;
}

export interface Flow extends Linked {
  from: string;
  to: string;
  kind: FlowKind;
  label: string;
  /** A shorter label for phones; the label is wrapped without it. */
  shortLabel?: string;
}

/** Who pays, notifies and agrees with whom (MoneyFlow). */
export interface FlowInput {
  nodes: FlowNode[];
  flows: Flow[];
  japanLabel: string;
  partnerLabel: string;
}

export interface TimelineRow {
  name: string;
  href?: string;
  /** Calendar years; April 2022 is 2022.25. */
  startYear: number;
  /** Null when the documents state no end; the point at which the bar stops otherwise. */
  endYear: number | null;
  endKind: 'stated' | 'open';
  agency: AgencyClass;
  /** The documents disagree on the start. */
  differs?: boolean;
  /** As printed beside the name: 2009– or 1996–2001. */
  yearsLabel: string;
  /** Era year of the start, for the phone list: 平成21. */
  eraLabel?: string;
  /** Ids of the claims that state the term; the first is the one to open. */
  claims: readonly string[];
  /** Leads to the proof of the first. */
  proof: LinkTarget;
}

export interface TimelineGroup {
  label: string;
  rows: TimelineRow[];
}

export interface TimelineEvent {
  name: string;
  href?: string;
  /** Calendar year with its fraction: May 2016 is 2016.33. */
  year: number;
  /** As printed beside the name: 2016-05. */
  dateLabel: string;
  /** Id of the claim that dates it. */
  claims: readonly string[];
  /** Leads to its proof. */
  proof: LinkTarget;
}

export interface TimelineEra {
  label: string;
  /** Null for an era that began before the axis. */
  startYear: number | null;
  /** Shaded eras lie on the sunk background (Heisei). */
  isShaded: boolean;
}

export interface TimelineTick {
  year: number;
  label: string;
  eraLabel: string;
}

export interface TimelineInput {
  /** First and last year of the axis. */
  fromYear: number;
  toYear: number;
  ticks: TimelineTick[];
  eras: TimelineEra[];
  groups: TimelineGroup[];
  events: TimelineEvent[];
  eventsLabel: string;
  today: { year: number; label: string };
  /** Read instead of the ≠ sign: 開始年が資料で異なる. */
  differsLabel: string;
}

export interface SharePoint extends Linked {
  value: number;
  /** As printed at the dot, with rank when stated: 8.7%（4位）. */
  label: string;
}

export interface ShareRow {
  label: string;
  then: SharePoint | null;
  now: SharePoint | null;
  /** The row that the page is about. */
  isEmphasised?: boolean;
}

/** One statistic of several countries in two periods (RankShare); rows keep their order. */
export interface ShareInput {
  rows: ShareRow[];
  thenLabel: string;
  nowLabel: string;
  formatTick: FormatTick;
}

export type LegendSign =
  | Stage
  | 'rounded'
  | 'not-stated'
  | 'not-recorded'
  | 'then'
  | 'now'
  | 'money'
  | 'notice'
  | 'agreement'
  | 'joint-research'
  | 'open-end'
  | 'stated-end'
  | 'differs'
  | 'event'
  | `agency-${AgencyClass}`
  | `bar-${'initial' | 'supplementary' | 'draft' | 'request'}`;

export interface LegendItem {
  sign: LegendSign;
  label: string;
}
