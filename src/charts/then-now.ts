import { drawRangeAxis } from './range-axis.ts';
import { buildScale, listTicks, type Scale } from './scale.ts';
import { circle, link, path, rect, text, type Scene, type Shape } from './scene.ts';
import { estimateTextWidth, TICK_PX, wrapLabel } from './text-width.ts';
import type { Range, ThenNowInput, ThenNowRow } from './types.ts';

const MAX_LABEL_SHARE = 0.3;
const NARROW_PX = 500;
const THEN = { className: 'then', textClass: 't', heightPx: 4, dotPx: 3.5, sizePx: TICK_PX };
const NOW = { className: 'now', textClass: 'v', heightPx: 8, dotPx: 5, sizePx: 13 };

/** Draws the range of an earlier document, thin, above that of the later one, thick. */
export function buildThenNow(input: ThenNowInput, widthPx: number): Scene {
  const isNarrow = widthPx < NARROW_PX;
  const widest = Math.max(0, ...input.rows.map(({ label }) => estimateTextWidth(label)));
  const labelPx = isNarrow ? 0 : Math.min(widest, widthPx * MAX_LABEL_SHARE) + 12;
  const bounds = input.rows.flatMap(({ then, now }) => [
    then?.low,
    then?.high,
    now?.low,
    now?.high,
  ]);
  const max = Math.max(0, ...bounds.map((bound) => bound ?? 0));
  const scale = buildScale(max, labelPx + 4, widthPx - 20);
  const marks: Shape[] = [];
  let y = 4;
  for (const row of input.rows) {
    const { shapes, heightPx } = drawRow(row, { y, labelPx, scale, widthPx });
    marks.push(...shapes);
    y += heightPx;
  }
  const ticks = listTicks(max, 5);
  const area = { top: 4, bottom: y, widthPx };
  return {
    width: widthPx,
    height: Math.ceil(y + 22),
    top: 0,
    backdrop: drawRangeAxis(ticks, scale, area, input.formatTick),
    marks,
  };
}

interface RowFrame {
  y: number;
  labelPx: number;
  scale: Scale;
  widthPx: number;
}

function drawRow(row: ThenNowRow, { y, labelPx, scale, widthPx }: RowFrame) {
  const lines = wrapLabel(row.label, labelPx > 0 ? labelPx - 12 : widthPx);
  // The label stands beside its two lines, or above them on a narrow chart.
  const above = labelPx > 0 ? 0 : lines.length * 16 + 2;
  const middle = labelPx > 0 ? y + 29 - (lines.length - 1) * 8 : y + 14;
  const labels = lines.map((line, i) =>
    labelPx > 0
      ? text('v', { x: labelPx - 8, y: middle + i * 16, anchor: 'end' }, line)
      : text('v halo', { x: 0, y: middle + i * 16 }, line),
  );
  const place = { scale, widthPx };
  const shapes = [
    ...labels,
    ...(row.then ? drawRange(row.then, { ...place, y: y + above + 13, look: THEN }) : []),
    ...(row.now ? drawRange(row.now, { ...place, y: y + above + 31, look: NOW }) : []),
  ];
  return { shapes, heightPx: above + 50 };
}

interface RangeFrame {
  y: number;
  scale: Scale;
  widthPx: number;
  look: typeof THEN;
}

/** Draws a range as a line, one amount as a dot, a cap as a dashed line to an end stroke. */
function drawRange(range: Range, { y, scale, widthPx, look }: RangeFrame): Shape[] {
  const { low, high } = range;
  const from = scale(low ?? 0);
  const to = high === null ? Math.min(scale(low ?? 0) + 40, widthPx - 8) : scale(high);
  const isDot = low !== null && low === high;
  const mark = isDot
    ? [circle(look.className, to, y, look.dotPx)]
    : low === null
      ? [
          path(`${look.className}-cap`, 'M', from, y, 'H', to),
          path(`${look.className}-end`, 'M', to, y - 6, 'v', 12),
        ]
      : high === null
        ? [
            rect(look.className, {
              x: from,
              y: y - look.heightPx / 2,
              width: to - from - 8,
              height: look.heightPx,
            }),
            path(look.className, 'M', to - 8, y - 6, 'l', 8, 6, 'l', -8, 6, 'z'),
          ]
        : [
            rect(look.className, {
              x: from,
              y: y - look.heightPx / 2,
              width: Math.max(1.5, to - from),
              height: look.heightPx,
            }),
          ];
  const reach = isDot ? look.dotPx : 0;
  const width = estimateTextWidth(range.label, look.sizePx);
  const fitsRight = to + reach + 7 + width <= widthPx;
  const label = fitsRight
    ? text(`${look.textClass} halo`, { x: to + reach + 7, y: y + 4.5 }, range.label)
    : text(
        `${look.textClass} halo`,
        { x: Math.max(width, from - reach - 7), y: y + 4.5, anchor: 'end' },
        range.label,
      );
  return link(range, [...mark, label]);
}
