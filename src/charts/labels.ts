import type { TextShape, TextSpan } from './scene.ts';
import { estimateTextWidth, LABEL_PX, TICK_PX } from './text-width.ts';

/** An occupied area in pixels. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Space between baselines of stacked labels. */
export const LINE_PX = 15;

const GAP_BETWEEN_SPANS_PX = 5;

/** Tells whether two areas share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Measures a line of one or more spans; spans are printed with a small gap between them. */
export function measureSpans(spans: TextSpan[]): number {
  const widths = spans.map(({ text, className }) =>
    estimateTextWidth(text, className?.split(' ').includes('t') ? TICK_PX : LABEL_PX),
  );
  return widths.reduce((sum, width) => sum + width, (spans.length - 1) * GAP_BETWEEN_SPANS_PX);
}

/** Returns the area that a text shape covers. */
export function boxOfText(shape: TextShape): Box {
  const isTick = shape.className.split(' ').includes('t');
  const spans = isTick ? shape.spans.map((s) => ({ ...s, className: 't' })) : shape.spans;
  const width = measureSpans(spans);
  const before = shape.anchor === 'start' ? 0 : shape.anchor === 'middle' ? width / 2 : width;
  const left = shape.x - before;
  return { left, right: left + width, top: shape.y - 11, bottom: shape.y + 3 };
}

/**
 * Finds a place for a label above a mark at (x, y): on it, then beside it, then one line higher
 * at a time. `away` is the side to prefer: -1 left, 1 right, 0 either.
 */
export function placeLabel(
  mark: { x: number; y: number; away: -1 | 0 | 1 },
  width: number,
  limits: { left: number; right: number },
  occupied: readonly Box[],
): { x: number; y: number; box: Box; isRaised: boolean } {
  const sides = mark.away === 0 ? [-1, 1] : [mark.away, -mark.away];
  const shifts = [0, ...[6, width / 2 - 3].flatMap((by) => sides.map((side) => side * by))];
  const candidates = [0, 1, 2, 3, 4, 5].flatMap((line) =>
    shifts.map((shift) => {
      const centre = Math.min(
        Math.max(mark.x + shift, limits.left + width / 2),
        limits.right - width / 2,
      );
      const y = mark.y - line * LINE_PX;
      const box = {
        left: centre - width / 2,
        right: centre + width / 2,
        top: y - 11,
        bottom: y + 3,
      };
      return { x: centre, y, box, isRaised: line > 0 };
    }),
  );
  const free = candidates.find(({ box }) => !occupied.some((other) => overlaps(box, other)));
  return free ?? candidates.at(-1)!;
}

/** Assigns the first lane in which an item touches no earlier one; returns a lane per item. */
export function assignLanes(items: readonly { left: number; right: number }[], gap = 10): number[] {
  const lanes: { left: number; right: number }[][] = [];
  return items.map((item) => {
    let lane = lanes.findIndex((taken) =>
      taken.every((other) => item.left >= other.right + gap || item.right + gap <= other.left),
    );
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane]!.push(item);
    return lane;
  });
}
