import type { Scale } from './scale.ts';
import { STAGE_ORDER } from './stage-marks.ts';
import type { Pin, PinSeries, PinsInput } from './types.ts';

/** Size and detail of a chart of pins. */
export interface PinsFrame {
  widthPx: number;
  /** From the zero line to the largest amount. */
  plotPx: number;
  /** `all`: every amount and the words of empty years. `ends`: the first and the last amount. */
  labels: 'all' | 'ends';
  /** The largest amount of the scale; the largest of the chart without it. */
  max?: number;
}

/** The horizontal places of a chart: one slot per year. */
export interface PinSlots {
  left: number;
  right: number;
  slotPx: number;
  centreOf: (year: number) => number;
}

export interface PlacedPin {
  pin: Pin;
  series: PinSeries;
  x: number;
  y: number;
  r: number;
  /** Distance to the next pin of the same year. */
  gapPx: number;
  /** The side of the year on which the pin stands. */
  away: -1 | 0 | 1;
}

/** More amounts than this on one chart and only the first, last and largest are labelled. */
const MAX_LABELS = { wide: 16, narrow: 9 };
const NARROW_PX = 500;

/** Finds the largest amount that stands on the scale; supplementary amounts have their own lane. */
export function findMaxPin({ series }: PinsInput): number {
  const amounts = series
    .filter(({ stage }) => stage !== 'supplementary')
    .flatMap(({ pins }) => pins.map((pin) => pin.interval?.high ?? pin.value));
  return Math.max(0, ...amounts);
}

/** The series of a chart by line: a line has one for each stage. */
export function groupByLine({ series }: PinsInput): PinSeries[][] {
  return [...Map.groupBy(series, ({ line }) => line).values()];
}

/** Gives every year of the axis a slot of equal width. */
export function buildSlots({ years }: PinsInput, left: number, right: number): PinSlots {
  const slotPx = (right - left) / Math.max(1, years.length);
  const indexOf = new Map(years.map(({ year }, index) => [year, index]));
  return {
    left,
    right,
    slotPx,
    centreOf: (year) => {
      const index = indexOf.get(year);
      if (index === undefined) throw new Error(`The axis has no year ${year}.`);
      return left + slotPx * (index + 0.5);
    },
  };
}

/** Places the pins of the scale; those of one year stand side by side, never on each other. */
export function placePins(input: PinsInput, slots: PinSlots, scale: Scale, r: number): PlacedPin[] {
  const ordered = groupByLine(input).flatMap((line) =>
    line
      .filter(({ stage }) => stage !== 'supplementary')
      .sort((a, b) => STAGE_ORDER.indexOf(a.stage) - STAGE_ORDER.indexOf(b.stage)),
  );
  return input.years.flatMap(({ year }) => {
    const pins = ordered.flatMap((series) =>
      series.pins.filter((pin) => pin.year === year).map((pin) => ({ pin, series })),
    );
    const gapPx = Math.min(18, slots.slotPx / (pins.length + 0.4));
    return pins.map(({ pin, series }, index) => {
      const offset = (index - (pins.length - 1) / 2) * gapPx;
      const x = slots.centreOf(year) + offset;
      const away = Math.sign(Math.round(offset)) as -1 | 0 | 1;
      const fitting = pins.length > 1 ? Math.max(3, Math.min(r, gapPx / 2 - 0.5)) : r;
      return { pin, series, x, y: scale(pin.value), r: fitting, gapPx, away };
    });
  });
}

/** Chooses the pins that carry their amount in figures. */
export function pickLabelled(pins: PlacedPin[], frame: PinsFrame): Set<PlacedPin> {
  const limit = frame.widthPx < NARROW_PX ? MAX_LABELS.narrow : MAX_LABELS.wide;
  if (frame.labels === 'all' && pins.length <= limit) return new Set(pins);
  const picked = new Set<PlacedPin>();
  for (const line of new Set(pins.map((placed) => placed.series.line))) {
    const own = pins.filter((placed) => placed.series.line === line);
    picked.add(own[0]!).add(own.at(-1)!);
    if (frame.labels === 'all') {
      picked.add(own.reduce((top, placed) => (placed.pin.value > top.pin.value ? placed : top)));
    }
  }
  return picked;
}
