import { getStrings } from '../i18n/strings.ts';
import {
  listCitations,
  listSourceCitations,
  type Backing,
  type Citable,
  type Citation,
} from './citable.ts';
import { writeSections } from './adapt-sheet.ts';
import { describeVersion } from './list-citables.ts';

/**
 * Writes all citations of a thing as one plain text: a reader without script opens and copies it,
 * and the dialog shows it part by part.
 */
export function writeSheet(citable: Citable, backings: readonly Backing[]): string {
  const { cite } = getStrings(citable.locale);
  const toTitle = citable.isOfList ? cite.documentOfList : cite.document;
  const sections: { title: string; citations: Citation[] }[] = [
    { title: cite.genres[citable.genre], citations: listCitations(citable, backings) },
    ...backings.map((backing) => ({
      title: toTitle(backing.item.title),
      citations: listSourceCitations(backing),
    })),
    ...(backings.length === 0 ? [{ title: cite.noSource, citations: [] }] : []),
  ];
  const named = sections.map(({ title, citations }) => ({
    title,
    citations: citations.map(({ format, text }) => ({ format: cite.formats[format], text })),
  }));
  // The byte order mark tells browsers the encoding where a host does not.
  return `\ufeff${citable.title}\n${describeVersion(citable)}\n${cite.blanks}\n\n${writeSections(named)}`;
}
