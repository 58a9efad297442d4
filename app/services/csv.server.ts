import { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { stringify } from 'csv-stringify'

/** A number below nought begins like a formula and is none. */
const IS_NUMBER = /^-\d+(\.\d+)?$/
const cellOf = (value: string) => (IS_NUMBER.test(value) ? { value, escape_formulas: false } : value)

/** Rows as a CSV download, streamed. Cells that a spreadsheet would take for a formula are escaped; numbers stay numbers. */
export function csvResponse(name: string, rows: AsyncIterable<string[]> | Iterable<string[]>): Response {
  const text = Readable.from(rows).pipe(stringify({ escape_formulas: true, bom: true, cast: { string: cellOf } }))
  return new Response(createReadableStreamFromReadable(text), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` },
  })
}

/** Lines of JSON as a download, streamed. */
export function linesResponse(name: string, lines: AsyncIterable<string>): Response {
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': `attachment; filename="${name}.ndjson"`,
    },
  })
}
