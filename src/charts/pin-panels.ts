import { buildPins } from './pins.ts';
import { buildSlots, findMaxPin, placePins } from './pin-layout.ts';
import { buildScale } from './scale.ts';
import { group, path, type Scene, type Shape } from './scene.ts';
import { drawStageMark } from './stage-marks.ts';
import type { PinsInput } from './types.ts';

export const PANEL_WIDTH_PX = 236;
const PANEL_PLOT_PX = 78;

/**
 * Draws several programs in frames of one size, so that their zero lines agree; with a shared
 * scale heights compare between them, with an own scale only within each.
 */
export function buildPinPanels(inputs: PinsInput[], scale: 'shared' | 'own'): Scene[] {
  const shared = Math.max(0, ...inputs.map(findMaxPin));
  const scenes = inputs.map((input) =>
    buildPins(input, {
      widthPx: PANEL_WIDTH_PX,
      plotPx: PANEL_PLOT_PX,
      labels: 'ends',
      max: scale === 'shared' ? shared : undefined,
    }),
  );
  const top = Math.min(...scenes.map((scene) => scene.top));
  return scenes.map((scene) => ({ ...scene, top, height: scene.height + scene.top - top }));
}

const SPARK = { width: 120, height: 28, base: 24.5, top: 6, laneY: 5, belowLane: 14, headPx: 3.5 };

/** Draws one program's amounts in the height of a table row; the cells beside it have the figures. */
export function buildPinSpark(input: PinsInput): Scene {
  const slots = buildSlots(input, 0, SPARK.width);
  const hasLane = input.series.some(({ stage }) => stage === 'supplementary');
  const top = hasLane ? SPARK.belowLane : SPARK.top;
  const scale = buildScale(findMaxPin(input), SPARK.base, top);
  const empty = input.years.flatMap(({ year, state }) => {
    const x = slots.centreOf(year);
    if (state === 'not-stated') return [path('hatch-line', 'M', x - 3, SPARK.base - 4, 'l', 6, -6)];
    if (state === 'not-recorded') {
      return [path('dotted', 'M', x - 4, SPARK.base, 'v', -9, 'h', 8, 'v', 9)];
    }
    return [];
  });
  const pins = placePins(input, slots, scale, SPARK.headPx).map(({ series, x, y, r }) =>
    group(`agency-${series.agency}`, [
      path('stem', 'M', x, SPARK.base, 'V', y),
      ...drawStageMark(series.stage, x, y, r),
    ]),
  );
  const lane: Shape[] = input.series
    .filter(({ stage }) => stage === 'supplementary')
    .flatMap(({ agency, pins: all }) =>
      all.map(({ year }) =>
        group(
          `agency-${agency}`,
          drawStageMark('supplementary', slots.centreOf(year), SPARK.laneY, SPARK.headPx),
        ),
      ),
    );
  return {
    width: SPARK.width,
    height: SPARK.height,
    top: 0,
    backdrop: [path('grid', 'M', 0, SPARK.base, 'H', SPARK.width), ...empty],
    marks: [...pins, ...lane],
  };
}
