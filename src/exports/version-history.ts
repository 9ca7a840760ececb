import type { Localized } from '../schemas/shared.ts';
import type { Site } from '../model/build-site.ts';
import { listChanges, listVersions, type Change } from '../model/ledger.ts';

/** The names of fields that a reader meets most; others keep the name that the data has. */
const FIELD_NAMES: Record<string, Localized> = {
  'name.ja': { ja: '名称', en: 'Name in Japanese' },
  'name.en': { ja: '英語名', en: 'Name' },
  'summary.ja': { ja: '概要', en: 'Summary in Japanese' },
  'summary.en': { ja: '概要（英語）', en: 'Summary' },
  subject: { ja: '対象', en: 'Subject' },
  attribute: { ja: '項目', en: 'Attribute' },
  printed: { ja: '印字', en: 'Printed' },
  source: { ja: '資料', en: 'Document' },
  part: { ja: '資料の部分', en: 'Part of the document' },
  asOf: { ja: '時点', en: 'As of' },
  limits: { ja: '限定', en: 'Limits' },
  inferred: { ja: '推定', en: 'Inferred' },
  status: { ja: '状態', en: 'Status' },
  'value.exact': { ja: '値', en: 'Value' },
  'value.stage': { ja: '種別', en: 'Stage' },
  'value.fiscalYear': { ja: '年度', en: 'Fiscal year' },
};

export interface HistoryChange extends Change {
  label: Localized;
}

export interface History {
  id: string;
  version: string;
  versions: { version: string; date: string; changes: HistoryChange[] }[];
}

/** Things of which an older version was published, as kind and id. */
export function listThingsWithHistory(site: Site): { kind: string; id: string }[] {
  const counts = Map.groupBy(site.ledger.things, ({ id }) => id);
  return [...counts]
    .filter(([, versions]) => new Set(versions.map(({ version }) => version)).size > 1)
    .map(([thing]) => {
      const [kind = '', id = ''] = thing.split('/');
      return { kind, id };
    });
}

/** Each published version of a thing, with all that is different now. */
export function buildHistory(site: Site, thing: string): History {
  const versions = listVersions(site, thing);
  return {
    id: thing,
    version: versions.at(-1)?.version ?? '',
    versions: versions.map((old) => ({
      version: old.version,
      date: old.date,
      changes: listChanges(site, old).map((change) => ({
        ...change,
        label: toLabel(site, change),
      })),
    })),
  };
}

function toLabel(site: Site, { thing, field }: Change): Localized {
  const name = FIELD_NAMES[field] ?? { ja: field, en: field };
  if (!thing) return name;
  const record = site.records.get(thing as never);
  const ja = record?.name.ja ?? thing;
  const en = record?.name.en ?? thing;
  return { ja: `${ja}　${name.ja}`, en: `${en}, ${name.en}` };
}
