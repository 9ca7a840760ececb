import { circle, path, type Shape } from './scene.ts';
import type { Stage } from './types.ts';

/** The order in which stages come about; pins of one year stand in this order. */
export const STAGE_ORDER: readonly Stage[] = [
  'request',
  'draft',
  'initial',
  'prior-year',
  'settled',
  'supplementary',
];

/** Draws the head of a pin: the shape is the stage, so that colour never is the only sign. */
export function drawStageMark(stage: Stage, x: number, y: number, r: number): Shape[] {
  switch (stage) {
    case 'initial':
      return [circle('solid', x, y, r)];
    case 'draft':
      return [circle('open', x, y, r)];
    case 'prior-year':
      return [circle('open', x, y, r), circle('solid', x, y, r * 0.42)];
    case 'request':
      return [path('open', 'M', x, y - r - 1, 'l', r + 1, 2 * r, 'h', -2 * (r + 1), 'z')];
    case 'settled':
      return [path('solid', 'M', x - r, y - r, 'h', 2 * r, 'v', 2 * r, 'h', -2 * r, 'z')];
    case 'supplementary':
      return [drawDiamond('solid', x, y, r + 1)];
  }
}

/** Draws a diamond around a point. */
export function drawDiamond(className: string, x: number, y: number, r: number): Shape {
  return path(className, 'M', x, y - r, 'l', r, r, 'l', -r, r, 'l', -r, -r, 'z');
}

/** Draws ⊢⊣ over the amounts that print as one rounded amount, upright or lying. */
export function drawInterval(
  axis: 'x' | 'y',
  at: { low: number; high: number; across: number },
  capPx: number,
): Shape {
  const { low, high, across } = at;
  const cap = across - capPx / 2;
  return axis === 'y'
    ? path(
        'interval',
        'M',
        cap,
        low,
        'h',
        capPx,
        'M',
        across,
        low,
        'V',
        high,
        'M',
        cap,
        high,
        'h',
        capPx,
      )
    : path(
        'interval',
        'M',
        low,
        cap,
        'v',
        capPx,
        'M',
        low,
        across,
        'H',
        high,
        'M',
        high,
        cap,
        'v',
        capPx,
      );
}
