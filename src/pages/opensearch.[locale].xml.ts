import type { APIRoute } from 'astro';
import { buildOpenSearch } from '../exports/open-search.ts';
import { LOCALES, type Locale } from '../i18n/locales.ts';

export const getStaticPaths = () => LOCALES.map((locale) => ({ params: { locale } }));

export const GET: APIRoute = ({ params }) =>
  new Response(buildOpenSearch(params.locale as Locale), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml; charset=utf-8' },
  });
