import type { APIRoute } from 'astro';
import { buildRecordDocument } from '../../../exports/record-rows.ts';
import type { AnyRecord } from '../../../model/build-site.ts';
import { getSite } from '../../../site.ts';

export const getStaticPaths = () =>
  [...getSite().records.values()].map((record) => ({
    params: { kind: record.kind, id: record.id },
    props: { record },
  }));

export const GET: APIRoute<{ record: AnyRecord }> = ({ props }) =>
  Response.json(buildRecordDocument(getSite(), props.record));
