import { describe, expect, it } from 'vitest';
import { boxOfText, overlaps } from '../../src/charts/labels.ts';
import { buildLegendSign } from '../../src/charts/legend.ts';
import { buildMoneyFlow } from '../../src/charts/money-flow.ts';
import { listShapes, type Scene } from '../../src/charts/scene.ts';
import { buildTimeline, buildTimelineBar, findBarEnd } from '../../src/charts/timeline.ts';
import type { Flow, FlowInput, FlowKind, FlowNode, TimelineInput } from '../../src/charts/types.ts';

const node = (id: string, side: FlowNode['side'], level: number, label = id): FlowNode => ({
  id,
  side,
  level,
  label,
});
const flow = (from: string, to: string, kind: FlowKind, label: string): Flow => ({
  from,
  to,
  kind,
  label,
});

const SIX_NODES = [
  node('mext', 'japan', 0, '国（文部科学省）'),
  node('jst', 'japan', 1, 'JST'),
  node('team', 'japan', 2, '日本側研究者'),
  node('government', 'partner', 0, '相手国政府'),
  node('agency', 'partner', 1, '相手国の対応機関'),
  node('partner-team', 'partner', 2, '相手国側研究者'),
];

const aGraph = (nodes: FlowNode[], flows: Flow[]): FlowInput => ({
  nodes,
  flows,
  japanLabel: '日本側',
  partnerLabel: '相手国側',
});

const GRAPHS: { name: string; graph: FlowInput }[] = [
  {
    name: 'two nodes with three flows',
    graph: aGraph(
      [node('jsps', 'japan', 1), node('dfg', 'partner', 1)],
      [
        flow('jsps', 'dfg', 'agreement', 'memorandum on a joint call'),
        flow('jsps', 'dfg', 'notice', 'notice'),
        flow('dfg', 'jsps', 'money', 'support'),
      ],
    ),
  },
  {
    name: 'six nodes in two columns',
    graph: aGraph(SIX_NODES, [
      flow('mext', 'jst', 'money', '運営費交付金'),
      flow('mext', 'jst', 'notice', '相手国・分野等の通知'),
      flow('jst', 'team', 'money', '委託'),
      flow('team', 'jst', 'notice', '提案申請'),
      flow('government', 'agency', 'notice', '実施方針'),
      flow('agency', 'partner-team', 'money', '支援'),
      flow('partner-team', 'agency', 'notice', '提案申請'),
      flow('mext', 'government', 'agreement', '省庁間合意'),
      flow('jst', 'agency', 'agreement', '覚書等の締結・共同公募'),
      flow('team', 'partner-team', 'joint-research', '共同研究'),
    ]),
  },
  {
    name: 'one side with a flow that skips a node',
    graph: aGraph(SIX_NODES.slice(0, 3), [
      flow('mext', 'jst', 'money', '運営費交付金'),
      flow('jst', 'team', 'money', '滞在費・往復航空賃の支給'),
      flow('mext', 'team', 'notice', '表彰'),
    ]),
  },
  {
    name: 'eight nodes, two of them in one level, and bent flows',
    graph: aGraph(
      [...SIX_NODES, node('mofa', 'japan', 0, '外務省'), node('jica', 'japan', 1, 'JICA')],
      [
        flow('mext', 'jst', 'money', '運営費交付金'),
        flow('mofa', 'jica', 'money', '運営費交付金'),
        flow('jst', 'team', 'money', '研究費（委託）'),
        flow('team', 'jst', 'notice', '提案'),
        flow('jica', 'team', 'money', '研究費（ODA）'),
        flow('jica', 'partner-team', 'money', '技術協力（機材供与・派遣）'),
        flow('government', 'jica', 'notice', '協力要請'),
        flow('mofa', 'government', 'agreement', '国際約束'),
        flow('team', 'partner-team', 'joint-research', '国際共同研究'),
      ],
    ),
  },
  {
    name: 'three flows between neighbours',
    graph: aGraph(SIX_NODES.slice(0, 2), [
      flow('mext', 'jst', 'money', '交付金'),
      flow('mext', 'jst', 'notice', '通知'),
      flow('jst', 'mext', 'notice', '報告'),
    ]),
  },
  { name: 'nodes without a flow', graph: aGraph(SIX_NODES.slice(0, 2), []) },
];

function listCollisions(scene: Scene): string[] {
  const texts = listShapes([...scene.backdrop, ...scene.marks], 'text').filter(
    // Labels of the axis stand in groups that carry their anchor.
    (shape) => listShapes(scene.backdrop, 'group').every(({ shapes }) => !shapes.includes(shape)),
  );
  const nameOf = (shape: (typeof texts)[number]) => shape.spans.map(({ text }) => text).join(' ');
  const outside = texts.filter((shape) => {
    const { left, right } = boxOfText(shape);
    return left < -1 || right > scene.width + 1;
  });
  const pairs = texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => overlaps(boxOfText(a), boxOfText(b)))
      .map((b) => `${nameOf(a)} / ${nameOf(b)}`),
  );
  return [...pairs, ...outside.map((shape) => `${nameOf(shape)} is outside`)];
}

describe('money flow', () => {
  for (const width of [720, 340]) {
    it.each(GRAPHS)(`draws $name at ${width} px without touching labels`, ({ graph }) => {
      expect(listCollisions(buildMoneyFlow(graph, width))).toEqual([]);
    });

    it.each(GRAPHS)(`keeps nodes apart for $name at ${width} px`, ({ graph }) => {
      const boxes = listShapes(buildMoneyFlow(graph, width).backdrop, 'rect').map((box) => ({
        left: box.x,
        right: box.x + box.width,
        top: box.y,
        bottom: box.y + box.height,
      }));
      expect(boxes).toHaveLength(graph.nodes.length);
      const touching = boxes.filter((a, i) => boxes.slice(i + 1).some((b) => overlaps(a, b)));
      expect(touching).toEqual([]);
    });
  }

  it.each([
    { kind: 'money', heads: 1 },
    { kind: 'notice', heads: 1 },
    { kind: 'agreement', heads: 2 },
    { kind: 'joint-research', heads: 2 },
  ] as const)('gives $kind $heads arrowhead(s)', ({ kind, heads }) => {
    const graph = aGraph(SIX_NODES.slice(0, 2), [flow('mext', 'jst', kind, 'label')]);
    const paths = listShapes(buildMoneyFlow(graph, 720).marks, 'path');
    expect(paths[0]!.className).toBe(kind);
    expect(paths[1]!.d.match(/M/g)).toHaveLength(heads);
  });

  it.each([
    {
      name: 'a node that is missing',
      bad: flow('mext', 'nobody', 'money', 'x'),
      message: 'A flow names the node "nobody", which the chart does not have.',
    },
    {
      name: 'a node to itself',
      bad: flow('mext', 'mext', 'money', 'x'),
      message: 'The flow "x" leads from "mext" to itself.',
    },
  ])('rejects a flow to $name', ({ bad, message }) => {
    expect(() => buildMoneyFlow(aGraph(SIX_NODES, [bad]), 720)).toThrow(message);
  });
});

const row = (name: string, startYear: number, endYear: number | null) => ({
  name,
  startYear,
  endYear,
  endKind: endYear === null ? ('open' as const) : ('stated' as const),
  agency: 'jst' as const,
  yearsLabel: `${Math.floor(startYear)}–`,
  claims: [],
  proof: {},
});

const TIMELINE: TimelineInput = {
  fromYear: 1982,
  toYear: 2028,
  ticks: [1990, 2000, 2010, 2020].map((year) => ({ year, label: `${year}`, eraLabel: 'era' })),
  eras: [
    { label: '昭和', startYear: null, isShaded: false },
    { label: '平成', startYear: 1989, isShaded: true },
  ],
  groups: [
    {
      label: '派遣',
      rows: [
        row('海外特別研究員', 1982, null),
        row('若手研究者海外派遣', 1996, 2002),
        row('早い', 1970, 1975),
      ],
    },
    {
      label: '招へい',
      rows: [row('SICORP', 2009.25, null), row('第7期基本計画', 2026.25, 2031.25)],
    },
  ],
  events: [2004.5, 2015.7, 2016.4, 2016.4, 2016.5, 1983].map((year, index) => ({
    name: `出来事${index}`,
    year,
    dateLabel: '2016-05',
    claims: [],
    proof: {},
  })),
  eventsLabel: '出来事',
  today: { year: 2026.88, label: '2026年11月' },
  differsLabel: '開始年が資料で異なる',
};

describe('timeline', () => {
  it('keeps names of programs and events apart and inside', () => {
    expect(listCollisions(buildTimeline(TIMELINE, 1080))).toEqual([]);
  });

  it.each([
    { name: 'a stated end', row: row('a', 1996, 2002), end: { year: 2002, isOpen: false } },
    { name: 'no stated end', row: row('b', 2009, null), end: { year: 2026.88, isOpen: true } },
    {
      name: 'an end after the axis',
      row: row('c', 2026, 2031),
      end: { year: 2028, isOpen: false },
    },
    { name: 'a start after today', row: row('d', 2027, null), end: { year: 2027, isOpen: true } },
  ])('ends a bar with $name', ({ row: entry, end }) => {
    expect(findBarEnd(entry, TIMELINE)).toEqual(end);
  });

  it('opens the dot of a start on which documents differ', () => {
    const dotOf = (differs: boolean) =>
      listShapes(
        buildTimelineBar({ ...row('a', 2022, null), differs }, TIMELINE).marks,
        'circle',
      )[0]!;
    expect(dotOf(true).className).toBe('open');
    expect(dotOf(false).className).toBe('solid');
  });

  it('draws no event section without events', () => {
    const texts = listShapes(buildTimeline({ ...TIMELINE, events: [] }, 1080).marks, 'text');
    expect(texts.some(({ spans }) => spans[0]!.text === '出来事')).toBe(false);
  });
});

describe('legend', () => {
  it.each([
    'initial',
    'not-stated',
    'not-recorded',
    'rounded',
    'money',
    'agency-jst',
    'bar-request',
    'differs',
  ] as const)('draws a sign for %s', (sign) => {
    expect(buildLegendSign(sign).marks.length).toBeGreaterThan(0);
  });
});
