import type { FlowCell, FlowGrid, Span } from './flow-grid.ts';
import { estimateTextWidth, TICK_PX, wrapLabel } from './text-width.ts';
import type { Flow, FlowInput } from './types.ts';

/** Width of a lane in the gutter. */
export const LANE_PX = 14;
/** Outer lanes take room from the nodes they pass, so they are closer on phones. */
const OUTER_LANE_PX = { wide: 14, narrow: 12 };

/** Returns the label that a chart of this width prints. */
export function getFlowLabel(flow: Flow, isNarrow: boolean): string {
  return isNarrow ? (flow.shortLabel ?? flow.label) : flow.label;
}

/** Returns the width of a lane at the outer edge of a column. */
export function getOuterLanePx({ isNarrow }: { isNarrow: boolean }): number {
  return isNarrow ? OUTER_LANE_PX.narrow : OUTER_LANE_PX.wide;
}

/** Gives the gutter the room its labels need and the columns the rest. */
export function layOutColumns(
  { nodes, flows }: FlowInput,
  { widthPx, isNarrow, lanes }: { widthPx: number; isNarrow: boolean; lanes: number },
) {
  const sideOf = new Map(nodes.map(({ id, side }) => [id, side]));
  const hasBoth = new Set(sideOf.values()).size > 1;
  if (!hasBoth) {
    const column = { left: 0, right: isNarrow ? widthPx * 0.6 : 300 };
    return {
      columns: { japan: column, partner: column },
      gutter: { left: column.right, right: widthPx },
    };
  }
  const labels = flows
    .filter(({ from, to }) => sideOf.get(from) !== sideOf.get(to))
    .map((flow) => getFlowLabel(flow, isNarrow));
  const widest = Math.max(0, ...labels.map((label) => estimateTextWidth(label)));
  const longestWord = Math.max(
    0,
    ...labels.flatMap((label) => wrapLabel(label, 1)).map((word) => estimateTextWidth(word)),
  );
  const limit = isNarrow ? 84 : 236;
  const gutterPx =
    Math.max(isNarrow ? 48 : 160, longestWord, Math.min(widest, limit)) + 16 + lanes * LANE_PX;
  const columnPx = (widthPx - Math.min(gutterPx, widthPx * 0.5)) / 2;
  return {
    columns: {
      japan: { left: 0.5, right: columnPx },
      partner: { left: widthPx - columnPx, right: widthPx - 0.5 },
    },
    gutter: { left: columnPx, right: widthPx - columnPx },
  };
}

/** Wraps a node's label and makes way for flows that pass it at the outer edge. */
export function sizeCell(
  cell: FlowCell,
  column: Span,
  grid: Pick<FlowGrid, 'verticals' | 'isNarrow'>,
): void {
  const passing = grid.verticals.filter(
    ({ lane, upper, lower }) =>
      lane >= 0 &&
      upper.node.side === cell.node.side &&
      upper.rowTo < cell.rowFrom &&
      cell.rowTo < lower.rowFrom,
  );
  const inset =
    passing.length > 0
      ? 16 + Math.max(...passing.map(({ lane }) => lane)) * getOuterLanePx(grid)
      : 0;
  cell.left = column.left + (cell.node.side === 'japan' ? inset : 0);
  cell.right = column.right - (cell.node.side === 'partner' ? inset : 0);
  const room = cell.right - cell.left - 12;
  cell.lines = wrapLabel(cell.node.label, room);
  cell.subLines = cell.node.subLabel ? wrapLabel(cell.node.subLabel, room, TICK_PX) : [];
}
