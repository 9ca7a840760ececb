import { describe, expect, test } from 'vitest';
import { listChangedPrograms, listPairs } from '../../src/model/changes.ts';
import { inspectContent } from '../../src/model/load-site.ts';
import { listReconciliations } from '../../src/model/reconciliations.ts';
import { buildPairView, buildProgramChangesView } from '../../src/views/changes-view.ts';
import type { Segment } from '../../src/views/types.ts';

const { site } = inspectContent('content');
const programs = listChangedPrograms(site);

function viewOf(id: string, locale: 'ja' | 'en') {
  const changes = programs.find(({ program }) => program.id === id)!;
  return buildProgramChangesView(site, locale, changes);
}

function findItem(id: string, locale: 'ja' | 'en', topic: string) {
  return viewOf(id, locale).changed.find((item) => item.id === `topic-${topic}`)!;
}

function toWords(segments: readonly Segment[]): string {
  return segments.map((part) => (part.type === 'claim' ? part.claim.text : part.text)).join('');
}

describe('a change in one sentence', () => {
  const topic = 'sicorp-type-core-team-support-amount';

  test('in Japanese', () => {
    expect(toWords(findItem('sicorp', 'ja', topic).sentence)).toBe(
      'コアチーム 支援額：10～30百万円／年・課題 → 10～20百万円／年・課題、2019年3月頃 → 2023年6月頃',
    );
  });

  test('in English', () => {
    expect(toWords(findItem('sicorp', 'en', topic).sentence)).toMatch(
      /^Core team Support: ¥10–30 million .+ → ¥10–20 million .+, about March 2019 → about June 2023$/,
    );
  });

  test('has a difference where the same thing is counted in the same way', () => {
    expect(findItem('sicorp', 'ja', 'countries-total').difference).toBe('差 +2（本サイトの計算）');
  });

  test('has none where the basis differs', () => {
    const { difference, discrepancy } = findItem('sicorp', 'ja', 'countries');
    expect(difference).toBe('数え方や種別が違うため、差は計算しない。');
    expect(discrepancy?.href).toContain('discrepancies/#d-sicorp-countries');
  });

  test('has none between a plan and a count', () => {
    expect(findItem('sakura-science', 'en', 'participants').difference).toContain('no difference');
  });

  test('is not made of statements in words', () => {
    expect(findItem('sicorp', 'ja', 'part-of').sentence).toEqual([]);
  });
});

test('budgets FY2018 to FY2023 show the years that no document states', () => {
  const { budget } = viewOf('sicorp', 'en');
  expect(budget?.gaps).toBe('Fiscal years not stated: FY2019');
  expect(new Set(budget?.rows.map(({ year }) => year))).toEqual(
    new Set(['2018', '2019', '2020', '2021', '2022', '2023']),
  );
});

test('head counts of Sakura Science from 2014 to 2023 are drawn, planned ones open', () => {
  const { years } = findItem('sakura-science', 'ja', 'participants');
  expect(years?.years.map(({ year }) => year)).toHaveLength(10);
  const stages = years?.series[0]?.pins.map(({ year, stage }) => `${year} ${stage}`);
  expect(stages).toEqual(expect.arrayContaining(['2017 initial', '2018 draft', '2023 draft']));
});

test('no claim of a program is left out of its page of changes', () => {
  const missing = programs.flatMap(({ program, histories }) => {
    const listed = new Set(viewOf(program.id, 'ja').claims.map(({ id }) => id));
    const claims = histories.flatMap((history) => history.claims);
    return claims.filter(({ id }) => !listed.has(id)).map(({ id }) => id);
  });
  expect(missing).toEqual([]);
});

test('each pair of documents has a page, and each shared matter stands on it', () => {
  const held = site.list('sources').filter(({ holding }) => holding === 'held').length;
  const pairs = listPairs(site);
  expect(pairs).toHaveLength((held * (held - 1)) / 2);
  const missing = pairs.flatMap((pair) => {
    const view = buildPairView(site, 'ja', pair);
    const listed = new Set(view.claims.map(({ id }) => id));
    return pair.topics
      .flatMap(({ older, newer }) => [...older, ...newer])
      .filter(({ id }) => !listed.has(id));
  });
  expect(missing).toEqual([]);
});

test('only amounts of one fiscal year and stage are added', () => {
  const mixed = listReconciliations(site).filter(({ total, parts }) => {
    const { value } = total;
    return parts.some(
      (part) =>
        value.type === 'budget' &&
        (part.value.type !== 'budget' ||
          part.value.fiscalYear !== value.fiscalYear ||
          part.value.stage !== value.stage),
    );
  });
  expect(mixed).toEqual([]);
});
