import { assignLanes } from './labels.ts';
import { buildTimeScale, drawTimeAxis, AXIS_PX, GUTTER_PX } from './timeline-axis.ts';
import type { Scale } from './scale.ts';
import {
  circle,
  group,
  linkAside,
  path,
  text,
  type Scene,
  type Shape,
  type TextSpan,
} from './scene.ts';
import { drawDiamond } from './stage-marks.ts';
import { measureSpans } from './labels.ts';
import type { TimelineInput, TimelineRow } from './types.ts';

const ROW_PX = 22;
const LANE_PX = 19;
const ABOVE_PX = 14;
const ARROW_PX = 9;

/** Draws programs as bars in groups and events as diamonds, on one axis of calendar years. */
export function buildTimeline(input: TimelineInput, widthPx: number): Scene {
  const scale = buildTimeScale(input, GUTTER_PX, widthPx - 30);
  const marks: Shape[] = [];
  const rules: number[] = [];
  let y = AXIS_PX;
  for (const { label, rows } of input.groups) {
    rules.push(y);
    marks.push(text('v g', { x: 0, y: y + 20 }, label));
    y += 10;
    for (const row of rows) {
      const { shapes, heightPx } = drawRow(row, y, { input, scale });
      marks.push(...shapes);
      y += heightPx;
    }
    y += 8;
  }
  const rowsBottom = y;
  const events = drawEvents(input, y, scale);
  if (input.events.length > 0) rules.push(y);
  const height = events.bottom;
  return {
    width: widthPx,
    height,
    top: 0,
    backdrop: [
      ...drawTimeAxis(input, scale, { widthPx, height, rowsBottom }),
      path('base', ...rules.flatMap((ruleY) => ['M', 0, ruleY, 'H', widthPx])),
      ...events.backdrop,
    ],
    marks: [...marks, ...events.marks],
  };
}

interface TimelinePlot {
  input: TimelineInput;
  scale: Scale;
}

/** Returns where a bar stops; one without a stated end runs to today and has an arrowhead. */
export function findBarEnd(
  row: TimelineRow,
  input: TimelineInput,
): { year: number; isOpen: boolean } {
  const isOpen = row.endKind === 'open' || row.endYear === null;
  const year = isOpen ? Math.max(row.endYear ?? 0, input.today.year, row.startYear) : row.endYear!;
  return { year: Math.min(year, input.toYear), isOpen };
}

function drawRow(row: TimelineRow, y: number, { input, scale }: TimelinePlot) {
  const start = scale(Math.max(row.startYear, input.fromYear));
  const spans: TextSpan[] = [
    { text: row.name, className: row.href ? 'lk' : '', link: { href: row.href } },
    { text: row.yearsLabel, className: 't', link: row.proof },
    ...(row.differs ? [{ text: '≠', className: 'differ' }] : []),
  ];
  const isBeside = start - 10 - measureSpans(spans) >= GUTTER_PX;
  const middle = isBeside ? y + ROW_PX / 2 : y + ROW_PX / 2 + ABOVE_PX;
  const label = isBeside
    ? text('halo', { x: start - 10, y: middle + 4.5, anchor: 'end' }, spans)
    : text('halo', { x: start - 4, y: middle - 8 }, spans);
  const bar = group(`agency-${row.agency}`, [
    ...drawBar(row, { input, scale }, middle),
    circle(row.differs ? 'open' : 'solid', start, middle, 4),
  ]);
  return {
    shapes: [...linkAside(row.proof, [bar]), label],
    heightPx: ROW_PX + (isBeside ? 0 : ABOVE_PX),
  };
}

function drawBar(row: TimelineRow, { input, scale }: TimelinePlot, y: number): Shape[] {
  const start = scale(Math.max(row.startYear, input.fromYear));
  const { year, isOpen } = findBarEnd(row, input);
  const end = Math.max(start, scale(year));
  const line = path('bar', 'M', start, y, 'H', end);
  return isOpen
    ? [line, path('solid', 'M', end, y - 5, 'l', ARROW_PX, 5, 'l', -ARROW_PX, 5, 'z')]
    : [line, path('stem', 'M', end, y - 5, 'v', 10)];
}

function drawEvents(input: TimelineInput, top: number, scale: Scale) {
  if (input.events.length === 0) return { backdrop: [], marks: [], bottom: top };
  const events = [...input.events]
    .sort((a, b) => a.year - b.year)
    .map((event) => {
      const x = scale(event.year);
      const spans = [
        { text: event.dateLabel, className: 't', link: event.proof },
        { text: event.name, className: event.href ? 'lk' : '', link: { href: event.href } },
      ];
      const width = measureSpans(spans);
      const isLeft = x - 9 - width >= GUTTER_PX;
      return {
        event,
        x,
        spans,
        isLeft,
        left: isLeft ? x - 9 - width : x - 5,
        right: isLeft ? x + 5 : x + 9 + width,
      };
    });
  const lanes = assignLanes(events);
  const middleOf = (index: number) => top + 17 + lanes[index]! * LANE_PX;
  const drops = events.flatMap(({ x }, index) => ['M', x, top, 'V', middleOf(index)]);
  const marks = events.flatMap(({ event, x, spans, isLeft }, index) => {
    const y = middleOf(index);
    const at = {
      x: isLeft ? x - 9 : x + 9,
      y: y + 4.5,
      anchor: isLeft ? ('end' as const) : ('start' as const),
    };
    return [...linkAside(event.proof, [drawDiamond('event', x, y, 4.5)]), text('halo', at, spans)];
  });
  return {
    backdrop: [path('grid', ...drops)],
    marks: [text('v g', { x: 0, y: top + 21 }, input.eventsLabel), ...marks],
    bottom: top + 17 + Math.max(...lanes) * LANE_PX + 14,
  };
}

const PHONE_BAR = { width: 340, height: 12 };

/** Draws one bar for the phone list, on the same axis of years for every row. */
export function buildTimelineBar(row: TimelineRow, input: TimelineInput): Scene {
  const scale = buildTimeScale(input, 4, PHONE_BAR.width - ARROW_PX - 2);
  const start = scale(Math.max(row.startYear, input.fromYear));
  const dot = circle(row.differs ? 'open' : 'solid', start, 6, 3.5);
  return {
    ...PHONE_BAR,
    top: 0,
    backdrop: drawPhoneAxis(input, scale),
    marks: [group(`agency-${row.agency}`, [...drawBar(row, { input, scale }, 6), dot])],
  };
}

/** Draws one event for the phone list, on the axis of the bars. */
export function buildTimelinePoint(year: number, input: TimelineInput): Scene {
  const scale = buildTimeScale(input, 4, PHONE_BAR.width - ARROW_PX - 2);
  return {
    ...PHONE_BAR,
    top: 0,
    backdrop: drawPhoneAxis(input, scale),
    marks: [drawDiamond('event', scale(year), 6, 4.5)],
  };
}

function drawPhoneAxis(input: TimelineInput, scale: Scale): Shape[] {
  const decades = input.ticks.filter(({ year }) => year % 10 === 0);
  const ticks = decades.flatMap(({ year }) => ['M', scale(year), 2, 'v', 8]);
  return [path('grid', 'M', 0, 6, 'H', PHONE_BAR.width, ...ticks)];
}
