/** Maps a number of the chart's unit to a position in pixels. */
export type Scale = (value: number) => number;

/** Builds a linear scale from zero; a chart whose values are all zero gets a scale of one unit. */
export function buildScale(max: number, fromPx: number, toPx: number): Scale {
  const span = max > 0 ? max : 1;
  return (value) => fromPx + ((toPx - fromPx) * value) / span;
}

/**
 * Lists round numbers from zero to at most `max`, never more than `maxCount` of them above zero.
 * Steps are 1, 2 or 5 times a power of ten, or 4 where 5 would leave a single grid line.
 * Whole numbers get whole steps, since half a person is no tick.
 */
export function listTicks(max: number, maxCount = 3, wholeNumbers = false): number[] {
  if (!(max > 0)) return [0];
  const countUpTo = (step: number) => Math.floor(max / step + 1e-9);
  let power = 10 ** Math.floor(Math.log10(max / maxCount));
  if (wholeNumbers) power = Math.max(1, power);
  let step = [1, 2, 5, 10].map((factor) => factor * power).find((s) => countUpTo(s) <= maxCount)!;
  if (step === 5 * power && countUpTo(step) === 1) step = 4 * power;
  return Array.from({ length: countUpTo(step) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
