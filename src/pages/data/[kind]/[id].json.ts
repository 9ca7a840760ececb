import type { APIRoute } from 'astro';
import { buildRecordDocument } from '../../../exports/record-rows.ts';
import { buildMovedDocument, listMovedRecords } from '../../../exports/moved-records.ts';
import type { AnyRecord } from '../../../model/build-site.ts';
import type { Move } from '../../../schemas/ledger.ts';
import { getSite } from '../../../site.ts';

/** Records, and at the addresses of those that were renamed or withdrawn what became of them. */
export const getStaticPaths = () => [
  ...[...getSite().records.values()].map((record) => ({
    params: { kind: record.kind, id: record.id },
    props: { record },
  })),
  ...listMovedRecords(getSite()).map(({ kind, id, move }) => ({
    params: { kind, id },
    props: { move },
  })),
];

export const GET: APIRoute<{ record: AnyRecord } | { move: Move }> = ({ props, params }) =>
  Response.json(
    'record' in props
      ? buildRecordDocument(getSite(), props.record)
      : buildMovedDocument(`${params.kind}/${params.id}`, props.move),
  );
