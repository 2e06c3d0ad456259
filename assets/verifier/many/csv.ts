// A spreadsheet takes text that starts like this for a formula, and anybody can name a file or write a list.
const formula = /^[=+\-@\t\r＝＋－＠]/;
const byteOrderMark = "\ufeff";

/** A table as CSV (RFC 4180), in UTF-8 with a byte order mark, as spreadsheets expect. */
export const csvOf = (rows: readonly (readonly string[])[]): string => byteOrderMark + rows.map(row => row.map(cell).join(",") + "\r\n").join("");

function cell(text: string): string {
  const safe = formula.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
