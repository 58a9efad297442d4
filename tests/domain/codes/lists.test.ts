import { describe, expect, test } from 'vitest'
import { diffRows } from '#app/domain/codes/diff.ts'
import { families, familyOf } from '#app/domain/codes/family.ts'
import { CONVERSION_TABLE } from '#app/domain/codes/read-conversions.ts'
import { HCPCS_MODIFIERS, POA_EXEMPT } from '#app/domain/codes/read-lists.ts'
import { sheetLines } from '#app/domain/codes/read-sheet.ts'
import { TABULAR } from '#app/domain/codes/read-tabular.ts'

test('a sheet becomes tab-separated lines: shared texts, runs, gaps and references', () => {
  const shared =
    '<sst><si><t>A04.71</t></si><si><r><t>A04</t></r><r><t xml:space="preserve">.7 &amp; more</t></r></si></sst>'
  const sheet =
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"><c r="B2"><v>2017</v></c></row></sheetData>'
  expect(sheetLines(sheet, shared)).toBe('A04.71\t\tA04.7 & more\n\t2017')
})

const conversions = (lines: string[]) => ({
  name: 'CONVERSION-TABLE-FY2026.xlsx',
  text: ['Notice', 'Current code assignment\tEffective\tPrevious Code(s) Assignment', ...lines].join('\n'),
})
const many = Array.from({ length: 4_000 }, (_, i) => `A00.${String(i).padStart(4, '0')}\t2020\tA00`)

describe('the conversion table', () => {
  test('tells what was coded before a code existed', () => {
    const file = conversions(['C56.3\t2021\tC56.1 and C56.2', ...many])
    expect(CONVERSION_TABLE.recognises(file)).toBe(true)
    const parsed = CONVERSION_TABLE.parse(file, null)
    expect(parsed).toMatchObject({ ok: true, value: { edition: '2026', totals: { rows: 4_001 } } })
    expect(parsed.ok && parsed.value.tables.conversions?.[0]).toEqual(['C563', 'C561 C562', '2021', 'C56.1 and C56.2'])
  })
  test.each([
    ['an excerpt', conversions(many.slice(0, 100)), 'partial'],
    ['a code without what it replaces', conversions(['C56.3\t2021\t', ...many]), 'faulty'],
  ])('is refused as %s', (_, file, error) => {
    expect(CONVERSION_TABLE.parse(file, null)).toMatchObject({ ok: false, error })
  })
})

test('the list of exempt codes must have its published length', () => {
  const file = { name: 'POAexemptCodesFY26.txt', text: 'B900\nB901\n' }
  expect(POA_EXEMPT.recognises(file)).toBe(true)
  expect(POA_EXEMPT.parse(file, null)).toMatchObject({ ok: false, error: 'partial' })
})

test('modifiers with quoted descriptions are read', () => {
  const lines = Array.from(
    { length: 400 },
    (_, i) =>
      `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))},"One, ""two"" ${i}"`,
  )
  const parsed = HCPCS_MODIFIERS.parse(
    { name: 'modifiers_2026_jan.csv', text: ['modifier,description', ...lines].join('\r\n') },
    null,
  )
  expect(parsed).toMatchObject({
    ok: true,
    value: { edition: '2026-01', startOn: '2026-01-01', endOn: '2026-03-31', totals: { codes: 400 } },
  })
  expect(parsed.ok && parsed.value.tables.codes?.[0]).toEqual(['AA', 'One, "two" 0'])
})

describe('the tabular list', () => {
  const codes = Array.from({ length: 30_000 }, (_, i) => `<diag><name>A${i}</name><desc>x</desc></diag>`).join('\n')
  const list = (inside: string) =>
    `<?xml version="1.0"?>\n<ICD10CM.tabular>\n<version>2026</version>\n<chapter>${inside}${codes}</chapter>\n</ICD10CM.tabular>`
  const note =
    '<diag><name>E11</name><desc>Type 2</desc><excludes1><note>type 1 (E10.-) &amp; more</note></excludes1><diag><name>E11.2</name><desc>x</desc><codeFirst><note>first</note></codeFirst></diag><sevenChrDef><extension char="A">initial</extension></sevenChrDef></diag>'
  test('gives the notes of each code', () => {
    const file = { name: 'tabular.xml', text: list(note) }
    expect(TABULAR.recognises(file)).toBe(true)
    const parsed = TABULAR.parse(file, null)
    expect(parsed).toMatchObject({ ok: true, value: { edition: '2026', totals: { codes: 30_002, notes: 3 } } })
    expect(parsed.ok && parsed.value.tables.notes).toEqual([
      ['E11', 'excludes1', 'type 1 (E10.-) & more'],
      ['E112', 'code-first', 'first'],
      ['E11', 'seventh', 'A: initial'],
    ])
  })
  test('is refused when it was cut, or is an excerpt', () => {
    expect(TABULAR.parse({ name: 'tabular.xml', text: list(note).slice(0, -40) }, null)).toMatchObject({
      ok: false,
      error: 'partial',
    })
    expect(
      TABULAR.parse({ name: 't.xml', text: '<ICD10CM.tabular><version>2026</version></ICD10CM.tabular>' }, null),
    ).toMatchObject({ error: 'partial' })
  })
})

test('a difference tells what was added, deleted and revised', () => {
  const before = [
    ['A', '1', 'old'],
    ['B', '1', 'same'],
    ['C', '1', 'gone'],
  ]
  const after = [
    ['A', '1', 'new'],
    ['B', '1', 'same'],
    ['D', '1', 'come'],
  ]
  expect(diffRows(before, after)).toEqual({
    added: [['D', '1', 'come']],
    deleted: [['C', '1', 'gone']],
    revised: [{ key: 'A', before: ['A', '1', 'old'], after: ['A', '1', 'new'] }],
  })
})

describe('the family of a diagnosis', () => {
  test.each([
    ['I5021', 'heart-failure'],
    ['I110', 'heart-failure'],
    ['I129', 'chronic-kidney-disease'],
    ['N179', 'acute-kidney-injury'],
    ['J9601', 'respiratory-failure'],
    ['E43', 'malnutrition'],
    ['A419', 'sepsis'],
    ['R6520', 'sepsis'],
    ['G9341', 'encephalopathy'],
    ['S72001A', 'fracture'],
    ['H269', 'eye'],
    ['H9190', 'ear'],
    ['C50919', 'neoplasm'],
    ['D509', 'anemia'],
    ['D809', 'blood'],
    ['W19XXXA', 'external-cause'],
    ['QA00101', 'congenital'],
    ['', 'other'],
  ])('%s is %s', (code, id) => {
    expect(familyOf(code).id).toBe(id)
  })
  test('no two families share an id', () => {
    const ids = families().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
