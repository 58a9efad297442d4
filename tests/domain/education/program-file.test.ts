import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodKey } from '#app/domain/education/effect/period.ts'
import { fieldsOf, programOf, readProgram } from '#app/domain/education/effect/program.ts'

const heading = 'provider,period,family,taught,gaps,reviewable'

describe('a program file', () => {
  it('is read in any order of columns, with quotes, a byte mark and line ends of Windows', () => {
    const text =
      '\uFEFFfamily,taught,"provider",period,reviewable,gaps,comment\r\n"sepsis, severe",1,"Ng ""A""",2025-01,9,2,x\r\n'
    expect(readProgram(text)).toEqual({
      rows: [{ provider: 'Ng "A"', period: '2025-01', family: 'sepsis, severe', taught: true, gaps: 2, reviewable: 9 }],
      faults: [],
      missing: [],
    })
  })

  it('without a needed column is not read, and the column is named', () => {
    expect(readProgram('provider,period,family,gaps,reviewable\nA,1,x,0,1').missing).toEqual(['taught'])
    expect(readProgram('').missing).toHaveLength(6)
  })

  it.each([
    ['A,2025-01,x,1,3', '5 fields where the heading has 6'],
    [',2025-01,x,1,3,9', 'no provider'],
    ['A,,x,1,3,9', 'no period'],
    ['A,2025-01,,1,3,9', 'no family'],
    ['A,soon,x,1,3,9', 'period "soon" is no number, month, quarter, week or date'],
    ['A,2025-01,x,2,3,9', 'taught is "2", not 0 or 1'],
    ['A,2025-01,x,,3,9', 'taught is "", not 0 or 1'],
    ['A,2025-01,x,1,-3,9', 'gaps is "-3", not a whole number from 0'],
    ['A,2025-01,x,1,3,nine', 'reviewable is "nine", not a whole number from 0'],
    ['A,2025-01,x,1,2.5,9', 'gaps is "2.5", not a whole number from 0'],
    ['A,2025-01,x,1,10,9', '10 gaps among 9 reviewable'],
  ])('tells the line and the reason of "%s", and keeps the others', (line, why) => {
    const { rows, faults } = readProgram(`${heading}\nB,2025-01,x,0,1,2\n${line}\n\nB,2025-02,x,0,1,2\n`)
    expect(faults).toEqual([{ line: 3, why }])
    expect(rows).toHaveLength(2)
  })

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 20 }), (lines) => {
        const { rows, faults } = readProgram([heading, ...lines].join('\n'))
        expect(rows.length + faults.length).toBeLessThanOrEqual(lines.join('\n').split(/[\r\n]/).length)
      }),
    )
  })

  it('splits what it joined', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', ' b') }), { minLength: 1 }), (fields) => {
        const line = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')
        expect(fieldsOf(line)).toEqual(fields.map((field) => field.trim()))
      }),
    )
  })
})

describe('periods', () => {
  it.each([
    [
      ['2', '10', '1'],
      ['1', '2', '10'],
    ],
    [
      ['2025-10', '2024-12', '2025-9'],
      ['2024-12', '2025-9', '2025-10'],
    ],
    [
      ['2025-02-01', '2025-01-31', '2025-01-02'],
      ['2025-01-02', '2025-01-31', '2025-02-01'],
    ],
    [
      ['2025-Q1', '2024-Q4'],
      ['2024-Q4', '2025-Q1'],
    ],
    [
      ['month 11', 'month 2'],
      ['month 2', 'month 11'],
    ],
    [
      ['202501', '202412'],
      ['202412', '202501'],
    ],
  ])('%j follow each other in time', (given, inOrder) => {
    const rows = given.map((period) => ({ provider: 'A', period, family: 'x', taught: false, gaps: 0, reviewable: 1 }))
    expect(programOf(rows).periods).toEqual(inOrder)
  })

  it('know how many make a year, where that can be known', () => {
    expect(periodKey('2025-Q3')?.perYear).toBe(4)
    expect(periodKey('2025-01-17')?.perYear).toBeNull()
    expect(periodKey('2025-01')?.perYear).toBe(12)
    expect(periodKey('soon')).toBeNull()
  })

  it('of more than 60 are put together, and nothing is lost', () => {
    const rows = Array.from({ length: 150 }, (_, i) => ({
      ...{ provider: 'A', period: String(i + 1), family: 'x', taught: i >= 75, gaps: 1, reviewable: 2 },
    }))
    const program = programOf(rows)
    expect(program.periods).toHaveLength(50)
    expect(program.cells.get('x')?.reduce((n, cell) => n + cell.reviewable, 0)).toBe(300)
    expect(program.notes).toEqual(['150 periods were put together by 3.'])
  })
})
