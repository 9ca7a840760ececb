import type { Scale } from './scale.ts';
import { group, path, rect, text, type Shape } from './scene.ts';
import { estimateTextWidth } from './text-width.ts';
import type { TimelineInput } from './types.ts';

/** Room left of the axis for the names of the groups. */
export const GUTTER_PX = 100;
/** Height of the eras, the Western and the era years above the first group. */
export const AXIS_PX = 64;

/** Builds the scale of calendar years; years before the axis lie on its edge. */
export function buildTimeScale(
  { fromYear, toYear }: { fromYear: number; toYear: number },
  fromPx: number,
  toPx: number,
): Scale {
  const perYear = (toPx - fromPx) / Math.max(1, toYear - fromYear);
  return (year) => fromPx + Math.min(Math.max(year - fromYear, 0), toYear - fromYear) * perYear;
}

/** Draws eras, Western over era years, and the line of today. */
export function drawTimeAxis(
  { eras, ticks, today, fromYear, toYear }: TimelineInput,
  scale: Scale,
  area: { widthPx: number; height: number; rowsBottom: number },
): Shape[] {
  const endOf = (index: number) => eras[index + 1]?.startYear ?? toYear;
  const bands = eras.flatMap(({ startYear, isShaded }, index) => {
    const x = scale(startYear ?? fromYear);
    const box = { x, y: 0, width: scale(endOf(index)) - x, height: area.height };
    return isShaded ? [rect('sunk', box)] : [];
  });
  const starts = eras.flatMap(({ startYear }) => ['M', scale(startYear ?? fromYear), 0, 'v', 20]);
  const grid = ticks.flatMap(({ year }) => ['M', scale(year), AXIS_PX - 4, 'V', area.height]);
  const todayX = scale(today.year);
  // The word of today stands at the end of the axis, where an era name may not run into it.
  const todayLeft = area.widthPx - estimateTextWidth(today.label) - 8;
  const names = eras
    .map(({ label, startYear }) => ({
      label,
      x: scale(startYear ?? fromYear) + (startYear ? 6 : 0),
    }))
    .filter(({ label, x }) => x + estimateTextWidth(label) <= todayLeft);
  return [
    ...bands,
    path('grid', ...starts, ...grid),
    group(
      'v',
      names.map(({ label, x }) => text('', { x, y: 15 }, label)),
    ),
    group(
      'v m',
      ticks.map(({ year, label }) => text('', { x: scale(year), y: 38 }, label)),
    ),
    group(
      't m',
      ticks.map(({ year, eraLabel }) => text('', { x: scale(year), y: 54 }, eraLabel)),
    ),
    path('today', 'M', todayX, 20, 'V', area.rowsBottom),
    text('', { x: area.widthPx, y: 15, anchor: 'end' }, today.label),
  ];
}
