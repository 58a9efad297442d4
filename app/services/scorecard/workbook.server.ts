import writeWorkbook from 'write-excel-file/node'
import type { Table } from './scorecard-tables.server.ts'

// A cell that begins like a formula is only text in a workbook of typed cells: nothing here is ever written as a formula.
const cellOf = (value: string | number | null) =>
  value === null ? null : typeof value === 'number' ? { type: Number, value } : { type: String, value }

/** Tables as the sheets of one XLSX workbook. */
export async function workbookOf(tables: readonly Pick<Table, 'name' | 'columns' | 'rows'>[]): Promise<Buffer> {
  const sheets = tables.map(({ name, columns, rows }) => ({
    sheet: name,
    data: [
      columns.map((value) => ({ type: String, value, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }))
  return writeWorkbook(sheets).toBuffer()
}
