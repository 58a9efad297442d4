import writeWorkbook from 'write-excel-file/node'
import { csvResponse } from './csv.server.ts'

/** A table as a file holds it: a name for its sheet, a head, and cells. */
export type FileTable = { name: string; columns: readonly string[]; rows: readonly (string | number | null)[][] }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

// A cell that begins like a formula is only text in a workbook of typed cells: nothing here is ever written as a formula.
const cellOf = (value: string | number | null) =>
  value === null ? null : typeof value === 'number' ? { type: Number, value } : { type: String, value }

/** Tables as the sheets of one XLSX workbook. */
async function workbookOf(tables: readonly FileTable[]): Promise<Buffer> {
  const sheets = tables.map(({ name, columns, rows }) => ({
    sheet: name,
    data: [
      columns.map((value) => ({ type: String, value, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }))
  return writeWorkbook(sheets).toBuffer()
}

/** Bytes as a download. */
export const download = (bytes: Buffer, type: string, name: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })

/** Tables as a CSV of one of them, or as a workbook of all. */
export async function downloadTables(
  tables: readonly FileTable[],
  form: 'csv' | 'xlsx',
  name: string,
): Promise<Response> {
  if (form === 'xlsx') return download(await workbookOf(tables), XLSX, `${name}.xlsx`)
  const [table] = tables
  const rows = [table?.columns ?? [], ...(table?.rows ?? [])]
  return csvResponse(
    name,
    rows.map((row) => row.map((cell) => String(cell ?? ''))),
  )
}
