import { measureSpans } from './labels.ts';
import { buildScale, type Scale } from './scale.ts';
import { group, link, path, rect, text, type Scene, type Shape } from './scene.ts';
import { drawInterval } from './stage-marks.ts';
import { estimateTextWidth, TICK_PX } from './text-width.ts';
import type { Bar, BarsInput, Stage } from './types.ts';

/** How a stage fills a bar; a prior-year amount is solid and named in the bar's label. */
const FILL: Record<Stage, string> = {
  initial: 'solid',
  'prior-year': 'solid',
  settled: 'solid',
  draft: 'outline',
  request: 'outline dashed',
  supplementary: 'outline soft',
};

const BAR_PX = 16;
/** A label column wider than this share of the chart goes above its bar instead. */
const MAX_LABEL_SHARE = 0.36;

/** Returns the whole amount of a bar: its segments are parts of one printed amount. */
export function sumSegments(bar: Bar): number {
  return bar.segments.reduce((sum, { value }) => sum + value, 0);
}

/** Draws amounts of any stage on one scale, largest first. */
export function buildBars(input: BarsInput, widthPx: number): Scene {
  const bars = [...input.bars].sort((a, b) => sumSegments(b) - sumSegments(a));
  const labelPx = Math.max(0, ...bars.map((bar) => measureSpans(listLabelSpans(bar)))) + 12;
  const isStacked = labelPx > widthPx * MAX_LABEL_SHARE;
  const left = isStacked ? 0.5 : Math.ceil(labelPx) + 0.5;
  const valuePx = Math.max(0, ...bars.map((bar) => estimateTextWidth(bar.valueLabel))) + 10;
  const max = Math.max(0, ...bars.map((bar) => bar.interval?.high ?? sumSegments(bar)));
  const scale = buildScale(max, left, widthPx - valuePx);
  const marks: Shape[] = [];
  let y = 6;
  for (const bar of bars) {
    const barY = isStacked ? y + 19 : y + 4;
    const label = isStacked
      ? text('', { x: 6, y: y + 13 }, listLabelSpans(bar))
      : text('', { x: left - 10, y: barY + 12.5, anchor: 'end' }, listLabelSpans(bar));
    const below = listOutsideLabels(bar, scale);
    marks.push(...link(bar, [label, ...drawBar(bar, scale, barY)]));
    if (below) marks.push(text('t', { x: left + 6, y: barY + BAR_PX + 13 }, below));
    y = barY + BAR_PX + (isStacked ? 6 : 5) + (below ? 15 : 0);
  }
  const axis = path('axis', 'M', left, 4, 'V', y);
  return { width: widthPx, height: Math.ceil(y + 4), top: 0, backdrop: [axis], marks };
}

function listLabelSpans({ label, subLabel }: Bar) {
  const name = { text: label, className: 'v' };
  return subLabel ? [name, { text: subLabel, className: 't' }] : [name];
}

/** Lists the segment names under the bar when one of them is wider than its segment. */
function listOutsideLabels({ segments }: Bar, scale: Scale): string {
  const labels = segments.map(({ label }) => label).filter((label) => label !== undefined);
  return segments.every((segment) => fits(segment, scale)) ? '' : labels.join('  ');
}

function fits({ label, value }: Bar['segments'][number], scale: Scale): boolean {
  return !label || estimateTextWidth(label, TICK_PX) + 12 <= scale(value) - scale(0);
}

function drawBar(bar: Bar, scale: Scale, y: number): Shape[] {
  if (bar.segments.length === 0) return drawEmptyBar(bar, scale(0), y);
  const hasInside = bar.segments.every((segment) => fits(segment, scale));
  let start = 0;
  const shapes = bar.segments.flatMap((segment) => {
    const x = scale(start);
    const width = Math.max(1.5, scale(start + segment.value) - x);
    start += segment.value;
    const label =
      hasInside && segment.label
        ? // A solid bar carries its text in the colour of the page.
          [
            text(
              FILL[bar.stage] === 'solid' ? 't inv' : 't in',
              { x: x + 8, y: y + 12.5 },
              segment.label,
            ),
          ]
        : [];
    const box = group(`agency-${segment.agency}`, drawSegment(bar.stage, { x, y, width }));
    return link(segment, [box, ...label]);
  });
  const end = scale(bar.interval?.high ?? sumSegments(bar));
  const interval = bar.interval && { low: scale(bar.interval.low), high: scale(bar.interval.high) };
  return [
    ...shapes,
    ...(interval
      ? [
          rect('band', {
            x: interval.low,
            y: y - 2,
            width: interval.high - interval.low,
            height: BAR_PX + 4,
          }),
          drawInterval('x', { ...interval, across: y + BAR_PX / 2 }, 12),
        ]
      : []),
    text('v', { x: Math.max(end, scale(0) + 1.5) + 6, y: y + 12.5 }, bar.valueLabel),
  ];
}

/** Outlines are drawn inside the bar's length; a bar too short for an outline is a sliver. */
function drawSegment(
  stage: Stage,
  { x, y, width }: { x: number; y: number; width: number },
): Shape[] {
  const isOutline = FILL[stage] !== 'solid' && width >= 4;
  const inset = isOutline ? 1 : 0;
  const box = { x: x + inset, y: y + inset, width: width - 2 * inset, height: BAR_PX - 2 * inset };
  const end = { x: x + width - Math.min(3, width), y, width: Math.min(3, width), height: BAR_PX };
  return [
    rect(isOutline ? FILL[stage] : 'solid', box),
    ...(stage === 'settled' ? [rect('end', end)] : []),
  ];
}

function drawEmptyBar({ state, valueLabel }: Bar, x: number, y: number): Shape[] {
  const className = state === 'not-recorded' ? 'dotted' : 'hatch';
  return [
    rect(className, { x: x + 4, y: y + 1, width: 18, height: BAR_PX - 2 }),
    text('', { x: x + 28, y: y + 12.5 }, valueLabel),
  ];
}
