import { measureSpans } from './labels.ts';
import { drawRangeAxis } from './range-axis.ts';
import { buildScale, listTicks, type Scale } from './scale.ts';
import { computed, group, link, path, rect, text, type Scene, type Shape } from './scene.ts';
import { drawInterval } from './stage-marks.ts';
import { estimateTextWidth } from './text-width.ts';
import type { WaterfallInput, WaterfallPart } from './types.ts';

const BAR_PX = 14;
const MAX_LABEL_SHARE = 0.3;

interface Rows {
  /** From one row to the next, and from its top to its bar. */
  pitchPx: number;
  barPx: number;
  /** Zero when labels stand above their bars. */
  labelPx: number;
  scale: Scale;
  widthPx: number;
}

/** Draws parts one after the other, their sum, and the printed total as its rounding interval. */
export function buildWaterfall(input: WaterfallInput, widthPx: number): Scene {
  const { parts, sum, printed } = input;
  const widest = Math.max(
    0,
    ...parts.map((part) => measureSpans(listLabelSpans(part))),
    ...[sum.label, printed.label].map((label) => estimateTextWidth(label)),
  );
  const isStacked = widest + 12 > widthPx * MAX_LABEL_SHARE;
  const labelPx = isStacked ? 0 : widest + 12;
  const total = parts.reduce((reached, { value }) => reached + value, 0);
  const max = Math.max(total, sum.value, printed.high);
  const scale = buildScale(max, labelPx + 1, widthPx - 16);
  const rows: Rows = {
    pitchPx: isStacked ? 38 : 24,
    barPx: isStacked ? 19 : 5,
    labelPx,
    scale,
    widthPx,
  };

  let reached = 0;
  const marks = parts.flatMap((part, index) => {
    const from = reached;
    reached += part.value;
    return drawPart(
      part,
      { from, y: 6 + index * rows.pitchPx, isLast: index === parts.length - 1 },
      rows,
    );
  });
  const y = 6 + parts.length * rows.pitchPx + 6;
  const totals = drawTotals(input, y, rows);
  const ticks = listTicks(max, 5);
  return {
    width: widthPx,
    height: totals.bottom + 22,
    top: 0,
    backdrop: [
      ...drawRangeAxis(ticks, scale, { top: 4, bottom: totals.bottom, widthPx }, input.formatTick),
      path('base', 'M', 0, y - 2, 'H', widthPx),
    ],
    marks: [...marks, ...totals.shapes],
  };
}

function listLabelSpans({ label, subLabel }: WaterfallPart) {
  const name = { text: label, className: 'v' };
  return subLabel ? [name, { text: subLabel, className: 't' }] : [name];
}

function drawLabel(spans: { text: string; className?: string }[], y: number, rows: Rows): Shape {
  return rows.labelPx > 0
    ? text('halo', { x: rows.labelPx - 8, y: y + rows.barPx + 11.5, anchor: 'end' }, spans)
    : text('halo', { x: 6, y: y + 13 }, spans);
}

function drawPart(
  part: WaterfallPart,
  { from, y, isLast }: { from: number; y: number; isLast: boolean },
  rows: Rows,
): Shape[] {
  const { scale, barPx } = rows;
  const start = scale(from);
  const end = Math.max(start + 1.5, scale(from + part.value));
  const top = y + barPx;
  const isRight = end + 6 + estimateTextWidth(part.valueLabel) <= rows.widthPx;
  const value = isRight
    ? text('v halo', { x: end + 6, y: top + 11.5 }, part.valueLabel)
    : text('v halo', { x: start - 6, y: top + 11.5, anchor: 'end' }, part.valueLabel);
  const bar = rect('solid', { x: start, y: top, width: end - start, height: BAR_PX });
  return [
    ...(isLast
      ? []
      : [path('axis', 'M', scale(from + part.value), top + BAR_PX, 'v', rows.pitchPx - BAR_PX)]),
    ...link(part, [
      drawLabel(listLabelSpans(part), y, rows),
      group(`agency-${part.agency}`, [bar]),
      value,
    ]),
  ];
}

function drawTotals({ sum, printed }: WaterfallInput, y: number, rows: Rows) {
  const { scale, barPx, pitchPx, widthPx } = rows;
  const [left, right] = [scale(0), scale(sum.value)];
  const sumTop = y + barPx + 2;
  const fitsInside = right - left > estimateTextWidth(sum.valueLabel) + 16;
  const sumValue = fitsInside
    ? text(
        'v inv',
        { x: Math.min(right, scale(printed.low)) - 8, y: sumTop + 11.5, anchor: 'end' },
        sum.valueLabel,
      )
    : text('v', { x: right + 6, y: sumTop + 11.5 }, sum.valueLabel);

  const low = scale(printed.low);
  const high = Math.max(low + 1, scale(printed.high));
  const printedY = y + pitchPx + 2;
  const middle = printedY + barPx + BAR_PX / 2;
  // The words stand left of the interval, or on a line of their own below it.
  const wordsPx = estimateTextWidth(printed.intervalLabel);
  const isBeside = low - 8 - wordsPx >= (rows.labelPx > 0 ? rows.labelPx : 6);
  const words = isBeside
    ? text('halo', { x: low - 8, y: middle + 4.5, anchor: 'end' }, printed.intervalLabel)
    : text(
        'halo',
        { x: Math.min(widthPx, Math.max(wordsPx, high)), y: middle + 24, anchor: 'end' },
        printed.intervalLabel,
      );
  const shapes = [
    rect('band', { x: low, y: sumTop - 4, width: high - low, height: middle - sumTop + 14 }),
    drawLabel([{ text: sum.label, className: 'v' }], y + 2, rows),
    rect('sum', { x: left, y: sumTop, width: Math.max(1.5, right - left), height: BAR_PX }),
    computed(sumValue),
    ...link(printed, [
      drawLabel([{ text: printed.label, className: 'v' }], printedY, rows),
      drawInterval('x', { low, high, across: middle }, 12),
      computed(words),
    ]),
  ];
  return { shapes, bottom: Math.ceil(middle + (isBeside ? 14 : 34)) };
}
