import { zipOf } from "./zip.js";

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const begin = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// 49 is the format "text". Style 1 is of a cell, style 2 of a heading.
const styles = `${begin}<styleSheet xmlns="${spreadsheet}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1">`
  + '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/>'
  + '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>';

/**
 * A table as a workbook (ISO/IEC 29500) in which every cell is text, so that no spreadsheet turns a number into another, or a text into a formula.
 * @param title Name of its sheet.
 * @param rows The headings, then the rows.
 */
export const xlsxOf = (title: string, rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> => zipOf({
  "[Content_Types].xml": `${begin}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.`
    + `relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" `
    + `ContentType="${office}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/></Types>`,
  "_rels/.rels": related([["officeDocument", "xl/workbook.xml"]]),
  "xl/workbook.xml": `${begin}<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><sheets><sheet name="${written(title)}" sheetId="1" r:id="rId1"/>`
    + "</sheets></workbook>",
  "xl/_rels/workbook.xml.rels": related([["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]]),
  "xl/styles.xml": styles,
  "xl/worksheets/sheet1.xml": sheetOf(rows),
});

const related = (targets: readonly (readonly [string, string])[]): string => `${begin}<Relationships xmlns="${packages}/relationships">`
  + targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`).join("")
  + "</Relationships>";

const sheetOf = (rows: readonly (readonly string[])[]): string => `${begin}<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0">`
  + '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>'
  + `<col min="1" max="${rows[0]?.length ?? 1}" width="22" customWidth="1"/></cols><sheetData>`
  + rows.map((row, index) => `<row>${row.map(text => cell(text, index === 0 ? 2 : 1)).join("")}</row>`).join("") + "</sheetData></worksheet>";

const cell = (text: string, style: number): string => `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${written(text)}</t></is></c>`;

const meant: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text in XML. Characters that it has no place for become a space: anybody can name a file. */
function written(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ")
    .replace(/[&<>"]/g, character => meant[character]!);
}
