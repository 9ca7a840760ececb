import { expect, test } from 'vitest';
import { toCsv } from '../../src/exports/csv.ts';

test('CSV has a byte order mark, CRLF, dotted columns and quotes where they are needed', () => {
  const rows = [
    { id: 'a', name: { ja: '事業', en: 'A, B' }, tags: ['x', 'y'], note: null },
    { id: 'b', name: { ja: '「"」', en: 'C' }, tags: [], extra: 1 },
  ];
  expect(toCsv(rows)).toBe(
    [
      '\ufeffid,name.ja,name.en,tags,note,extra',
      'a,事業,"A, B",x y,,',
      'b,"「""」",C,,,1',
      '',
    ].join('\r\n'),
  );
});
