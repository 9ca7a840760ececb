import type { APIRoute } from 'astro';
import { buildFeed } from '../exports/feed.ts';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import { getSite } from '../site.ts';

export const getStaticPaths = () => LOCALES.map((locale) => ({ params: { locale } }));

export const GET: APIRoute = ({ params }) =>
  new Response(buildFeed(getSite(), params.locale as Locale), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
