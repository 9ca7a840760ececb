import { measureSpans } from './labels.ts';
import { drawRangeAxis } from './range-axis.ts';
import { buildScale, listTicks, type Scale } from './scale.ts';
import { circle, link, path, text, type Scene, type Shape, type TextSpan } from './scene.ts';
import { estimateTextWidth, TICK_PX } from './text-width.ts';
import type { ShareInput, SharePoint, ShareRow } from './types.ts';

const NARROW_PX = 500;
const DOT_PX = 5;
const GAP_PX = 9;

/** Draws one statistic of two periods as two dots on a line, the earlier open, the later filled. */
export function buildRankShare(input: ShareInput, widthPx: number): Scene {
  const isNarrow = widthPx < NARROW_PX;
  const labelPx = isNarrow
    ? 0
    : Math.max(0, ...input.rows.map(({ label }) => estimateTextWidth(label))) + 16;
  const values = input.rows.flatMap(({ then, now }) => [then?.value ?? 0, now?.value ?? 0]);
  const max = Math.max(0, ...values);
  const left = labelPx + 6;
  const scale = buildScale(max, left, findScaleEnd(input.rows, { left, max, widthPx }));
  const pitchPx = isNarrow ? 40 : 28;
  const marks = input.rows.flatMap((row, index) => {
    const top = 6 + index * pitchPx;
    const y = isNarrow ? top + 27 : top + 14;
    const label = isNarrow
      ? text('v halo', { x: 0, y: top + 13 }, row.label)
      : text(row.isEmphasised ? 'v' : '', { x: labelPx - 6, y: y + 4.5, anchor: 'end' }, row.label);
    return [label, ...drawRow(row, y, scale)];
  });
  const bottom = 6 + input.rows.length * pitchPx + 4;
  const area = { top: 4, bottom, widthPx };
  return {
    width: widthPx,
    height: bottom + 22,
    top: 0,
    backdrop: drawRangeAxis(listTicks(max, isNarrow ? 3 : 5), scale, area, input.formatTick),
    marks,
  };
}

const asThen = ({ label }: SharePoint): TextSpan => ({ text: label, className: 't' });
const asNow = ({ label }: SharePoint): TextSpan => ({ text: label, className: 'v' });

/** The label of the lower dot stands left of it when it has room there. */
function fitsLeft({ then, now }: ShareRow, scale: Scale): boolean {
  if (!then || !now || then.value === now.value) return false;
  const low = then.value < now.value ? then : now;
  const lowPx = estimateTextWidth(low.label, low === then ? TICK_PX : undefined);
  return scale(low.value) - GAP_PX - lowPx >= scale(0);
}

/**
 * Finds where the largest value may lie so that every label stays inside. Each pass moves labels
 * without room on the left to the right, which can only shorten the scale, so it comes to rest.
 */
function findScaleEnd(
  rows: ShareRow[],
  { left, max, widthPx }: { left: number; max: number; widthPx: number },
): number {
  let end = widthPx - 20;
  for (let pass = 0; pass <= rows.length; pass++) {
    const scale = buildScale(max, left, end);
    const ends = rows.map((row) => {
      const { then, now } = row;
      const high = Math.max(then?.value ?? 0, now?.value ?? 0);
      const both = [...(then ? [asThen(then)] : []), ...(now ? [asNow(now)] : [])];
      const highest = now && now.value === high ? both.slice(-1) : both.slice(0, 1);
      const room = widthPx - left - GAP_PX - measureSpans(fitsLeft(row, scale) ? highest : both);
      return high > 0 ? left + (room * max) / high : end;
    });
    end = Math.min(end, ...ends);
  }
  return end;
}

function drawRow(row: ShareRow, y: number, scale: Scale): Shape[] {
  const { then, now } = row;
  const dotOf = (point: SharePoint, isThen: boolean) =>
    circle(isThen ? 'then-dot' : 'now', scale(point.value), y, DOT_PX);
  if (!then || !now) {
    const point = then ?? now;
    if (!point) return [];
    const className = then ? 't halo' : 'v halo';
    const at = { x: scale(point.value) + GAP_PX, y: y + 4.5 };
    return link(point, [dotOf(point, Boolean(then)), text(className, at, point.label)]);
  }
  const [low, high] = then.value <= now.value ? [then, now] : [now, then];
  const line = path('then-line', 'M', scale(low.value), y, 'H', scale(high.value));
  const right = { x: scale(high.value) + GAP_PX, y: y + 4.5 };
  const classOf = (point: SharePoint) => (point === then ? 't halo' : 'v halo');
  if (fitsLeft(row, scale)) {
    const leftAt = { x: scale(low.value) - GAP_PX, y: y + 4.5, anchor: 'end' as const };
    return [
      line,
      ...link(low, [dotOf(low, low === then), text(classOf(low), leftAt, low.label)]),
      ...link(high, [dotOf(high, high === then), text(classOf(high), right, high.label)]),
    ];
  }
  // No room left of the lower dot: both labels stand right of the higher one, earlier first.
  const shifted = { ...right, x: right.x + measureSpans([asThen(then)]) + 5 };
  return [
    line,
    ...link(then, [dotOf(then, true), text('t halo', right, then.label)]),
    ...link(now, [dotOf(now, false), text('v halo', shifted, now.label)]),
  ];
}
