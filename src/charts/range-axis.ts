import type { Scale } from './scale.ts';
import { group, path, text, type Shape } from './scene.ts';
import { estimateTextWidth, TICK_PX } from './text-width.ts';
import type { FormatTick } from './types.ts';

/** Draws a horizontal axis: the zero line, grid lines, and their numbers below. */
export function drawRangeAxis(
  ticks: number[],
  scale: Scale,
  area: { top: number; bottom: number; widthPx: number },
  formatTick: FormatTick,
): Shape[] {
  const grid = ticks.slice(1).flatMap((tick) => ['M', scale(tick), area.top, 'V', area.bottom]);
  return [
    path('axis', 'M', scale(0), area.top, 'V', area.bottom),
    ...(grid.length > 0 ? [path('grid', ...grid)] : []),
    group(
      't m',
      ticks.map((tick) => {
        const label = formatTick(tick);
        const half = estimateTextWidth(label, TICK_PX) / 2;
        const x = Math.min(Math.max(scale(tick), half), area.widthPx - half);
        return text('', { x, y: area.bottom + 16 }, label);
      }),
    ),
  ];
}
