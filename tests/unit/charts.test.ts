import { describe, expect, it } from 'vitest';
import { buildBars } from '../../src/charts/bars.ts';
import { assignLanes, boxOfText, overlaps } from '../../src/charts/labels.ts';
import { buildPinPanels, buildPinSpark } from '../../src/charts/pin-panels.ts';
import { buildPins } from '../../src/charts/pins.ts';
import { buildRankShare } from '../../src/charts/rank-share.ts';
import { buildScale, listTicks } from '../../src/charts/scale.ts';
import { listShapes, path, type Scene } from '../../src/charts/scene.ts';
import { estimateTextWidth, wrapLabel } from '../../src/charts/text-width.ts';
import { buildThenNow } from '../../src/charts/then-now.ts';
import type { Pin, PinSeries, PinsInput, Stage, YearState } from '../../src/charts/types.ts';
import { buildWaterfall } from '../../src/charts/waterfall.ts';

const formatTick = (value: number) => value.toLocaleString('en');
const WIDTHS = [720, 340];

type StagedPin = Pin & { stage: Stage };

function aPin(year: number, value: number, more: Partial<StagedPin> = {}): StagedPin {
  return { year, value, valueLabel: formatTick(value), stage: 'initial', ...more };
}

/** The series of one line: one for each stage, as a series has no pins of another. */
function aLine(name: string, agency: 'jst' | 'amed', pins: StagedPin[]): PinSeries[] {
  return [...Map.groupBy(pins, ({ stage }) => stage)].map(([stage, own]) => ({
    line: name,
    label: name,
    agency,
    stage,
    pins: own,
  }));
}

function aYearAxis(from: number, count: number, states: Record<number, YearState> = {}) {
  return Array.from({ length: count }, (_, index) => {
    const year = from + index;
    const state = states[year] ?? 'stated';
    return {
      year,
      label: String(year),
      eraLabel: `R${year - 2018}`,
      state,
      stateLabel: 'not stated',
    };
  });
}

function aChart(pins: StagedPin[], years = aYearAxis(2018, 6)): PinsInput {
  return { years, series: aLine('JST', 'jst', pins), formatTick };
}

const shapesOf = (scene: Scene) => [...scene.backdrop, ...scene.marks];

/** Returns the pairs of labels that cover each other, and labels outside the drawing. */
function listCollisions(scene: Scene): string[] {
  const placed = listShapes(scene.marks, 'text');
  const nameOf = (shape: (typeof placed)[number]) => shape.spans.map(({ text }) => text).join(' ');
  const pairs = placed.flatMap((a, index) =>
    placed
      .slice(index + 1)
      .filter((b) => overlaps(boxOfText(a), boxOfText(b)))
      .map((b) => `${nameOf(a)} / ${nameOf(b)}`),
  );
  const outside = placed
    .map((shape) => ({ name: nameOf(shape), box: boxOfText(shape) }))
    .filter(({ box }) => box.left < -1 || box.right > scene.width + 1 || box.top < scene.top - 1)
    .map(({ name }) => `${name} is outside`);
  return [...pairs, ...outside];
}

/** Collects every number of a scene that is not finite. */
function listBrokenNumbers(scene: Scene): string[] {
  return (
    JSON.stringify([scene.width, scene.height, scene.top, shapesOf(scene)]).match(
      /null|NaN|Infinity/g,
    ) ?? []
  );
}

describe('listTicks', () => {
  it.each([
    { name: 'nothing but zero', max: 0, ticks: [0] },
    { name: 'amounts of one program', max: 1160, ticks: [0, 500, 1000] },
    { name: 'a maximum just over a step', max: 7088, ticks: [0, 2000, 4000, 6000] },
    { name: 'a maximum that 5 would leave with one line', max: 9000, ticks: [0, 4000, 8000] },
    { name: 'a maximum on a step', max: 100, ticks: [0, 50, 100] },
    { name: 'a fraction', max: 0.25, ticks: [0, 0.1, 0.2] },
    { name: 'one person', max: 1, whole: true, ticks: [0, 1] },
  ])('lists round numbers for $name', ({ max, whole, ticks }) => {
    expect(listTicks(max, 3, whole)).toEqual(ticks);
  });

  it('never lists more than it may nor beyond the maximum', () => {
    for (let max = 0.013; max < 1e7; max *= 1.37) {
      const ticks = listTicks(max, 3);
      expect(ticks.length).toBeLessThanOrEqual(4);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.at(-1)!).toBeLessThanOrEqual(max);
    }
  });
});

describe('buildScale', () => {
  it.each([
    { name: 'zero', value: 0, px: 200 },
    { name: 'the maximum', value: 50, px: 100 },
    { name: 'the middle', value: 25, px: 150 },
  ])('maps $name', ({ value, px }) => {
    expect(buildScale(50, 200, 100)(value)).toBe(px);
  });

  it('keeps zero on the axis when every amount is zero', () => {
    expect(buildScale(0, 200, 100)(0)).toBe(200);
  });
});

describe('labels', () => {
  it('counts a kanji as wide as two digits or more', () => {
    expect(estimateTextWidth('円')).toBeGreaterThan(estimateTextWidth('0') * 1.5);
  });

  it.each([
    { text: '省庁間合意', width: 200, lines: ['省庁間合意'] },
    { text: 'notice of partner, field', width: 80, lines: ['notice of', 'partner,', 'field'] },
    { text: '覚書等の締結', width: 40, lines: ['覚書等', 'の締結'] },
    { text: '研究費（委託）', width: 40, lines: ['研究費', '（委', '託）'] },
    { text: 'unbreakable', width: 10, lines: ['unbreakable'] },
  ])('wraps $text', ({ text, width, lines }) => {
    expect(wrapLabel(text, width)).toEqual(lines);
  });

  it('opens a new lane only for an item that touches another', () => {
    const items = [
      { left: 0, right: 40 },
      { left: 30, right: 60 },
      { left: 60, right: 90 },
      { left: 85, right: 120 },
    ];
    expect(assignLanes(items)).toEqual([0, 1, 0, 1]);
  });
});

describe('path', () => {
  it('writes one decimal and no space that SVG can do without', () => {
    expect(path('grid', 'M', 1.26, -2, 'l', 3, 4.04, 'z')).toMatchObject({ d: 'M1.3-2l3 4z' });
  });
});

const STAGES: Stage[] = ['request', 'draft', 'initial', 'prior-year', 'settled', 'supplementary'];

const PIN_CASES: { name: string; chart: PinsInput }[] = [
  { name: 'no amount at all', chart: aChart([]) },
  { name: 'one year', chart: aChart([aPin(2023, 3375)], aYearAxis(2023, 1)) },
  { name: 'all amounts equal', chart: aChart([2018, 2019, 2020, 2021].map((y) => aPin(y, 1078))) },
  { name: 'all amounts zero', chart: aChart([aPin(2018, 0), aPin(2019, 0)]) },
  { name: 'very large next to very small', chart: aChart([aPin(2018, 1), aPin(2019, 50050)]) },
  {
    name: 'every stage in one year',
    chart: aChart(STAGES.map((stage, i) => aPin(2020, 1000 + i, { stage }))),
  },
  {
    name: 'a rounded new line',
    chart: aChart([
      aPin(2020, 4100, { interval: { low: 4050, high: 4149 }, newLabel: 'new' }),
      aPin(2021, 4118),
    ]),
  },
  {
    name: 'ten years',
    chart: aChart(
      Array.from({ length: 10 }, (_, i) => aPin(2014 + i, 1000 + (i % 3) * 40)),
      aYearAxis(2014, 10),
    ),
  },
  {
    name: 'supplementary budgets of two agencies in one year',
    chart: {
      years: aYearAxis(2018, 6, { 2018: 'before-start', 2019: 'not-stated', 2020: 'not-recorded' }),
      formatTick,
      supplementaryLabel: 'supplementary',
      series: [
        ...aLine('JST', 'jst', [aPin(2022, 44000, { stage: 'supplementary' }), aPin(2023, 100)]),
        ...aLine('AMED', 'amed', [aPin(2022, 6050, { stage: 'supplementary' }), aPin(2023, 101)]),
      ],
    },
  },
];

describe('pins', () => {
  for (const width of WIDTHS) {
    it.each(PIN_CASES)(`draws $name at ${width} px without touching labels`, ({ chart }) => {
      const scene = buildPins(chart, { widthPx: width, plotPx: 158, labels: 'all' });
      expect(listBrokenNumbers(scene)).toEqual([]);
      expect(listCollisions(scene)).toEqual([]);
    });
  }

  const draw = (chart: PinsInput) => buildPins(chart, { widthPx: 720, plotPx: 158, labels: 'all' });
  const rectsOf = (chart: PinsInput, className: string) =>
    listShapes(draw(chart).backdrop, 'rect').filter((shape) => shape.className === className);

  it.each([
    { state: 'not-stated', hatch: 1, dotted: 0 },
    { state: 'not-recorded', hatch: 0, dotted: 1 },
    { state: 'before-start', hatch: 0, dotted: 0 },
  ] as const)('draws a year that is $state in its own way', ({ state, hatch, dotted }) => {
    const chart = aChart([aPin(2018, 1)], aYearAxis(2018, 3, { 2019: state }));
    expect(rectsOf(chart, 'hatch')).toHaveLength(hatch);
    expect(rectsOf(chart, 'dotted')).toHaveLength(dotted);
  });

  it('joins neighbouring years without a statement under one word', () => {
    const chart = aChart([], aYearAxis(2018, 5, { 2019: 'not-stated', 2020: 'not-stated' }));
    expect(rectsOf(chart, 'hatch')).toHaveLength(1);
  });

  it('draws one stem for each amount of the scale and no line between them', () => {
    const chart = aChart([
      aPin(2018, 5),
      aPin(2020, 7),
      aPin(2020, 900, { stage: 'supplementary' }),
    ]);
    const stems = listShapes(draw(chart).marks, 'path').filter((s) => s.className === 'stem');
    expect(stems.map(({ d }) => d.replace(/[\d.]+/g, '#'))).toEqual(['M# #V#', 'M# #V#']);
  });

  it('has pins without a stage of their own, so that a series cannot mix stages', () => {
    const series: PinSeries = { line: 'a', label: 'A', agency: 'jst', stage: 'initial', pins: [] };
    // @ts-expect-error the stage is that of the series
    series.pins.push({ year: 2021, value: 5, valueLabel: '5', stage: 'draft' });
    expect(draw({ ...aChart([]), series: [series] }).marks).not.toEqual([]);
  });

  it('draws each stage of a line with its own sign, and its name once', () => {
    const pins = [
      aPin(2020, 5),
      aPin(2021, 5, { stage: 'draft' }),
      aPin(2022, 5, { stage: 'prior-year' }),
    ];
    const scene = draw({
      ...aChart([]),
      series: [...aLine('JST', 'jst', pins), ...aLine('AMED', 'amed', [aPin(2022, 3)])],
    });
    const signs = listShapes(scene.marks, 'circle').map(({ className }) => className);
    expect(signs).toEqual(['solid', 'open', 'open', 'solid', 'solid']);
    const texts = listShapes(scene.marks, 'text').flatMap(({ spans }) => spans);
    expect(texts.filter(({ text }) => text === 'JST')).toHaveLength(1);
  });

  it('keeps supplementary amounts off the scale', () => {
    const chart = aChart([aPin(2018, 100), aPin(2019, 50050, { stage: 'supplementary' })]);
    const ticks = listShapes(draw(chart).backdrop, 'text').map(({ spans }) => spans[0]!.text);
    expect(ticks).toContain('100');
    expect(ticks).not.toContain('40,000');
  });

  it('links a pin to its proof and gives the link a name', () => {
    const chart = aChart([aPin(2018, 958, { href: '#c1', linkLabel: '958, proof' })]);
    const [mark] = listShapes(draw(chart).marks, 'link');
    expect(mark).toMatchObject({ href: '#c1', label: '958, proof' });
  });

  it('rejects a pin in a year that the axis does not have', () => {
    const chart = aChart([aPin(2030, 1, { stage: 'supplementary' })]);
    expect(() => draw(chart)).toThrow('The axis has no year 2030.');
  });

  it('gives panels one frame, and one scale only when it is shared', () => {
    const charts = [aChart([aPin(2018, 10)]), aChart([aPin(2018, 1000)])];
    const heightOf = (scene: Scene) => listShapes(scene.marks, 'circle')[0]!.cy;
    const [small, large] = buildPinPanels(charts, 'shared');
    expect([small!.top, small!.height]).toEqual([large!.top, large!.height]);
    expect(heightOf(small!)).toBeGreaterThan(heightOf(large!));
    const [ownSmall, ownLarge] = buildPinPanels(charts, 'own');
    expect(heightOf(ownSmall!)).toBe(heightOf(ownLarge!));
  });

  it('accepts a grid without panels', () => {
    expect(buildPinPanels([], 'shared')).toEqual([]);
  });

  it.each(PIN_CASES)('draws $name in the height of a table row', ({ chart }) => {
    const scene = buildPinSpark(chart);
    expect(listBrokenNumbers(scene)).toEqual([]);
    const circles = listShapes(scene.marks, 'circle');
    expect(circles.every(({ cy, r }) => cy - r >= 0 && cy + r <= scene.height + 1)).toBe(true);
  });
});

describe('bars', () => {
  const aBar = (label: string, value: number, stage: Stage = 'initial') => ({
    label,
    stage,
    valueLabel: formatTick(value),
    segments: [{ agency: 'jst' as const, value }],
  });
  const bars = [
    aBar('ASPIRE', 100),
    aBar('WPI', 7088),
    aBar('Leading research', 11000, 'supplementary'),
    { ...aBar('Unknown', 0), segments: [], state: 'not-stated' as const, valueLabel: 'not stated' },
  ];

  it.each(WIDTHS)('keeps labels apart at %i px', (width) => {
    expect(listCollisions(buildBars({ bars }, width))).toEqual([]);
  });

  it('puts the largest first and an amount that is not stated last', () => {
    const texts = listShapes(buildBars({ bars }, 720).marks, 'text').map((t) => t.spans[0]!.text);
    const names = texts.filter((name) => bars.some(({ label }) => label === name));
    expect(names).toEqual(['Leading research', 'WPI', 'ASPIRE', 'Unknown']);
  });

  it('draws a bar for the smallest amount and none for one that is not stated', () => {
    const rects = listShapes(buildBars({ bars }, 720).marks, 'rect');
    expect(rects.filter(({ className }) => className === 'solid').at(-1)!.width).toBeGreaterThan(1);
    expect(rects.filter(({ className }) => className === 'hatch')).toHaveLength(1);
  });

  it('names segments below the bar when one is too short for its name', () => {
    const segments = [
      { agency: 'jst' as const, value: 44000, label: 'JST 44,000' },
      { agency: 'amed' as const, value: 6050, label: 'AMED 6,050' },
    ];
    const chart = { bars: [{ ...aBar('ASPIRE', 0), valueLabel: '50,050', segments }] };
    const namesAt = (width: number) =>
      listShapes(buildBars(chart, width).marks, 'text').map(({ spans }) => spans[0]!.text);
    expect(namesAt(1080)).toContain('AMED 6,050');
    expect(namesAt(340)).toContain('JST 44,000  AMED 6,050');
  });

  it('accepts no bars and bars of nothing', () => {
    expect(listBrokenNumbers(buildBars({ bars: [] }, 720))).toEqual([]);
    expect(listBrokenNumbers(buildBars({ bars: [aBar('Nothing', 0)] }, 720))).toEqual([]);
  });
});

describe('then and now', () => {
  const range = (low: number | null, high: number | null) => ({
    low,
    high,
    label: `${low ?? ''}–${high ?? ''}`,
  });
  const rows = [
    { label: 'range', then: range(10, 30), now: range(10, 20) },
    { label: 'one amount', then: range(100, 100), now: range(50, 100) },
    { label: 'cap', then: null, now: range(null, 60) },
    { label: 'floor', then: range(20, null), now: null },
    { label: 'neither', then: null, now: null },
  ];

  it.each(WIDTHS)('keeps labels apart at %i px', (width) => {
    const scene = buildThenNow({ rows, formatTick }, width);
    expect(listBrokenNumbers(scene)).toEqual([]);
    expect(listCollisions(scene)).toEqual([]);
  });

  it('draws a cap dashed from zero and one amount as a dot', () => {
    const { marks } = buildThenNow({ rows, formatTick }, 720);
    expect(listShapes(marks, 'path').map(({ className }) => className)).toContain('now-cap');
    expect(listShapes(marks, 'circle')).toHaveLength(1);
  });
});

describe('waterfall', () => {
  const part = (label: string, value: number) => ({
    label,
    value,
    agency: 'jst' as const,
    valueLabel: formatTick(value),
  });
  const printed = { label: 'printed', low: 4050, high: 4149, intervalLabel: '4,050–4,149' };
  const chart = {
    parts: [part('SICORP', 1073), part('SATREPS', 1878), part('none', 0), part('rest', 1184)],
    sum: { label: 'sum', value: 4135, valueLabel: '4,135' },
    printed,
    formatTick,
  };

  it.each(WIDTHS)('keeps labels apart at %i px', (width) => {
    const scene = buildWaterfall(chart, width);
    expect(listBrokenNumbers(scene)).toEqual([]);
    expect(listCollisions(scene)).toEqual([]);
  });

  it('starts each part where the one before it ends', () => {
    const bars = listShapes(buildWaterfall(chart, 720).marks, 'rect').filter(
      ({ className }) => className === 'solid',
    );
    expect(bars[1]!.x).toBeCloseTo(bars[0]!.x + bars[0]!.width, 0);
    expect(bars[3]!.x).toBeCloseTo(bars[1]!.x + bars[1]!.width, 0);
  });
});

describe('shares of two periods', () => {
  const point = (value: number) => ({ value, label: `${value}%（4位）` });
  const rows = [
    { label: '中国', then: point(8.7), now: point(24.3) },
    { label: '英国', then: point(13.9), now: point(13.4) },
    { label: '日本', then: point(6.9), now: point(5) },
    { label: 'フランス', then: point(8), now: point(8) },
    { label: '韓国', then: null, now: point(1.2) },
    { label: '小', then: point(0.4), now: point(1.4) },
    { label: 'なし', then: null, now: null },
  ];

  it.each(WIDTHS)('keeps labels apart at %i px', (width) => {
    const chart = { rows, thenLabel: '2005–2007', nowLabel: '2015–2017', formatTick };
    const scene = buildRankShare(chart, width);
    expect(listBrokenNumbers(scene)).toEqual([]);
    expect(listCollisions(scene)).toEqual([]);
  });
});
