import { getFlowLabel } from './flow-columns.ts';
import { getFreeColumn, getOuterLaneX } from './flow-grid.ts';
import type { FlowGrid, VerticalFlow } from './flow-grid.ts';
import { estimateTextWidth, wrapLabel } from './text-width.ts';
import type { FlowKind, FlowNode } from './types.ts';

/** The place of a vertical flow's arrow and of its label, relative to the top of the gap. */
export interface FlowTrack {
  vertical: VerticalFlow;
  x: number;
  lines: string[];
  labelX: number;
  anchor: 'start' | 'end';
  /** Centre of the label within the gap, from 0 at its top to 1. */
  labelAt: number;
}

export const FLOW_LINE_PX = 16;
const TEXT_GAP_PX = 10;
const MIN_GAP_PX = 50;
const ARROW_ROOM_PX = 24;

/** Money comes first, so that the thick arrows of a column stand under each other. */
const KIND_ORDER: readonly FlowKind[] = ['money', 'agreement', 'notice', 'joint-research'];

/** Places the arrows and labels between two rows of one side; returns the height they need. */
export function layOutTracks(
  grid: FlowGrid,
  side: FlowNode['side'],
  row: number,
): { tracks: FlowTrack[]; heightPx: number } {
  // A flow is labelled in the gap under its upper end.
  const own = grid.verticals
    .filter(({ upper }) => upper.node.side === side && upper.rowTo === row)
    .sort((a, b) => KIND_ORDER.indexOf(a.flow.kind) - KIND_ORDER.indexOf(b.flow.kind));
  if (own.length === 0) return { tracks: [], heightPx: 0 };
  const skipping = own.filter(({ lane }) => lane >= 0);
  const passing = own.filter(({ lane }) => lane < 0);
  if (skipping.length === 0 && passing.length === 1) return placeOne(grid, passing[0]!);
  if (skipping.length === 0 && passing.length === 2)
    return placeTwo(grid, [passing[0]!, passing[1]!]);
  return skipping.length > 0 ? placeBesideLanes(grid, skipping, passing) : placeMany(grid, passing);
}

/** Labels of the Japanese side may reach into the gutter unless a bent flow runs there. */
function getReach(grid: FlowGrid, side: FlowNode['side']): number {
  const { gutter, crossings } = grid;
  const isSingle = grid.columns.japan.right === grid.columns.partner.right;
  if (isSingle) return gutter.right - gutter.left - 4;
  if (side === 'partner') return 0;
  return crossings.some(({ lane }) => lane >= 0) ? 0 : (gutter.right - gutter.left) / 2 - 8;
}

function heightOf(...blocks: string[][]): number {
  const lines = blocks.reduce((sum, block) => sum + block.length, 0);
  return Math.max(MIN_GAP_PX, lines * FLOW_LINE_PX + ARROW_ROOM_PX);
}

function placeOne(grid: FlowGrid, vertical: VerticalFlow) {
  const { left, right } = getFreeColumn(grid, vertical.upper.node.side);
  const x = left + (grid.isNarrow ? 14 : 40);
  const room = right + getReach(grid, vertical.upper.node.side) - x - TEXT_GAP_PX;
  const lines = wrapLabel(getFlowLabel(vertical.flow, grid.isNarrow), room);
  const track = {
    vertical,
    x,
    lines,
    labelX: x + TEXT_GAP_PX,
    anchor: 'start' as const,
    labelAt: 0.5,
  };
  return { tracks: [track], heightPx: heightOf(lines) };
}

/** Two arrows stand at the ends of the column; their labels face each other, in turn if need be. */
function placeTwo(grid: FlowGrid, [a, b]: [VerticalFlow, VerticalFlow]) {
  const side = a.upper.node.side;
  const { left, right } = getFreeColumn(grid, side);
  const [xa, xb] = grid.isNarrow ? [left + 12, right - 12] : [left + 40, right - 16];
  const labelA = getFlowLabel(a.flow, grid.isNarrow);
  const labelB = getFlowLabel(b.flow, grid.isNarrow);
  const between = xb - xa - 2 * TEXT_GAP_PX;
  const outside = right + getReach(grid, side) - xb - TEXT_GAP_PX;
  const isOutside = !grid.isNarrow && estimateTextWidth(labelB) <= outside;
  const linesA = wrapLabel(labelA, between);
  const linesB = isOutside ? [labelB] : wrapLabel(labelB, between);
  const fitsBeside = estimateTextWidth(labelA) + estimateTextWidth(labelB) + 12 <= between;
  const isBeside = isOutside || fitsBeside;
  const total = linesA.length + linesB.length;
  const tracks: FlowTrack[] = [
    {
      vertical: a,
      x: xa,
      lines: linesA,
      labelX: xa + TEXT_GAP_PX,
      anchor: 'start',
      labelAt: isBeside ? 0.5 : linesA.length / 2 / total,
    },
    {
      vertical: b,
      x: xb,
      lines: linesB,
      labelX: isOutside ? xb + TEXT_GAP_PX : xb - TEXT_GAP_PX,
      anchor: isOutside ? 'start' : 'end',
      labelAt: isBeside ? 0.5 : 1 - linesB.length / 2 / total,
    },
  ];
  return {
    tracks,
    heightPx: isBeside ? Math.max(heightOf(linesA), heightOf(linesB)) : heightOf(linesA, linesB),
  };
}

/** Three and more share the column in equal parts, each label in its own part. */
function placeMany(grid: FlowGrid, verticals: VerticalFlow[]) {
  const side = verticals[0]!.upper.node.side;
  const free = getFreeColumn(grid, side);
  const partPx = (free.right + getReach(grid, side) * 0.8 - free.left) / verticals.length;
  const tracks = verticals.map((vertical, index): FlowTrack => {
    const left = free.left + index * partPx;
    // An arrow must stay on its nodes even when its label lies beyond them.
    const x = Math.min(left + 10, free.right - 8);
    const labelX = x + TEXT_GAP_PX;
    const lines = wrapLabel(getFlowLabel(vertical.flow, grid.isNarrow), left + partPx - labelX - 6);
    return { vertical, x, lines, labelX, anchor: 'start', labelAt: 0.5 };
  });
  return { tracks, heightPx: Math.max(...tracks.map(({ lines }) => heightOf(lines))) };
}

/**
 * Puts flows that skip a node beside their outer lanes and the others at the inner edge. Labels
 * take turns, one under the other, so that none crosses an arrow.
 */
function placeBesideLanes(grid: FlowGrid, skipping: VerticalFlow[], passing: VerticalFlow[]) {
  const side = skipping[0]!.upper.node.side;
  const inwards = side === 'japan' ? 1 : -1;
  const free = getFreeColumn(grid, side);
  const [outer, inner] = inwards > 0 ? [free.left, free.right] : [free.right, free.left];
  const outerAnchor = inwards > 0 ? 'start' : 'end';
  const innerAnchor = inwards > 0 ? 'end' : 'start';
  const arrowAt = (index: number) => inner - inwards * (12 + index * 16);
  const edge = passing.length > 0 ? arrowAt(passing.length - 1) - inwards * TEXT_GAP_PX : inner;
  const room = Math.abs(edge - outer) - 4;
  const wrap = ({ flow }: VerticalFlow) => wrapLabel(getFlowLabel(flow, grid.isNarrow), room);
  const tracks = [
    ...skipping.map((vertical): FlowTrack => {
      const x = getOuterLaneX(grid, vertical);
      const labelX = outer + inwards * 4;
      return { vertical, x, lines: wrap(vertical), labelX, anchor: outerAnchor, labelAt: 0 };
    }),
    ...passing.map((vertical, index): FlowTrack => {
      const x = arrowAt(index);
      return { vertical, x, lines: wrap(vertical), labelX: edge, anchor: innerAnchor, labelAt: 0 };
    }),
  ];
  const total = tracks.reduce((sum, { lines }) => sum + lines.length, 0);
  let before = 0;
  for (const track of tracks) {
    track.labelAt = (before + track.lines.length / 2) / total;
    before += track.lines.length;
  }
  return { tracks, heightPx: heightOf(...tracks.map(({ lines }) => lines)) };
}
