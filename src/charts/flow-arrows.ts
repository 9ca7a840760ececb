import { getLaneX } from './flow-grid.ts';
import type { CrossFlow, FlowCell, FlowGrid } from './flow-grid.ts';
import { FLOW_LINE_PX, type FlowTrack } from './flow-tracks.ts';
import { link, path, text, type Shape } from './scene.ts';
import type { FlowKind } from './types.ts';

/** Space between an arrow's point and its node. */
const CLEAR_PX = 3;

/** Tops and bottoms of the rows of nodes. */
export interface FlowRows {
  tops: number[];
  bottoms: number[];
}

const HEAD = { money: { across: 6, along: 9 }, other: { across: 4.5, along: 8 } };
const isMutual = (kind: FlowKind) => kind === 'agreement' || kind === 'joint-research';
const headOf = (kind: FlowKind) => (kind === 'money' ? HEAD.money : HEAD.other);
const headClass = (kind: FlowKind) => (kind === 'money' ? 'money-head' : 'flow-head');

/** Draws the point of an arrow at (x, y); `towards` is the way it points. */
function drawHead(
  kind: FlowKind,
  at: { x: number; y: number },
  towards: 'up' | 'down' | 'left' | 'right',
): (string | number)[] {
  const { across, along } = headOf(kind);
  const sign = towards === 'down' || towards === 'right' ? 1 : -1;
  return towards === 'up' || towards === 'down'
    ? ['M', at.x - across, at.y - sign * along, 'h', 2 * across, 'l', -across, sign * along, 'z']
    : ['M', at.x - sign * along, at.y - across, 'v', 2 * across, 'l', sign * along, -across, 'z'];
}

interface TrackEnd {
  x: number;
  y: number;
  towards: 'up' | 'down' | 'left' | 'right';
}

/** Finds where an arrow meets a node: its edge, or its outer side where the node makes way. */
function findTrackEnd(cell: FlowCell, x: number, end: 'top' | 'bottom', rows: FlowRows): TrackEnd {
  const top = rows.tops[cell.rowFrom]!;
  const bottom = rows.bottoms[cell.rowTo]!;
  if (x > cell.left + 4 && x < cell.right - 4) {
    return end === 'top'
      ? { x, y: top - CLEAR_PX, towards: 'down' }
      : { x, y: bottom + CLEAR_PX, towards: 'up' };
  }
  const y = (top + bottom) / 2;
  return x <= cell.left + 4
    ? { x: cell.left - CLEAR_PX, y, towards: 'right' }
    : { x: cell.right + CLEAR_PX, y, towards: 'left' };
}

/** Draws a flow between two nodes of one side, with its label. */
export function drawTrack(
  { vertical, x, lines, labelX, anchor, labelAt }: FlowTrack,
  rows: FlowRows,
): Shape[] {
  const { flow, upper, lower, isDown } = vertical;
  const ends = [findTrackEnd(upper, x, 'bottom', rows), findTrackEnd(lower, x, 'top', rows)];
  const hasHead = [!isDown || isMutual(flow.kind), isDown || isMutual(flow.kind)];
  const { along } = headOf(flow.kind);
  // The line stops where a head begins, so that a thick line does not cover its point.
  const [start, stop] = ends.map((end, i) => {
    const back = hasHead[i] ? along : 0;
    const isUpright = end.towards === 'up' || end.towards === 'down';
    const sign = end.towards === 'down' || end.towards === 'right' ? -1 : 1;
    return {
      ...end,
      x: end.x + (isUpright ? 0 : sign * back),
      y: end.y + (isUpright ? sign * back : 0),
    };
  }) as [TrackEnd, TrackEnd];
  const bends = [
    ...(start.x === x ? [] : ['H', x]),
    'V',
    stop.y,
    ...(stop.x === x ? [] : ['H', stop.x]),
  ];
  // The label belongs to the gap under the upper end, also where the arrow goes further.
  const gapTop = rows.bottoms[upper.rowTo]! + CLEAR_PX;
  const gapBottom = rows.tops[upper.rowTo + 1]! - CLEAR_PX;
  const middle = gapTop + 6 + (gapBottom - gapTop - 12) * labelAt;
  const first = middle - ((lines.length - 1) * FLOW_LINE_PX) / 2 + 4.5;
  const className = flow.kind === 'money' ? 'v halo' : 'halo';
  return link(flow, [
    path(flow.kind, 'M', start.x, start.y, ...bends),
    path(
      headClass(flow.kind),
      ...ends.flatMap((end, i) => (hasHead[i] ? drawHead(flow.kind, end, end.towards) : [])),
    ),
    ...lines.map((line, i) =>
      text(className, { x: labelX, y: first + i * FLOW_LINE_PX, anchor }, line),
    ),
  ]);
}

/** Draws a flow across the gutter; a bent one turns in its lane. */
export function drawCrossing(
  grid: FlowGrid,
  crossing: CrossFlow,
  { y, arrivalY, lines }: { y: number; arrivalY: number; lines: string[] },
): Shape[] {
  const { flow, from, lane } = crossing;
  const { along } = headOf(flow.kind);
  const isRight = from.node.side === 'japan';
  const towards = isRight ? 1 : -1;
  const start = (isRight ? grid.gutter.left : grid.gutter.right) + towards * CLEAR_PX;
  const end = (isRight ? grid.gutter.right : grid.gutter.left) - towards * CLEAR_PX;
  const hasBack = isMutual(flow.kind);
  const lineStart = hasBack ? start + towards * along : start;
  const bend = lane >= 0 ? ['H', getLaneX(grid, crossing), 'V', arrivalY] : [];
  const middle = (grid.gutterLabels.left + grid.gutterLabels.right) / 2;
  const first = y - 7 - (lines.length - 1) * FLOW_LINE_PX;
  const className = flow.kind === 'money' ? 'v halo' : 'halo';
  return link(flow, [
    path(flow.kind, 'M', lineStart, y, ...bend, 'H', end - towards * along),
    path(
      headClass(flow.kind),
      ...(hasBack ? drawHead(flow.kind, { x: start, y }, isRight ? 'left' : 'right') : []),
      ...drawHead(flow.kind, { x: end, y: arrivalY }, isRight ? 'right' : 'left'),
    ),
    ...lines.map((line, i) =>
      text(className, { x: middle, y: first + i * FLOW_LINE_PX, anchor: 'middle' }, line),
    ),
  ]);
}
