import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readDocumentFile } from '../../src/verification/read-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'document-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A PDF of one page whose Japanese font is only named, with the standard character map of such fonts. */
function buildPdf(text: string): string {
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex');
  const content = `BT /F1 12 Tf 40 700 Td <${codes}> Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = pdf.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  return `${pdf}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

test('the text of a Japanese PDF is read without its fonts', async () => {
  const path = join(folder, 'budget.pdf');
  writeFileSync(path, buildPdf('令和5年度予算額1,073百万円'), 'latin1');
  expect(await readDocumentFile(path)).toBe('令和5年度予算額1,073百万円');
});

test('a text file is read as it is', async () => {
  const path = join(folder, 'budget.txt');
  writeFileSync(path, '令和5年度予算額\n1,073百万円');
  expect(await readDocumentFile(path)).toBe('令和5年度予算額\n1,073百万円');
});

test('a file that only looks like a PDF is refused', async () => {
  const path = join(folder, 'broken.pdf');
  writeFileSync(path, '%PDF-1.4\nnothing');
  await expect(readDocumentFile(path)).rejects.toThrow();
});
