import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

const PDF_MARK = '%PDF-';

/** Reads the text of a document from a PDF or a text file; which of them it is, its first bytes say. */
export async function readDocumentFile(path: string): Promise<string> {
  const bytes = readFileSync(path);
  const isPdf = bytes.subarray(0, 1024).includes(PDF_MARK);
  return isPdf ? readPdf(new Uint8Array(bytes)) : bytes.toString('utf8');
}

/**
 * The text of a PDF, page after page with a form feed between them, in the order in which it is drawn.
 * Japanese PDFs often name a character map instead of embedding one, so the maps of the library are given to it.
 */
export async function readPdf(data: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data,
    cMapUrl: join(root, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(root, 'standard_fonts') + sep,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''),
    );
  }
  await task.destroy();
  return pages.join('\n\f');
}
