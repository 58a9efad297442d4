import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unzipSync, zipSync } from 'fflate'
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
import { seededBelow } from './_tamper.ts'

export type Tally = { cases: Map<string, number>; crashes: string[]; slow: string[] }
type Parser = { name: string; seeds: Buffer[]; run(bytes: Buffer): void }

const text = (words: string) => Buffer.from(words, 'utf8')
const FHIR = 'tests/fixtures/fhir/ward'

/** Refusals that a library names are an answer, not a crash. */
function orRefusal(work: () => unknown, isRefusal: (error: unknown) => boolean): void {
  try {
    work()
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
}
const isNamed = (error: unknown) => error instanceof Error && ('code' in error || error instanceof SyntaxError)

const PARSERS: Parser[] = [
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
    seeds: [
      text(
        '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>',
      ),
    ],
    run: (bytes) => void sheetLines(bytes.toString('utf8'), '<sst><si><t>a</t></si></sst>'),
  },
  {
    name: 'CSV',
    seeds: [text('provider,period,family,taught,gaps,reviewable\np1,1,"hf ""x""",0,3,10\n')],
    run: (bytes) => orRefusal(() => parse(bytes, { columns: true, bom: true }), isNamed),
  },
  {
    name: 'zip',
    seeds: [Buffer.from(zipSync({ 'a.txt': text('words words words'), 'b/c.txt': text('more') }))],
    // A length that a damaged archive claims is not taken at its word.
    run: (bytes) =>
      orRefusal(
        () => unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1e6 }),
        (e) => isNamed(e) || e instanceof RangeError,
      ),
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
]

const DICTIONARY = [
  '"',
  '{',
  '}',
  '[',
  ']',
  '\\',
  '<',
  '>',
  '&',
  '&#x',
  '\0',
  '\ufeff',
  '\ud800',
  '-1',
  '1e999',
  'null',
  '[]',
  '{}',
  '__proto__',
  '\\u0000',
  '\r\n',
  ',',
].map((word) => text(word))

/** One seed with a few of its bytes turned, cut, doubled, or mixed with words that parsers stumble over. */
function mutated(seed: Buffer, below: (n: number) => number): Buffer {
  let bytes = Buffer.from(seed)
  for (let n = 1 + below(4); n > 0; n--) {
    const at = below(bytes.length + 1)
    const kind = below(6)
    if (kind === 0 && bytes.length > 0) bytes[Math.min(at, bytes.length - 1)] = below(256)
    else if (kind === 1)
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        DICTIONARY[below(DICTIONARY.length)] ?? text(''),
        bytes.subarray(at),
      ])
    else if (kind === 2)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + below(20)))])
    else if (kind === 3) bytes = bytes.subarray(0, at)
    else if (kind === 4)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + 1 + below(40)), bytes.subarray(at)])
    else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + below(64), below(256)), bytes.subarray(at)])
  }
  return bytes
}

/** Feeds each parser its share of broken input: none may throw what is no refusal, none may take a second. */
export function fuzz(options: { cases: number; seed: number }): Tally {
  const below = seededBelow(options.seed)
  const tally: Tally = { cases: new Map(), crashes: [], slow: [] }
  for (let n = 0; n < options.cases; n++) {
    const parser = PARSERS[n % PARSERS.length]
    const seed = parser?.seeds[below(parser.seeds.length)]
    if (!parser || !seed) continue
    const bytes = mutated(seed, below)
    const before = process.cpuUsage()
    try {
      parser.run(bytes)
    } catch (error) {
      const words = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
      if (tally.crashes.length < 50)
        tally.crashes.push(`${parser.name}: ${words} at ${JSON.stringify(bytes.toString('latin1').slice(0, 300))}`)
    }
    // Of the processor, not of the wall: on a machine that others use a case may wait longer than it works.
    const { user, system } = process.cpuUsage(before)
    if (user + system > 1_000_000)
      tally.slow.push(
        `${parser.name}: ${bytes.length} bytes, ${Math.round((user + system) / 1000)} ms, ${bytes.toString('base64')}`,
      )
    tally.cases.set(parser.name, (tally.cases.get(parser.name) ?? 0) + 1)
  }
  return tally
}

export const PARSER_NAMES = PARSERS.map(({ name }) => name)
