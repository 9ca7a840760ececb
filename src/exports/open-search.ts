import { toDataPath, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import { escape } from './feed.ts';
import { toAbsolute } from '../site-address.ts';

/** Lets a browser offer the site's search in its address bar. */
export function buildOpenSearch(locale: Locale): string {
  const { site, searchForm } = getStrings(locale);
  const search = `${toAbsolute(toPath(locale, 'search/'))}?q={searchTerms}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    // A short name has at most 16 letters.
    `  <ShortName>${locale === 'ja' ? '国際科学技術政策' : 'STI Policy Atlas'}</ShortName>`,
    `  <LongName>${escape(site.name)}</LongName>`,
    `  <Description>${escape(searchForm.label)}</Description>`,
    `  <Image type="image/svg+xml">${escape(toAbsolute(toDataPath('favicon.svg')))}</Image>`,
    `  <Url type="text/html" method="get" template="${escape(search)}"/>`,
    `  <Language>${locale}</Language>`,
    '  <InputEncoding>UTF-8</InputEncoding>',
    '</OpenSearchDescription>',
    '',
  ].join('\n');
}
