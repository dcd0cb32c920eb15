/** A table as CSV: quoted where needed, and never taken for a formula by a spreadsheet. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null): string => {
    const text = value === null ? '' : String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => row.map(cell).join(',')).join('\r\n');
}

/** Lets the browser save a table. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function saveCsv(name: string, rows: Parameters<typeof csv>[0]): void {
  const url = URL.createObjectURL(new Blob([`\ufeff${csv(rows)}`], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
