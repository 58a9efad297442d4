import { FaultList } from './faults.ts'
import { fiscalYearSpan, type ParseOutcome, type Recogniser, type ReferenceRow, type SourceFile } from './release.ts'

/** Notes of the tabular list that bind who codes; the element's name and how the kind is kept. */
const NOTE_KINDS: Readonly<Record<string, string>> = {
  excludes1: 'excludes1',
  excludes2: 'excludes2',
  codeFirst: 'code-first',
  useAdditionalCode: 'use-additional',
  codeAlso: 'code-also',
  includes: 'includes',
  inclusionTerm: 'inclusion',
  sevenChrNote: 'seventh-note',
  notes: 'note',
}
const LEAST_CODES = 30_000

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()

type Reading = { rows: ReferenceRow[]; codes: number; faults: FaultList }

/** Walks the elements once; a note belongs to the code whose element is open. */
function walk(xml: string): Reading {
  const reading: Reading = { rows: [], codes: 0, faults: new FaultList() }
  const open: string[] = []
  const codes: string[] = []
  let text = ''
  let extension = ''
  let line = 1
  for (const [token] of xml.matchAll(/<[^<>]*>|[^<]+/g)) {
    if (token[0] !== '<') text += token
    else if (token.startsWith('</')) {
      const name = token.slice(2, -1).trim()
      if (open.pop() !== name) reading.faults.add(line, `</${name}> closes what is not open.`)
      if (!reading.faults.isEmpty) return reading
      close(name, { reading, open, codes, text: plain(text), extension })
      text = ''
    } else if (!/^<[?!]|\/>$/.test(token)) {
      open.push(/^<([^\s>]+)/.exec(token)?.[1] ?? '')
      extension = /\bchar="([0-9A-Z])"/.exec(token)?.[1] ?? extension
      text = ''
    }
    for (let at = token.indexOf('\n'); at !== -1; at = token.indexOf('\n', at + 1)) line++
  }
  if (open.length > 0) reading.faults.add(line, `<${open.at(-1)}> is not closed: the file was cut.`)
  return reading
}

type Closing = { reading: Reading; open: readonly string[]; codes: string[]; text: string; extension: string }

function close(name: string, { reading, open, codes, text, extension }: Closing): void {
  const parent = open.at(-1)
  if (name === 'name' && parent === 'diag') {
    codes.push(text.replace('.', ''))
    reading.codes++
  }
  if (name === 'diag') codes.pop()
  const code = codes.at(-1)
  if (code === undefined || text === '') return
  const kind = NOTE_KINDS[parent ?? '']
  if (name === 'note' && kind !== undefined) reading.rows.push([code, kind, text])
  if (name === 'extension') reading.rows.push([code, 'seventh', `${extension}: ${text}`])
}

function parse({ name, text }: SourceFile): ParseOutcome {
  const year = Number(/<version>\s*(20\d\d)/.exec(text.slice(0, 4_000))?.[1] ?? /(?<!\d)(20\d\d)(?!\d)/.exec(name)?.[1])
  if (Number.isNaN(year))
    return { ok: false, error: 'no-edition', faults: [{ line: 0, why: 'The file does not say its year.' }] }
  const { rows, codes, faults } = walk(text)
  if (!faults.isEmpty)
    return { ok: false, error: faults.list.at(-1)?.why.includes('cut') ? 'partial' : 'faulty', faults: faults.list }
  if (codes < LEAST_CODES)
    return {
      ok: false,
      error: 'partial',
      faults: [{ line: 0, why: `${codes} codes and headings; a whole tabular list has more than ${LEAST_CODES}.` }],
    }
  const source = `CDC/NCHS, ICD-10-CM tabular list, fiscal year ${year}`
  const release = { kind: 'icd10cm-notes', edition: String(year), ...fiscalYearSpan(year), source }
  return { ok: true, value: { ...release, totals: { codes, notes: rows.length }, tables: { notes: rows } } }
}

/** The tabular list in XML: Excludes1 and 2, code first, use additional code, includes, 7th characters, by code. */
export const TABULAR: Recogniser = {
  kind: 'icd10cm-notes',
  title: 'ICD-10-CM tabular list (XML)',
  recognises: ({ text }) => /<ICD10CM\.tabular/.test(text.slice(0, 2_000)),
  parse,
}
