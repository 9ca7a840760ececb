import { assignLanes } from './labels.ts';
import { groupByLine, type PinsFrame, type PinSlots } from './pin-layout.ts';
import type { Scale } from './scale.ts';
import { group, link, path, rect, text, type Shape, type TextShape } from './scene.ts';
import { drawStageMark } from './stage-marks.ts';
import { estimateTextWidth, LABEL_PX, TICK_PX, wrapLabel } from './text-width.ts';
import type { FormatTick, PinsInput, PinYear } from './types.ts';

const LANE_PX = 22;
const EMPTY_CLASS = { 'not-stated': 'hatch', 'not-recorded': 'dotted' };

/** Draws the grid, the zero line and the numbers of the scale. */
export function drawPinScale(
  ticks: number[],
  scale: Scale,
  slots: PinSlots,
  formatTick: FormatTick,
): Shape[] {
  const grid = ticks.slice(1).flatMap((tick) => ['M', slots.left, scale(tick), 'H', slots.right]);
  return [
    ...(grid.length > 0 ? [path('grid', ...grid)] : []),
    path('base', 'M', slots.left, scale(0), 'H', slots.right),
    group(
      't e',
      ticks.map((tick) => text('', { x: slots.left - 6, y: scale(tick) + 4 }, formatTick(tick))),
    ),
  ];
}

/** Draws fiscal years under the zero line: Western over era years, thinned where they would touch. */
export function drawPinYears(
  { years }: PinsInput,
  slots: PinSlots,
  base: number,
  isShort: boolean,
): Shape[] {
  const linesOf = (year: PinYear, index: number) =>
    isShort && index > 0
      ? [year.shortLabel ?? year.label, year.shortEraLabel ?? year.eraLabel]
      : [year.label, isShort ? (year.shortEraLabel ?? year.eraLabel) : year.eraLabel];
  const widest = Math.max(
    0,
    ...years.flatMap((year, i) => linesOf(year, i).map((line) => estimateTextWidth(line, TICK_PX))),
  );
  const stride = Math.max(1, Math.ceil((widest + 4) / slots.slotPx));
  const last = years.length - 1;
  const shown = years
    .map((year, i) => ({ year, i }))
    .filter(({ i }) => {
      return i === last || (i % stride === 0 && last - i >= stride);
    });
  const drawLine = (which: 0 | 1, y: number) =>
    shown.map(({ year, i }) =>
      text('', { x: slots.centreOf(year.year), y }, linesOf(year, i)[which]!),
    );
  return [group('m', drawLine(0, base + 18)), group('t m', drawLine(1, base + 34))];
}

/** Joins neighbouring years of one empty state, so that their words stand once. */
function listEmptyRuns(years: PinYear[]): PinYear[][] {
  const runs: PinYear[][] = [];
  years.forEach((year, index) => {
    if (!(year.state in EMPTY_CLASS)) return;
    const before = years[index - 1];
    if (before && before.state === year.state && before.stateLabel === year.stateLabel) {
      runs.at(-1)!.push(year);
    } else runs.push([year]);
  });
  return runs;
}

/** Draws years without an amount: hatched or dotted, in words where there is room for them. */
export function drawPinColumns(
  { years }: PinsInput,
  slots: PinSlots,
  area: { top: number; base: number; labels: PinsFrame['labels'] },
): { shapes: Shape[]; words: TextShape[] } {
  const isSmall = area.labels === 'ends';
  const width = Math.min(isSmall ? 18 : 66, slots.slotPx * 0.64);
  const height = isSmall ? 15 : area.base - area.top;
  const runs = isSmall
    ? listEmptyRuns(years)
        .flat()
        .map((year) => [year])
    : listEmptyRuns(years);
  const words: TextShape[] = [];
  const shapes = runs.map((run) => {
    const first = slots.centreOf(run[0]!.year);
    const last = slots.centreOf(run.at(-1)!.year);
    const state = run[0]!.state as keyof typeof EMPTY_CLASS;
    if (!isSmall && run[0]!.stateLabel) {
      const lines = wrapLabel(run[0]!.stateLabel, last - first + slots.slotPx * 1.3, LABEL_PX);
      lines.forEach((line, i) => {
        const y = area.base - height / 2 + 4 + (i - (lines.length - 1) / 2) * 16;
        words.push(text('halo', { x: (first + last) / 2, y, anchor: 'middle' }, line));
      });
    }
    const x = first - width / 2;
    return rect(EMPTY_CLASS[state], {
      x,
      y: area.base - height,
      width: last - first + width,
      height: height - 0.5,
    });
  });
  return { shapes, words };
}

/** Draws supplementary budgets above the scale; the amount stands beside its diamond. */
export function drawPinLanes(
  input: PinsInput,
  slots: PinSlots,
  area: { bottom: number; widthPx: number; hasBand: boolean },
): { backdrop: Shape[]; marks: Shape[]; top: number } {
  const hasNames = groupByLine(input).length > 1;
  const found = input.series
    .filter(({ stage }) => stage === 'supplementary')
    .flatMap((series) =>
      series.pins.map((pin) => {
        const x = slots.centreOf(pin.year);
        const name = hasNames ? `${series.label} ` : '';
        const label = name + pin.valueLabel;
        const labelPx = estimateTextWidth(label) + 10;
        const isLeft = x - labelPx - 6 >= 0;
        const left = isLeft ? x - labelPx - 6 : x - 6;
        return { series, pin, x, label, isLeft, left, right: isLeft ? x + 6 : x + labelPx + 6 };
      }),
    );
  if (found.length === 0) return { backdrop: [], marks: [], top: area.bottom };
  const word = area.hasBand ? (input.supplementaryLabel ?? '') : '';
  const lanes = assignLanes([{ left: 0, right: estimateTextWidth(word, TICK_PX) }, ...found], 6);
  // Without a word its lane is taken by no one, so the diamonds may use it.
  const laneOf = word ? lanes.slice(1) : assignLanes(found, 6);
  const count = Math.max(...laneOf, 0) + 1;
  const top = area.bottom - count * LANE_PX;
  const middleOf = (lane: number) => area.bottom - lane * LANE_PX - LANE_PX / 2;
  const marks = found.map(({ series, pin, x, label, isLeft, left, right }, index) => {
    const y = middleOf(laneOf[index]!);
    const hit = rect('hit', { x: left, y: y - 12, width: right - left, height: 24 });
    return group(
      `agency-${series.agency}`,
      link(pin, [
        ...(pin.href ? [hit] : []),
        ...drawStageMark('supplementary', x, y, 5),
        text(
          'v',
          { x: isLeft ? x - 11 : x + 11, y: y + 4.5, anchor: isLeft ? 'end' : 'start' },
          label,
        ),
      ]),
    );
  });
  const backdrop = area.hasBand
    ? [
        rect('sunk', { x: 0, y: top, width: area.widthPx, height: count * LANE_PX }),
        ...(word ? [text('t', { x: 4, y: middleOf(lanes[0]!) + 4 }, word)] : []),
      ]
    : [];
  return { backdrop, marks, top };
}
