import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { gzipSync, zipSync } from 'fflate'
import { readHeads } from '#app/domain/audit/heads.ts'
import { readOrderLine } from '#app/domain/codes/read-order-file.ts'
import { sheetLines } from '#app/domain/codes/read-sheet.ts'
import { readResource } from '#app/domain/intake/fhir/read-resource.ts'
import { decodeEntities, stripHtml } from '#app/domain/intake/text/html.ts'
import { tidy } from '#app/domain/intake/text/plain.ts'
import { stripRtf } from '#app/domain/intake/text/rtf.ts'
import { STARTER_TEMPLATES } from '#app/domain/query/templates/library.ts'
import { readTemplateFile, writeTemplateFile } from '#app/domain/query/templates/read-template.ts'
import { parseHeader } from '#app/services/backup/cipher.server.ts'
import { unpackBytes } from '#app/services/codes/unpack.server.ts'
import { MORE_PARSERS, type Parser, text } from './_fuzz-more.ts'

const FHIR = 'tests/fixtures/fhir/ward'
const SHEET =
  '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>'

/** Refusals that a library names are an answer, not a crash. */
function orRefusal(work: () => unknown, isRefusal: (error: unknown) => boolean): void {
  try {
    work()
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
}
const isNamed = (error: unknown) => error instanceof Error && ('code' in error || error instanceof SyntaxError)

export const PARSERS: Parser[] = [
  {
    name: 'FHIR resource',
    seeds: readdirSync(FHIR).flatMap((name) =>
      readFileSync(join(FHIR, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .slice(0, 4)
        .map(text),
    ),
    run(bytes) {
      let value: unknown
      try {
        value = JSON.parse(bytes.toString('utf8'))
      } catch {
        return
      }
      readResource(value, { system: 'test', fullUrl: null })
    },
  },
  {
    name: 'RTF',
    seeds: [
      text(
        "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs24 Patient \\b stable\\b0 .\\par \\u8217? \\'e9 {\\*\\bin5 abcde}}",
      ),
    ],
    run: (bytes) => void stripRtf(bytes.toString('latin1')),
  },
  {
    name: 'HTML',
    seeds: [
      text(
        '<html><body><p>Creatinine &gt; 2 &amp;#x41; <b>now</b><table><tr><td>1</td></tr></table><!-- c --></body></html>',
      ),
    ],
    run(bytes) {
      const words = bytes.toString('utf8')
      stripHtml(words)
      decodeEntities(words)
      tidy(words)
    },
  },
  {
    name: 'ICD-10 order file',
    seeds: [
      text('00001 A00     0 Cholera                                                      Cholera'),
      text('00002 A000    1 Cholera due to Vibrio'),
    ],
    run: (bytes) => void readOrderLine(bytes.toString('latin1')),
  },
  {
    name: 'spreadsheet',
    seeds: [text(SHEET)],
    run: (bytes) => void sheetLines(bytes.toString('utf8'), '<sst><si><t>a</t></si></sst>'),
  },
  {
    name: 'CSV',
    seeds: [text('provider,period,family,taught,gaps,reviewable\np1,1,"hf ""x""",0,3,10\n')],
    run: (bytes) => orRefusal(() => parse(bytes, { columns: true, bom: true }), isNamed),
  },
  {
    name: 'archive',
    seeds: [
      zipSync({ 'a.txt': text('words words words'), 'b/c.csv': text('more') }),
      zipSync({
        'xl/worksheets/sheet1.xml': text(SHEET),
        'xl/sharedStrings.xml': text('<sst><si><t>a</t></si></sst>'),
      }),
      gzipSync(text('00001 A00     0 Cholera')),
    ].map((bytes) => Buffer.from(bytes)),
    run: (bytes) => void unpackBytes('a file', bytes),
  },
  {
    name: 'template file',
    seeds: [text(writeTemplateFile(STARTER_TEMPLATES.slice(0, 2)))],
    run: (bytes) => void readTemplateFile(bytes.toString('utf8')),
  },
  {
    name: 'signed heads',
    seeds: [text('{"kind":"head","seq":1,"seal":"a","at":"b","previous":"","key":"c","signature":"d"}\n')],
    run: (bytes) => void readHeads(bytes.toString('utf8')),
  },
  {
    name: 'backup header',
    seeds: [text('addendum-backup/1\n{"madeAt":"x","bytes":1,"sha256":"","entries":1,"head":"","key":"","salt":""}\n')],
    run: (bytes) => void parseHeader(bytes),
  },
  ...MORE_PARSERS,
]
