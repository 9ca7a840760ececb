import { boxOfText, LINE_PX, measureSpans, placeLabel, type Box } from './labels.ts';
import { drawPinColumns, drawPinLanes, drawPinScale, drawPinYears } from './pin-axis.ts';
import { buildSlots, findMaxPin, groupByLine, pickLabelled, placePins } from './pin-layout.ts';
import type { PinsFrame, PinSlots, PlacedPin } from './pin-layout.ts';
import { buildScale, listTicks } from './scale.ts';
import { group, link, path, rect, text, type Scene, type Shape, type TextSpan } from './scene.ts';
import { drawInterval, drawStageMark } from './stage-marks.ts';
import { estimateTextWidth, TICK_PX } from './text-width.ts';
import type { PinsInput } from './types.ts';

/** The zero line lies here; the view box grows upwards from it, as labels and lanes need. */
const BASE_PX = 200;
const BELOW_BASE_PX = 40;
const HEADROOM_PX = 26;

/** Draws amounts by fiscal year as pins, never as a line: years come from different documents. */
export function buildPins(input: PinsInput, frame: PinsFrame): Scene {
  const isSmall = frame.labels === 'ends';
  const max = frame.max ?? findMaxPin(input);
  const scale = buildScale(max, BASE_PX, BASE_PX - frame.plotPx);
  const ticks = listTicks(max, 3, Number.isInteger(max));
  const tickPx = ticks.map((tick) => estimateTextWidth(input.formatTick(tick), TICK_PX));
  const left = Math.max(...tickPx) + 8;
  const slots = buildSlots(input, left, frame.widthPx - findRightMargin(input));
  const pins = placePins(input, slots, scale, isSmall ? 4.5 : 5);
  const top = BASE_PX - frame.plotPx - HEADROOM_PX;

  const columns = drawPinColumns(input, slots, { top, base: BASE_PX, labels: frame.labels });
  const drawn = drawPins(pins, { input, frame, slots, occupied: columns.words.map(boxOfText) });
  const bottom = Math.min(top, drawn.top) - 4;
  const lanes = drawPinLanes(input, slots, { bottom, widthPx: frame.widthPx, hasBand: !isSmall });
  return {
    width: frame.widthPx,
    height: Math.ceil(BASE_PX + BELOW_BASE_PX - lanes.top),
    top: Math.floor(lanes.top),
    backdrop: [
      ...lanes.backdrop,
      ...drawPinScale(ticks, scale, slots, input.formatTick),
      ...columns.shapes,
      ...drawPinYears(input, slots, BASE_PX, isSmall),
      ...columns.words,
    ],
    marks: [...drawn.shapes, ...lanes.marks],
  };
}

/** Leaves room for the names of the lines, which stand right of their last pin. */
function findRightMargin(input: PinsInput): number {
  if (groupByLine(input).length < 2) return 4;
  return Math.max(...input.series.map(({ label }) => estimateTextWidth(label))) + 4;
}

interface PinsPlot {
  input: PinsInput;
  frame: PinsFrame;
  slots: PinSlots;
  occupied: Box[];
}

function drawPins(pins: PlacedPin[], plot: PinsPlot): { shapes: Shape[]; top: number } {
  const names = placeSeriesNames(pins, plot);
  const occupied = [...plot.occupied, ...names.boxes];
  for (const { x, y, r } of pins) {
    occupied.push({ left: x - r, right: x + r, top: y - r, bottom: y + r });
    occupied.push({ left: x - 1, right: x + 1, top: y, bottom: BASE_PX });
  }
  const labelled = pickLabelled(pins, plot.frame);
  let top = BASE_PX;
  const drawnBySeries = new Map(plot.input.series.map((series) => [series, [] as Shape[]]));
  for (const placed of pins) {
    const shapes = drawPin(placed);
    if (labelled.has(placed)) {
      const spans = listValueSpans(placed, names.inLabel.has(placed));
      const x0 = placed.x + findNudge(placed, pins, plot);
      const mark = { x: x0, y: placed.y - placed.r - 6, away: placed.away };
      const limits = { left: 0, right: plot.frame.widthPx };
      const { x, y, box, isRaised } = placeLabel(mark, measureSpans(spans), limits, occupied);
      occupied.push(box);
      // A raised label could be read with the pin below it, so a line leads to its own.
      if (isRaised) shapes.unshift(path('leader', 'M', placed.x, placed.y - placed.r, 'V', y + 3));
      top = Math.min(top, box.top);
      const at = { x, y, anchor: 'middle' as const };
      shapes.push(spans.length > 1 ? text('', at, spans) : text('v', at, spans[0]!.text));
    }
    drawnBySeries.get(placed.series)!.push(...link(placed.pin, shapes));
  }
  const groups = [...drawnBySeries].map(([series, shapes]) =>
    group(`agency-${series.agency}`, shapes),
  );
  return { shapes: [...groups, ...names.shapes], top };
}

function drawPin({ pin, series, x, y, r, gapPx }: PlacedPin): Shape[] {
  const width = Math.min(24, Math.max(gapPx, 12));
  const hit = rect('hit', { x: x - width / 2, y: y - 14, width, height: BASE_PX - y + 14 });
  return [
    ...(pin.href ? [hit] : []),
    path('stem', 'M', x, BASE_PX, 'V', y),
    ...(pin.interval ? [drawPinInterval(pin.interval, pin.value, { x, y })] : []),
    ...drawStageMark(series.stage, x, y, r),
  ];
}

/** Draws the interval on the pin's own scale: pixels per unit follow from the pin's height. */
function drawPinInterval(
  interval: { low: number; high: number },
  value: number,
  at: { x: number; y: number },
): Shape {
  const perUnit = value === 0 ? 0 : (BASE_PX - at.y) / value;
  const low = BASE_PX - interval.low * perUnit;
  const high = BASE_PX - interval.high * perUnit;
  return drawInterval('y', { low, high, across: at.x }, 18);
}

function listValueSpans({ pin, series }: PlacedPin, hasName: boolean): TextSpan[] {
  return [
    ...(hasName ? [{ text: series.label, className: 'v' }] : []),
    { text: pin.valueLabel, className: 'v' },
    ...(pin.newLabel ? [{ text: pin.newLabel, className: 't' }] : []),
  ];
}

/** In small multiples the first label moves left when the last is its neighbour. */
function findNudge(placed: PlacedPin, pins: PlacedPin[], { frame, slots }: PinsPlot): number {
  const last = pins.at(-1)!;
  const isFirst = placed === pins[0] && placed !== last;
  return frame.labels === 'ends' && isFirst && last.x - placed.x < slots.slotPx * 1.5 ? -10 : 0;
}

/** Puts the name of each of several lines right of its last pin, or into that pin's label. */
function placeSeriesNames(
  pins: PlacedPin[],
  { input, frame }: PinsPlot,
): { shapes: Shape[]; boxes: Box[]; inLabel: Set<PlacedPin> } {
  const inLabel = new Set<PlacedPin>();
  const lines = groupByLine(input);
  if (lines.length < 2) return { shapes: [], boxes: [], inLabel };
  const lastYear = input.years.at(-1)?.year;
  const lastPins = lines
    .map((line) => pins.filter((placed) => line.includes(placed.series)).at(-1))
    .filter((placed) => placed !== undefined);
  const beside = lastPins.filter(({ pin }) => pin.year === lastYear).sort((a, b) => a.y - b.y);
  for (const placed of lastPins) if (!beside.includes(placed)) inLabel.add(placed);
  const x = Math.max(...beside.map((placed) => placed.x + placed.r)) + 5;
  let y = -Infinity;
  const shapes = beside.map((placed) => {
    y = Math.max(placed.y + 4.5, y + LINE_PX);
    const width = estimateTextWidth(placed.series.label);
    return text('v', { x: Math.min(x, frame.widthPx - width), y }, placed.series.label);
  });
  return { shapes, boxes: shapes.map(boxOfText), inLabel };
}
