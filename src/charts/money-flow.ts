import { buildFlowGrid, getFlowLabel, getLaneX } from './flow-grid.ts';
import type { CrossFlow, FlowCell, FlowGrid } from './flow-grid.ts';
import { FLOW_LINE_PX, layOutTracks, type FlowTrack } from './flow-tracks.ts';
import { link, path, rect, text, type Scene, type Shape } from './scene.ts';
import { wrapLabel } from './text-width.ts';
import type { FlowInput, FlowKind } from './types.ts';

const HEADER_PX = 30;
const MIN_NODE_PX = 44;
const SUB_LINE_PX = 15;
/** Space between an arrow's point and its node. */
const CLEAR_PX = 3;

/** A flow's line within a row of the gutter; without a label where a bent flow arrives. */
interface Port {
  crossing: CrossFlow;
  isArrival: boolean;
  lines: string[];
  heightPx: number;
}

/** Draws who pays, notifies and agrees with whom: Japan left, the partner right. */
export function buildMoneyFlow(input: FlowInput, widthPx: number): Scene {
  const grid = buildFlowGrid(input, widthPx);
  const ports = Array.from({ length: grid.rowCount }, (_, row) => listPorts(grid, row));
  const gaps = Array.from({ length: grid.rowCount }, (_, row) =>
    (['japan', 'partner'] as const).map((side) => layOutTracks(grid, side, row)),
  );
  const tops: number[] = [];
  const bottoms: number[] = [];
  let y = HEADER_PX;
  for (let row = 0; row < grid.rowCount; row++) {
    tops.push(y);
    y += findRowHeight(grid, row, ports[row]!);
    bottoms.push(y);
    const needed = Math.max(...gaps[row]!.map(({ heightPx }) => heightPx));
    // Nodes of one level without a flow between them stand closer together.
    if (row < grid.rowCount - 1) y += needed || 16;
  }
  const rows = { tops, bottoms };
  return {
    width: widthPx,
    height: Math.ceil(y + 4),
    top: 0,
    backdrop: [...drawHeader(input, grid), ...grid.cells.flatMap((cell) => drawNode(cell, rows))],
    marks: [
      ...gaps.flatMap((sides) =>
        sides.flatMap(({ tracks }) => tracks.flatMap((track) => drawTrack(track, rows))),
      ),
      ...drawCrossings(grid, ports, rows),
    ],
  };
}

interface Rows {
  tops: number[];
  bottoms: number[];
}

function drawHeader(input: FlowInput, { columns, cells }: FlowGrid): Shape[] {
  const sides = [
    { side: 'japan', label: input.japanLabel },
    { side: 'partner', label: input.partnerLabel },
  ] as const;
  return sides
    .filter(({ side }) => cells.some(({ node }) => node.side === side))
    .flatMap(({ side, label }) => [
      text('t', { x: columns[side].left, y: 13 }, label),
      path('grid', 'M', columns[side].left, 20, 'H', columns[side].right),
    ]);
}

function listPorts(grid: FlowGrid, row: number): Port[] {
  const room = grid.gutterLabels.right - grid.gutterLabels.left;
  return grid.crossings.flatMap((crossing) => {
    const ports: Port[] = [];
    if (crossing.row === row) {
      const lines = wrapLabel(getFlowLabel(crossing.flow, grid.isNarrow), room);
      ports.push({ crossing, isArrival: false, lines, heightPx: lines.length * FLOW_LINE_PX + 12 });
    }
    if (crossing.lane >= 0 && crossing.toRow === row) {
      ports.push({ crossing, isArrival: true, lines: [], heightPx: 16 });
    }
    return ports;
  });
}

function findNodeHeight({ lines, subLines }: FlowCell): number {
  return Math.max(MIN_NODE_PX, lines.length * FLOW_LINE_PX + subLines.length * SUB_LINE_PX + 14);
}

function findRowHeight({ cells }: FlowGrid, row: number, ports: Port[]): number {
  const stack = ports.reduce((sum, { heightPx }) => sum + heightPx, 0);
  const nodes = cells
    .filter(({ rowFrom, rowTo }) => rowFrom <= row && row <= rowTo)
    .map((cell) => findNodeHeight(cell) / (cell.rowTo - cell.rowFrom + 1));
  return Math.ceil(Math.max(stack + 4, ...nodes));
}

function drawNode(cell: FlowCell, { tops, bottoms }: Rows): Shape[] {
  const top = tops[cell.rowFrom]!;
  const bottom = bottoms[cell.rowTo]!;
  const x = (cell.left + cell.right) / 2;
  const block = cell.lines.length * FLOW_LINE_PX + cell.subLines.length * SUB_LINE_PX;
  const first = (top + bottom - block) / 2 + 12.5;
  const subFirst = first + cell.lines.length * FLOW_LINE_PX - 1;
  return [
    rect('box', { x: cell.left, y: top, width: cell.right - cell.left, height: bottom - top }),
    ...cell.lines.map((line, i) =>
      text('v', { x, y: first + i * FLOW_LINE_PX, anchor: 'middle' }, line),
    ),
    ...cell.subLines.map((line, i) =>
      text('t', { x, y: subFirst + i * SUB_LINE_PX, anchor: 'middle' }, line),
    ),
  ];
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
function findTrackEnd(cell: FlowCell, x: number, end: 'top' | 'bottom', rows: Rows): TrackEnd {
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

function drawTrack(
  { vertical, x, lines, labelX, anchor, labelAt }: FlowTrack,
  rows: Rows,
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

/** Draws the flows across the gutter; each has its own height, so that no two lines coincide. */
function drawCrossings(grid: FlowGrid, ports: Port[][], { tops, bottoms }: Rows): Shape[] {
  const arrivals = new Map<CrossFlow, number>();
  const departures = new Map<CrossFlow, { y: number; lines: string[] }>();
  ports.forEach((rowPorts, row) => {
    const stack = rowPorts.reduce((sum, { heightPx }) => sum + heightPx, 0);
    let y = (tops[row]! + bottoms[row]! - stack) / 2;
    for (const { crossing, isArrival, lines, heightPx } of rowPorts) {
      const lineY = isArrival ? y + heightPx / 2 : y + lines.length * FLOW_LINE_PX + 6;
      if (isArrival) arrivals.set(crossing, lineY);
      else departures.set(crossing, { y: lineY, lines });
      y += heightPx;
    }
  });
  return [...departures].flatMap(([crossing, { y, lines }]) =>
    drawCrossing(grid, crossing, { y, arrivalY: arrivals.get(crossing) ?? y, lines }),
  );
}

function drawCrossing(
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
