import { describe, expect, test } from 'vitest';
import { getBudgetSeries, getPriceBasis, isBudgetClaim } from '../../src/model/budget.ts';
import { listChangedPrograms, listPairs } from '../../src/model/changes.ts';
import { inspectContent } from '../../src/model/load-site.ts';
import { listReconciliations } from '../../src/model/reconciliations.ts';
import { buildPins } from '../../src/views/budget-chart.ts';
import {
  buildChangesIndexView,
  buildPairView,
  buildProgramChangesView,
} from '../../src/views/changes-view.ts';
import { startPage } from '../../src/views/claim-page.ts';
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

function toWords(sentences: readonly Segment[][]): string {
  return sentences
    .map((segments) =>
      segments.map((part) => (part.type === 'claim' ? part.claim.text : part.text)).join(''),
    )
    .join('\n');
}

function sentenceOf(id: string, locale: 'ja' | 'en', topic: string): string {
  return toWords(findItem(id, locale, topic).sentences);
}

describe('a change in one sentence', () => {
  const topic = 'sicorp-type-core-team-support-amount';

  test('in Japanese', () => {
    expect(sentenceOf('sicorp', 'ja', topic)).toBe(
      'コアチーム 支援額：10～30百万円／年・課題 → 10～20百万円／年・課題、2019年3月頃 → 2023年6月頃',
    );
  });

  test('in English', () => {
    expect(sentenceOf('sicorp', 'en', topic)).toMatch(
      /^Core team Support: ¥10–30 million .+ → ¥10–20 million .+, about March 2019 → about June 2023$/,
    );
  });

  test('has a difference where the same thing is counted in the same way', () => {
    expect(findItem('sicorp', 'ja', 'countries-total').difference).toBe('差 +2（本サイトの計算）');
  });

  test('has none where the basis differs', () => {
    const { difference, discrepancy } = findItem('sicorp', 'ja', 'countries');
    expect(difference).toBe('数え方や種別が違うため、差は計算しません。');
    expect(discrepancy?.href).toContain('discrepancies/#d-sicorp-countries');
  });

  test('has none between a plan and a count', () => {
    expect(findItem('sakura-science', 'en', 'participants').difference).toContain('no difference');
  });

  test.each(['ja', 'en'] as const)('is there for each matter that changed (%s)', (locale) => {
    const changed = programs.flatMap(({ program }) =>
      viewOf(program.id, locale).changed.map((item) => ({ program: program.id, item })),
    );
    expect(changed.length).toBeGreaterThan(50);
    const silent = changed.filter(({ item }) => item.sentences.length === 0);
    expect(silent.map(({ program, item }) => `${program} ${item.id}`)).toEqual([]);
  });
});

describe('a list is told by what each document names', () => {
  test('and the one before it did not, and the other way round', () => {
    expect(sentenceOf('sicorp', 'ja', 'includes')).toBe(
      [
        '含まれるもの（2020年12月頃 → 2023年頃）　新たに挙げる：Belmont Forum、二国間の国際共同研究と、多国間の国際共同研究、国際共同研究拠点、J-RAPID／挙げていない：米国（デジタルサイエンス）、EU（バイオ燃料）、日本と南アフリカにアフリカの国が加わる枠組み',
        '含まれるもの（2023年頃 → 2023年6月頃）　新たに挙げる：AJ-CORE、STAND／挙げていない：Belmont Forum、二国間の国際共同研究と、多国間の国際共同研究、国際共同研究拠点、J-RAPID',
      ].join('\n'),
    );
    expect(sentenceOf('sicorp', 'en', 'includes')).toMatch(
      /\nIncludes \(about 2023 → about June 2023\)\. Newly named: AJ-CORE, STAND; not named: Belmont Forum, /,
    );
  });

  test('also where only one of the two is so', () => {
    expect(sentenceOf('international-leading-research', 'ja', 'part-of')).toBe(
      '位置づけ（2023年頃 → 2023年6月頃）　新たに挙げる：科研費',
    );
  });

  test('whose names are marks of claims, and which need not have ended', () => {
    const item = findItem('e-asia-jrp', 'ja', 'member');
    const marks = item.sentences.flat().flatMap((part) =>
      part.type === 'claim' ? [part.claim.id] : [],
    );
    expect(marks).toEqual(['e-asia-jrp-jst-2023c', 'e-asia-jrp-guest-2019']);
    expect(item.omission).toContain('限りません');
    expect(findItem('e-asia-jrp', 'ja', 'name').omission).toBe('');
  });
});

describe('a sentence has every point', () => {
  test('the one between the ends too', () => {
    expect(sentenceOf('sicorp', 'ja', 'countries')).toBe(
      '協力国・地域数：12か国・地域 → 27か国 → 14か国・地域 → 14か国、2019年3月 → 2020年度 → 2022年度 → 2023年6月頃',
    );
    expect(sentenceOf('sicorp', 'en', 'projects')).toBe(
      'Projects: 75 projects → 70 cases → 113 projects, March 2019 → FY2020 → FY2022',
    );
  });

  test('what was counted apart from what was planned', () => {
    expect(sentenceOf('sakura-science', 'ja', 'participants')).toBe(
      [
        '参加・受入人数（実績）：2,944人 → 4,224人 → 5,519人 → 6,611人、2014年度 → 2015年度 → 2016年度 → 2017年度',
        '参加・受入人数：6,000人（予定） → 約2,600人（予定） → 約2,900人（予定）、2018年度 → 2021年度 → 2023年度',
      ].join('\n'),
    );
  });

  test('of the name and the scope of Sakura Science', () => {
    expect(sentenceOf('sakura-science', 'ja', 'name')).toMatch(
      /^名称：日本･アジア青少年サイエンス交流事業、さくらサイエンスプラン → .+ → 国際青少年サイエンス交流事業、/,
    );
    expect(sentenceOf('sakura-science', 'ja', 'target-region')).toMatch(
      /^対象国・地域：アジア地域、アジア太平洋地域 → アジア諸国など → アジア → 全世界、/,
    );
  });

  test('also of a type whose earlier name is our reading, which is marked and said', () => {
    const item = findItem('sicorp', 'ja', 'sicorp-type-hub-support-amount');
    expect(toWords(item.sentences)).toContain('100百万円／年・課題 → 50～100百万円／年・課題');
    expect(item.claims.map(({ claim }) => claim.state)[0]).toBe('inferred');
    expect(item.pairing).toContain('共同ラボ');
    expect(viewOf('sicorp', 'en').ladder?.notes).toHaveLength(1);
  });
});

describe('no change is', () => {
  const changed = (id: string) => viewOf(id, 'ja').changed.map((item) => item.id);

  test('a year beside the fiscal year of the same number', () => {
    expect(changed('satreps')).not.toContain('topic-start');
    expect(changed('sakura-science')).not.toContain('topic-start');
  });

  test('a name with its acronym in brackets', () => {
    const pair = listPairs(site).find(
      ({ id }) => id === 'mext-sti-measures-2023--intl-strategy-interim-2025',
    )!;
    const name = pair.topics.find(
      ({ subject, topic }) => subject === 'programs/aspire' && topic === 'name',
    );
    expect(name?.state).toBe('same');
  });
});

describe('a budget line is a matter that changed or not', () => {
  const findLine = (program: string, line: string, state: 'changed' | 'same' | 'once') =>
    viewOf(program, 'ja')[state].find(({ id }) => id === `line-${line}`)!;

  test('with every amount in one sentence, each with its year and stage', () => {
    expect(toWords(findLine('satreps', 'satreps-jst', 'changed').sentences)).toBe(
      '予算（JST）：1,876百万円（2020年度、前年度額） → 1,876百万円（2021年度、予算案） → 1,826百万円（2022年度、前年度額） → 1,878百万円（2023年度、当初）',
    );
    const english = viewOf('satreps', 'en').changed.map(({ sentences }) => toWords(sentences));
    expect(english).toContain(
      'Budget (AMED): ¥336 million (FY2022, prior-year figure) → ¥359 million (FY2023, initial)',
    );
  });

  test('without a difference between stages', () => {
    const lines = programs
      .flatMap(({ program }) => viewOf(program.id, 'ja').changed)
      .filter(({ id }) => id.startsWith('line-'));
    expect(lines.length).toBeGreaterThan(8);
    expect(new Set(lines.map(({ difference }) => difference))).toEqual(
      new Set(['数え方や種別が違うため、差は計算しません。']),
    );
  });

  test('and is the same with one amount in all years, also where one is rounded', () => {
    expect(toWords(findLine('overseas-challenge', 'overseas-challenge', 'same').sentences)).toMatch(
      /^265百万円（2020年度、前年度額）( → 265百万円（.+?）){3}$/,
    );
    const id = 'international-leading-research';
    expect(toWords(findLine(id, id, 'same').sentences)).toBe(
      '110億円（2021年度、補正） → 11,000百万円（2022年度、第2次補正）',
    );
  });

  test('and keeps a supplementary budget apart from that of a year', () => {
    expect(toWords(findLine('aspire', 'aspire', 'same').sentences)).toBe(
      '1億円（2023年度、予算案） → 100百万円（2023年度、当初）；50,050百万円（2022年度、第2次補正）',
    );
  });

  test('and is no comparison with one amount in one document', () => {
    expect(toWords(findLine('aspire', 'aspire-jst', 'once').sentences)).toBe(
      '44,000百万円（2022年度、第2次補正）',
    );
  });

  test('and counts on its page and on the index', () => {
    expect(viewOf('satreps', 'ja').status).toContain('変わった項目 2、同じ項目 8');
    const index = buildChangesIndexView(site, 'ja');
    const entry = index.programs.find(({ href }) => href.endsWith('/changes/satreps/'));
    expect(entry?.counts).toBe('変わった項目 2、同じ項目 8');
    expect(toWords([entry!.sentence])).toMatch(/^予算（JST）：/);
    const moved = programs.filter(({ budgets }) => budgets.some(({ state }) => state === 'changed'));
    const unchanged = index.unchanged.map(({ href }) => href);
    expect(
      moved.filter(({ program }) => unchanged.some((href) => href.endsWith(`/${program.id}/`))),
    ).toEqual([]);
  });

  test.each([
    ['mext-budget-draft-2021--mext-sti-measures-2023', 'overseas-challenge', 'same'],
    ['mext-budget-draft-2021--mext-sti-measures-2023', 'satreps-jst', 'changed'],
    ['jst-intl-programs-2019--mext-budget-draft-2021', 'sicorp-jst', 'changed'],
  ])('between %s: %s is %s', (id, line, state) => {
    const pair = listPairs(site).find((item) => item.id === id)!;
    const topic = pair.topics.find(({ subject }) => subject === `budget-lines/${line}`);
    expect(topic?.state).toBe(state);
  });

  test('between documents only where neither amount is of a supplementary budget', () => {
    const pair = 'mext-budget-draft-2021--mext-sti-measures-2023';
    const claims = new Map(
      [...site.claims].map(([id, claim]) => {
        const isMoved =
          isBudgetClaim(claim) &&
          claim.subject === 'budget-lines/overseas-challenge' &&
          claim.source === 'mext-sti-measures-2023';
        if (!isMoved) return [id, claim];
        return [id, { ...claim, value: { ...claim.value, stage: 'supplementary' as const } }];
      }),
    );
    const claimsFrom = Map.groupBy(claims.values(), ({ source }) => source);
    const topic = listPairs({ ...site, claims, claimsFrom })
      .find(({ id }) => id === pair)!
      .topics.find(({ subject }) => subject === 'budget-lines/overseas-challenge');
    expect(topic?.state).toBe('changed');
  });
});

describe('budgets FY2018 to FY2023', () => {
  const statesOf = (id: string) =>
    Object.fromEntries(
      viewOf(id, 'en').budget!.rows.map(({ year, amounts, isBeforeStart }) => {
        const gap = isBeforeStart ? 'before-start' : 'not-stated';
        return [year, amounts.length > 0 ? 'stated' : gap];
      }),
    );

  test('have every year of all documents, whatever the years of the program', () => {
    for (const { program } of programs) {
      const rows = viewOf(program.id, 'en').budget?.rows;
      if (!rows) continue;
      const years = [...new Set(rows.map(({ year }) => year))];
      expect(years).toEqual(['2023', '2022', '2021', '2020', '2019', '2018']);
    }
  });

  test('tell a year not stated from one before the start', () => {
    expect(viewOf('sicorp', 'en').budget?.gaps).toBe('Fiscal years not stated: FY2019');
    expect(statesOf('sakura-science')).toMatchObject({ 2018: 'not-stated', 2019: 'not-stated' });
    expect(statesOf('international-leading-research')).toMatchObject({
      2020: 'before-start',
      2021: 'stated',
      2023: 'not-stated',
    });
  });
});

test('head counts of Sakura Science from 2014 to 2023 are drawn, planned ones open', () => {
  const { years } = findItem('sakura-science', 'ja', 'participants');
  expect(years?.years.map(({ year }) => year)).toHaveLength(10);
  const stages = years?.series.flatMap(({ stage, pins }) =>
    pins.map(({ year }) => `${year} ${stage}`),
  );
  expect(stages).toEqual(expect.arrayContaining(['2017 initial', '2018 draft', '2023 draft']));
});

test('no claim of a program is left out of its page of changes', () => {
  const missing = programs.flatMap(({ program, histories, budgets }) => {
    const listed = new Set(viewOf(program.id, 'ja').claims.map(({ id }) => id));
    const claims = [
      ...histories.flatMap((history) => history.claims),
      ...budgets.flatMap(({ series }) => series.amounts),
    ];
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

test('a series of a chart has amounts of one line, stage, agency and price basis', () => {
  const page = startPage(site, 'ja');
  const series = site.list('budget-lines').flatMap((line) => {
    const amounts = getBudgetSeries(site, line);
    return amounts.amounts.length > 0 ? buildPins(page, [amounts], [2018, 2023]).series : [];
  });
  const kinds = series.map(({ pins }) =>
    pins.map(({ href }) => {
      const claim = site.claims.get(href!.slice(1))!;
      if (!isBudgetClaim(claim)) throw new Error(`${claim.id} is no budget`);
      const { stage, agency } = claim.value;
      return [claim.subject, stage, agency, getPriceBasis(claim)].join(' ');
    }),
  );
  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.filter((kind) => new Set(kind).size !== 1)).toEqual([]);
});

test('every claim of what both documents speak of stands on the page of the pair', () => {
  for (const pair of listPairs(site)) {
    const view = buildPairView(site, 'en', pair);
    const listed = new Set(view.claims.map(({ id }) => id));
    const claimsOf = (id: string) =>
      [...site.claims.values()].filter(({ source }) => source === id);
    const [then, now] = [claimsOf(pair.older.id), claimsOf(pair.newer.id)];
    const subjectsOf = (claims: typeof then) => new Set(claims.map(({ subject }) => subject));
    const shared = subjectsOf(then).intersection(subjectsOf(now));
    const missing = [...then, ...now].filter(
      ({ id, subject }) => shared.has(subject) && !listed.has(id),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
    // Subjects of one document only are linked.
    const linked = [...view.olderOnly, ...view.newerOnly].length;
    const others = subjectsOf(then).symmetricDifference(subjectsOf(now));
    expect(linked).toBe(others.size);
  }
});

test('the index has the programs with most changes first, each with a sentence if one can be said', () => {
  const { programs: entries } = buildChangesIndexView(site, 'ja');
  const counts = entries.map(({ counts: text }) => Number(/\d+/.exec(text)?.[0]));
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(entries.filter((_, i) => counts[i]! > 0 && entries[i]!.sentence.length === 0)).toEqual([]);
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
