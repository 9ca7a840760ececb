import { drawCrossing, drawTrack, type FlowRows } from './flow-arrows.ts';
import { getFlowLabel } from './flow-columns.ts';
import { buildFlowGrid } from './flow-grid.ts';
import type { CrossFlow, FlowCell, FlowGrid } from './flow-grid.ts';
import { FLOW_LINE_PX, layOutTracks } from './flow-tracks.ts';
import { path, rect, text, type Scene, type Shape } from './scene.ts';
import { wrapLabel } from './text-width.ts';
import type { FlowInput } from './types.ts';

const HEADER_PX = 30;
const MIN_NODE_PX = 44;
const SUB_LINE_PX = 15;

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

function drawNode(cell: FlowCell, { tops, bottoms }: FlowRows): Shape[] {
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

/** Draws the flows across the gutter; each has its own height, so that no two lines coincide. */
function drawCrossings(grid: FlowGrid, ports: Port[][], { tops, bottoms }: FlowRows): Shape[] {
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
