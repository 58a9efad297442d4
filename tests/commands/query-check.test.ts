import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Io } from '#app/commands/area.ts'
import { query } from '#app/commands/query.ts'

const FINE = {
  id: 'fine',
  kind: 'multiple-choice',
  title: 'Potassium clarification',
  question: 'Please clarify the diagnosis, if any, for which potassium was replaced.',
  options: ['Hypokalemia', 'Not clinically significant', 'Other (please specify)', 'Unable to determine'],
  indicators: [{ text: 'K 2.8 mmol/L; KCl 40 mEq IV', source: 'BMP; MAR', date: '2026-03-02' }],
  documentedDiagnoses: ['Gastroenteritis'],
  encounterStart: '2026-03-01',
}
const LEADING = { ...FINE, id: 'leading', question: 'Please document hypokalemia.' }

const folder = mkdtempSync(join(tmpdir(), 'query-check-'))

async function check(lines: string, ...flags: string[]) {
  const told: string[] = []
  const said: string[] = []
  const io: Io = {
    out: async (line) => void told.push(line),
    say: (line) => void said.push(line),
    stdin: Readable.from([lines]),
    progress: () => ({ to: () => undefined, end: () => undefined }),
  }
  const exit = await query.verbs.check?.run(flags.length > 0 ? flags : ['-'], io, () => Promise.reject(new Error('no')))
  return { exit, told: told.map((line) => JSON.parse(line)), said }
}

describe('query check', () => {
  test('answers 0 and one line a draft when all are compliant', async () => {
    const { exit, told } = await check(`${JSON.stringify(FINE)}\n`)
    expect(exit).toBe(0)
    expect(told).toEqual([{ id: 'fine', compliant: true, findings: expect.any(Array), notChecked: expect.any(Array) }])
  })

  test('answers 1 and names rule, place and words when one is not', async () => {
    const { exit, told } = await check(`${JSON.stringify(FINE)}\n${JSON.stringify(LEADING)}\n`)
    expect(exit).toBe(1)
    expect(told[1].compliant).toBe(false)
    expect(told[1].findings[0]).toMatchObject({ rule: 'LEAD-DIRECT', severity: 'error', where: 'question' })
  })

  test('says each line that it cannot read, goes on, and answers 1', async () => {
    const { exit, told, said } = await check(`not json\n{"id":"x","kind":"essay"}\n\n${JSON.stringify(FINE)}\n`)
    expect(exit).toBe(1)
    expect(told.map(({ id }) => id)).toEqual(['fine'])
    expect(said.filter((line) => line.startsWith('line '))).toHaveLength(2)
  })

  test('does not judge a line longer than any query, says so, and answers 1', async () => {
    const long = { ...FINE, id: 'long', question: 'Please clarify the potassium results. '.repeat(3000) }
    const { exit, told, said } = await check(`${JSON.stringify(long)}\n${JSON.stringify(FINE)}\n`)
    expect(exit).toBe(1)
    expect(told.map(({ id }) => id)).toEqual(['fine'])
    expect(said[0]).toMatch(/^line 1: not judged: longer than 100,000 signs/)
  })

  test('takes a draft with nothing but an id and a kind, and finds what is missing', async () => {
    const { exit, told } = await check('{"id":"bare","kind":"multiple-choice"}\n')
    expect(exit).toBe(1)
    expect(told[0].findings.map(({ rule }: { rule: string }) => rule)).toContain('IND-NONE')
  })

  test('answers 2 for a file that is not there, and for no file at all', async () => {
    expect((await check('', join(folder, 'nowhere.jsonl'))).exit).toBe(2)
    expect((await check('', '--html', join(folder, 'x.html'))).exit).toBe(2)
  })

  test('writes a page and a table of the same findings, with the words of a draft made harmless', async () => {
    const hostile = { ...LEADING, id: 'hostile', title: '<script>alert(1)</script>' }
    const [file, page, table] = ['in.jsonl', 'out.html', 'out.csv'].map((name) => join(folder, name))
    writeFileSync(file ?? '', `${JSON.stringify(hostile)}\n`)
    await check('', file ?? '', '--html', page ?? '', '--csv', table ?? '')
    expect(readFileSync(page ?? '', 'utf8')).toContain('LEAD-DIRECT')
    expect(readFileSync(page ?? '', 'utf8')).not.toContain('<script>alert')
    expect(readFileSync(table ?? '', 'utf8')).toContain('LEAD-DIRECT')
  })
})
