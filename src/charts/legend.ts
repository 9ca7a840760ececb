import { group, path, rect, type Scene, type Shape } from './scene.ts';
import { drawDiamond, drawInterval, drawStageMark } from './stage-marks.ts';
import type { LegendSign } from './types.ts';

const HEIGHT_PX = 14;
const SIGN_PX = 14;
const ARROW_PX = 28;
const ARROWS = new Set<LegendSign>(['money', 'notice', 'agreement', 'joint-research']);

/** Draws the sign of one entry of a legend, the same shape as in the charts. */
export function buildLegendSign(sign: LegendSign): Scene {
  const width = ARROWS.has(sign) ? ARROW_PX : SIGN_PX;
  return { width, height: HEIGHT_PX, top: 0, backdrop: [], marks: drawSign(sign) };
}

function drawSign(sign: LegendSign): Shape[] {
  const swatch = { x: 0.5, y: 1.5, width: 13, height: 11 };
  switch (sign) {
    case 'initial':
    case 'draft':
    case 'prior-year':
    case 'request':
    case 'settled':
    case 'supplementary':
      return drawStageMark(sign, 7, 7, sign === 'settled' ? 4.5 : 5);
    case 'rounded':
      return [drawInterval('x', { low: 1, high: 13, across: 7 }, 10)];
    case 'not-stated':
      return [rect('hatch', swatch), rect('edge', swatch)];
    case 'not-recorded':
      return [rect('dotted', swatch)];
    case 'then':
      return [rect('then', { x: 0, y: 5, width: 14, height: 4 })];
    case 'now':
      return [rect('now', { x: 0, y: 3, width: 14, height: 8 })];
    case 'money':
      return [
        path('money', 'M', 0, 7, 'H', 19),
        path('money-head', 'M', 19, 1, 'v', 12, 'l', 9, -6, 'z'),
      ];
    case 'notice':
      return [
        path('notice', 'M', 0, 7, 'H', 20),
        path('flow-head', 'M', 20, 2.5, 'v', 9, 'l', 8, -4.5, 'z'),
      ];
    case 'agreement':
    case 'joint-research':
      return [
        path(sign, 'M', 8, 7, 'H', 20),
        path(
          'flow-head',
          'M',
          20,
          2.5,
          'v',
          9,
          'l',
          8,
          -4.5,
          'z',
          'M',
          8,
          2.5,
          'v',
          9,
          'l',
          -8,
          -4.5,
          'z',
        ),
      ];
    case 'open-end':
      return [path('event', 'M', 2, 2, 'l', 10, 5, 'l', -10, 5, 'z')];
    case 'stated-end':
      return [path('stem', 'M', 7, 2, 'v', 10)];
    case 'differs':
      return [path('differ-line', 'M', 2, 5, 'h', 10, 'M', 2, 9, 'h', 10, 'M', 10, 1, 'l', -6, 12)];
    case 'event':
      return [drawDiamond('event', 7, 7, 5)];
    default:
      return drawSwatch(sign);
  }
}

/** Draws an agency's colour, or how a stage fills a bar. */
function drawSwatch(sign: `agency-${string}` | `bar-${string}`): Shape[] {
  if (sign.startsWith('agency-')) {
    return [group(sign, [rect('solid', { x: 0, y: 1, width: 14, height: 12 })])];
  }
  const fill = {
    'bar-initial': 'solid',
    'bar-supplementary': 'outline soft',
    'bar-draft': 'outline',
  };
  const className = fill[sign as keyof typeof fill] ?? 'outline dashed';
  return [rect(className, { x: 1, y: 2, width: 12, height: 10 })];
}
