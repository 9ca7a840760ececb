import { describe, expect, test } from 'vitest';
import { loadSite } from '../../src/model/load-site.ts';
import { CAREER_STAGES, DIRECTIONS } from '../../src/schemas/program.ts';
import { buildCompareView } from '../../src/views/compare-view.ts';
import { buildMapView, listSpans } from '../../src/views/map-view.ts';

const site = loadSite('content');
const programs = site.list('programs');

test.each([
  ['nothing', [false, false], []],
  ['one column', [false, true, false], [{ first: 2, width: 1 }]],
  ['neighbours', [true, true, false], [{ first: 1, width: 2 }]],
  [
    'two runs',
    [true, false, true],
    [
      { first: 1, width: 1 },
      { first: 3, width: 1 },
    ],
  ],
  ['the last columns', [false, true, true], [{ first: 2, width: 2 }]],
])('%s is a list of spans', (_name, columns, spans) => {
  expect(listSpans(columns)).toEqual(spans);
});

describe.each(['ja', 'en'] as const)('the map (%s)', (locale) => {
  const view = buildMapView(site, locale);

  test('has a box, or a gap, over every stage of every direction', () => {
    for (const { boxes, gaps, counts } of view.rows) {
      CAREER_STAGES.forEach((_stage, index) => {
        const covers = ({ first, width }: { first: number; width: number }) =>
          first <= index + 1 && index + 1 < first + width;
        expect(boxes.filter(covers).length).toBe(counts[index]!.count);
        expect(gaps.some(covers)).toBe(counts[index]!.count === 0);
      });
    }
  });

  test('counts each program of each direction once, with or without a stage', () => {
    expect(view.rows.map(({ counts }) => counts.at(-1)!.count)).toEqual(
      DIRECTIONS.map(
        (direction) =>
          programs.filter(
            (program) =>
              program.directions.includes(direction) && program.careerStages.length === 0,
          ).length,
      ),
    );
  });

  test('names every program with a stated initiative or tier', () => {
    const named = new Set(
      view.initiatives.rows.flatMap(({ cells }) => cells.flat().map(({ href }) => href)),
    );
    expect(named.size).toBe(programs.filter(({ initiative }) => initiative).length);
    const tiered = view.tiers.flatMap((tier) => tier.programs);
    expect(tiered.length + view.untiered).toBe(programs.length);
  });
});

test('the comparison shows a supplementary amount beside the yearly one, never added', () => {
  const { rows, columns } = buildCompareView(site, 'en');
  const latest = columns.indexOf('Latest amount');
  const aspire = rows.find(({ id }) => id === 'aspire')!.cells[latest]!.claims!;
  const values = aspire.map(({ claim }) => site.claims.get(claim.id)!.value);
  expect(values).toContainEqual(expect.objectContaining({ exact: 100, stage: 'initial' }));
  expect(values).toContainEqual(expect.objectContaining({ exact: 50_050 }));
});
