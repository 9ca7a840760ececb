/**
 * Writes rows as CSV that a Japanese Excel opens right: UTF-8 with BOM, CRLF, RFC 4180 quoting.
 * Nested objects become columns with a dotted name (`name.ja`); lists are joined with a space, other nested values are JSON.
 */
export function toCsv(rows: readonly object[]): string {
  const { columns, cells } = toTable(rows);
  return `\ufeff${[columns, ...cells].map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`;
}

/** Rows as a table of texts with every column that any of them has. */
export function toTable(rows: readonly object[]): { columns: string[]; cells: string[][] } {
  const flat = rows.map((row) => flatten(row as Record<string, unknown>));
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  return { columns, cells: flat.map((row) => columns.map((column) => row[column] ?? '')) };
}

function flatten(row: Record<string, unknown>, prefix = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(row).map(([key, value]) => {
      const name = `${prefix}${key}`;
      if (value === null || value === undefined) return { [name]: '' };
      if (Array.isArray(value)) {
        const isPlain = value.every((item) => typeof item !== 'object');
        return { [name]: isPlain ? value.join(' ') : JSON.stringify(value) };
      }
      if (typeof value === 'object') return flatten(value as Record<string, unknown>, `${name}.`);
      return { [name]: String(value) };
    }),
  );
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
