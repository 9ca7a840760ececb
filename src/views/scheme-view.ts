import type { FlowInput, FlowKind } from '../charts/types.ts';
import type { RecordOf } from '../model/build-site.ts';
import type { ClaimPage } from './claim-page.ts';
import type { ClaimRef, Segment } from './types.ts';

export interface SchemeView {
  id: string;
  name: string;
  lead: Segment[][];
  chart: FlowInput;
  summary: string;
  rows: { kind: string; from: string; to: string; claim: ClaimRef; note: string }[];
}

const FLOW_KINDS: Record<RecordOf<'schemes'>['flows'][number]['kind'], FlowKind> = {
  money: 'money',
  support: 'money',
  notice: 'notice',
  proposal: 'notice',
  consultation: 'notice',
  agreement: 'agreement',
  research: 'joint-research',
};

/** Who gives money, notice or proposals to whom: the same flows as a picture, in words and as a table. */
export function buildScheme(page: ClaimPage, scheme: RecordOf<'schemes'>): SchemeView {
  const { site, locale, strings } = page;
  const labels = new Map(scheme.nodes.map((node) => [node.id, node.label[locale]]));
  const flows = scheme.flows.map((flow) => ({
    flow,
    claim: page.show(site.claims.get(flow.claim)!, flow.label[locale]),
  }));
  return {
    id: scheme.id,
    name: page.getName(scheme),
    lead: page.toSegments(scheme.summary[locale]),
    chart: {
      nodes: scheme.nodes.map(({ id, label, side, level }) => ({
        id,
        label: label[locale],
        side,
        level: (Math.min(level, 3) - 1) as 0 | 1 | 2,
      })),
      flows: flows.map(({ flow, claim }) => ({
        from: flow.from,
        to: flow.to,
        kind: FLOW_KINDS[flow.kind],
        label: flow.label[locale],
        href: claim.href,
        linkLabel: claim.label,
      })),
      japanLabel: strings.flowSides.japan,
      partnerLabel: strings.flowSides.partner,
    },
    summary: flows
      .map(({ flow }) => `${labels.get(flow.from)} → ${labels.get(flow.to)}: ${flow.label[locale]}`)
      .join(locale === 'ja' ? '。' : '. '),
    rows: flows.map(({ flow, claim }) => ({
      kind: strings.flows[flow.kind],
      from: labels.get(flow.from) ?? '',
      to: labels.get(flow.to) ?? '',
      claim,
      note: flow.inferred ? strings.record.inferredArrow : '',
    })),
  };
}
