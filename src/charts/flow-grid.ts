import { getOuterLanePx, LANE_PX, layOutColumns, sizeCell } from './flow-columns.ts';
import type { Flow, FlowInput, FlowNode } from './types.ts';

/** A node with its rows; a node alone in its level is as tall as its neighbours together. */
export interface FlowCell {
  node: FlowNode;
  rowFrom: number;
  rowTo: number;
  left: number;
  right: number;
  lines: string[];
  subLines: string[];
}

/** A flow within one side. It skips when other nodes lie between its ends. */
export interface VerticalFlow {
  flow: Flow;
  upper: FlowCell;
  lower: FlowCell;
  isDown: boolean;
  /** The lane at the outer edge that a skipping flow takes; -1 for neighbours. */
  lane: number;
}

/** A flow between the sides; `row` is shared by both ends or, for a bent one, is that of `from`. */
export interface CrossFlow {
  flow: Flow;
  from: FlowCell;
  to: FlowCell;
  row: number;
  toRow: number;
  /** The lane in the gutter of a bent flow; -1 for a straight one. */
  lane: number;
}

export interface FlowGrid {
  cells: FlowCell[];
  verticals: VerticalFlow[];
  crossings: CrossFlow[];
  rowCount: number;
  columns: { japan: Span; partner: Span };
  gutter: Span;
  /** Where labels of crossing flows may stand: the gutter without its lanes. */
  gutterLabels: Span;
  isNarrow: boolean;
}

export interface Span {
  left: number;
  right: number;
}

const NARROW_PX = 500;

/** Arranges nodes in rows and two columns, and flows by the way they take between them. */
export function buildFlowGrid(input: FlowInput, widthPx: number): FlowGrid {
  const isNarrow = widthPx < NARROW_PX;
  const { cells, rowCount } = arrangeRows(input.nodes);
  const { verticals, crossings } = sortFlows(input.flows, cells);
  const lanes = { japan: 0, partner: 0 };
  for (const cross of crossings) {
    if (cross.lane >= 0) cross.lane = lanes[cross.to.node.side]++;
  }
  const { columns, gutter } = layOutColumns(input, {
    widthPx,
    isNarrow,
    lanes: lanes.japan + lanes.partner,
  });
  const gutterLabels = {
    left: gutter.left + lanes.japan * LANE_PX + 8,
    right: gutter.right - lanes.partner * LANE_PX - 8,
  };
  for (const cell of cells) sizeCell(cell, columns[cell.node.side], { verticals, isNarrow });
  return { cells, verticals, crossings, rowCount, columns, gutter, gutterLabels, isNarrow };
}

/** Returns the x of a lane: bent flows turn near the node that they reach. */
export function getLaneX({ gutter }: FlowGrid, { to, lane }: CrossFlow): number {
  const offset = (lane + 1) * LANE_PX;
  return to.node.side === 'partner' ? gutter.right - offset : gutter.left + offset;
}

/** Returns the x of the outer lane of a flow that passes other nodes of its side. */
export function getOuterLaneX(grid: FlowGrid, { upper, lane }: VerticalFlow): number {
  const column = grid.columns[upper.node.side];
  const offset = 8 + lane * getOuterLanePx(grid);
  return upper.node.side === 'japan' ? column.left + offset : column.right - offset;
}

/** Returns the part of a column that its outer lanes leave free. */
export function getFreeColumn(grid: FlowGrid, side: FlowNode['side']): Span {
  const skipping = grid.verticals.filter(
    ({ lane, upper }) => lane >= 0 && upper.node.side === side,
  );
  const inset = skipping.length > 0 ? 4 + skipping.length * getOuterLanePx(grid) : 0;
  const { left, right } = grid.columns[side];
  return side === 'japan' ? { left: left + inset, right } : { left, right: right - inset };
}

function arrangeRows(nodes: FlowNode[]): { cells: FlowCell[]; rowCount: number } {
  let rowCount = 0;
  const cells: FlowCell[] = [];
  const levels = [...new Set(nodes.map(({ level }) => level))].sort((a, b) => a - b);
  for (const level of levels) {
    const sides = (['japan', 'partner'] as const).map((side) =>
      nodes.filter((node) => node.level === level && node.side === side),
    );
    const rows = Math.max(...sides.map((side) => side.length));
    for (const side of sides) {
      side.forEach((node, index) => {
        const rowFrom = rowCount + Math.floor((index * rows) / side.length);
        const rowTo = rowCount + Math.floor(((index + 1) * rows) / side.length) - 1;
        cells.push({ node, rowFrom, rowTo, left: 0, right: 0, lines: [], subLines: [] });
      });
    }
    rowCount += rows;
  }
  return { cells, rowCount };
}

function sortFlows(flows: Flow[], cells: FlowCell[]) {
  const verticals: VerticalFlow[] = [];
  const crossings: CrossFlow[] = [];
  const requireCell = (id: string) => {
    const cell = cells.find(({ node }) => node.id === id);
    if (!cell) throw new Error(`A flow names the node "${id}", which the chart does not have.`);
    return cell;
  };
  const laneCount = { japan: 0, partner: 0 };
  for (const flow of flows) {
    const [from, to] = [requireCell(flow.from), requireCell(flow.to)];
    if (from === to)
      throw new Error(`The flow "${flow.label}" leads from "${flow.from}" to itself.`);
    if (from.node.side === to.node.side) {
      const isDown = from.rowFrom < to.rowFrom;
      const [upper, lower] = isDown ? [from, to] : [to, from];
      const lane = lower.rowFrom === upper.rowTo + 1 ? -1 : laneCount[from.node.side]++;
      verticals.push({ flow, upper, lower, isDown, lane });
      continue;
    }
    const shared = Math.max(from.rowFrom, to.rowFrom);
    const isStraight = shared <= Math.min(from.rowTo, to.rowTo);
    const isBelow = from.rowTo < to.rowFrom;
    crossings.push({
      flow,
      from,
      to,
      row: isStraight ? shared : isBelow ? from.rowTo : from.rowFrom,
      toRow: isStraight ? shared : isBelow ? to.rowFrom : to.rowTo,
      lane: isStraight ? -1 : 0,
    });
  }
  return { verticals, crossings };
}
