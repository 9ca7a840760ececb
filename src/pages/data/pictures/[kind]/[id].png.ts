import type { APIRoute } from 'astro';
import { drawPicture } from '../../../../exports/picture.ts';
import type { AnyRecord } from '../../../../model/build-site.ts';
import { getSite } from '../../../../site.ts';

export const getStaticPaths = () =>
  [...getSite().records.values()]
    .filter(({ kind }) => kind !== 'schemes')
    .map((record) => ({ params: { kind: record.kind, id: record.id }, props: { record } }));

export const GET: APIRoute<{ record: AnyRecord }> = async ({ props }) =>
  new Response(await drawPicture(props.record), { headers: { 'Content-Type': 'image/png' } });
