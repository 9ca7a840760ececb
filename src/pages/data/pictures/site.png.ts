import { drawPicture } from '../../../exports/picture.ts';

export const GET = async () =>
  new Response(await drawPicture(), { headers: { 'Content-Type': 'image/png' } });
