import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Io } from '#app/commands/area.ts'
import { query } from '#app/commands/query.ts'
import { STARTER_TEMPLATES } from '#app/domain/query/templates/library.ts'
import type { Context } from '#app/services/context.server.ts'
import { listEntriesAfter } from '#db/audit.ts'
import { aClinic, aSentQuery } from '#tests/helpers/clinic.ts'

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

describe('a file of templates', () => {
  const path = join(folder, 'templates.json')
  const library = (change: object) =>
    writeFileSync(path, JSON.stringify([STARTER_TEMPLATES[0], { ...STARTER_TEMPLATES[1], ...change }]))

  test('as the templates page exports it is linted, template by template, with the same report', async () => {
    library({})
    const fine = await check('', path)
    expect(fine.exit).toBe(0)
    expect(fine.told.map(({ id, compliant }) => [id, compliant])).toEqual(
      STARTER_TEMPLATES.slice(0, 2).map(({ id }) => [id, true]),
    )
    library({ question: 'Please document sepsis.' })
    const csv = join(folder, 'templates.csv')
    const led = await check('', path, '--csv', csv)
    expect(led.exit).toBe(1)
    const found = { rule: 'LEAD-DIRECT', severity: 'error', where: 'question' }
    expect(led.told[1].findings).toContainEqual(expect.objectContaining(found))
    expect(readFileSync(csv, 'utf8')).toContain('LEAD-DIRECT')
  })

  test('one that cannot be read is said, and the others are linted', async () => {
    library({ kind: 'essay' })
    const { exit, told, said } = await check('', path)
    expect(exit).toBe(1)
    expect(told).toHaveLength(1)
    expect(said[0]).toContain('template 2: kind has to be one of')
  })
})

describe('query sent', () => {
  async function sent(context: Context, ...flags: string[]) {
    const told: string[] = []
    const io: Io = {
      out: async (line) => void told.push(line),
      say: () => undefined,
      stdin: Readable.from([]),
      progress: () => ({ to: () => undefined, end: () => undefined }),
    }
    return { exit: await query.verbs.sent?.run(flags, io, async () => context), told }
  }

  test('prints what was sent in a period as the check reads it, and is an entry of the trail', async () => {
    const context = await aClinic()
    const { id } = await aSentQuery(context)
    const { exit, told } = await sent(context)
    expect(exit).toBe(0)
    expect(told.map((line) => JSON.parse(line).id)).toEqual([id])
    const checked = await check(`${told.join('\n')}\n`)
    expect(checked.told).toMatchObject([{ id, compliant: true }])
    expect((await listEntriesAfter(context.db, 0, 1000)).map(({ what }) => what)).toContain('query.drafts-exported')
    expect((await sent(context, '--from', '2020-01-01', '--to', '2020-12-31')).told).toEqual([])
  })

  test.each([
    [['--from', 'soon']],
    [['--from', '2026-02-31']],
    [['--from', '2026-05-01', '--to', '2026-04-01']],
    [['--all']],
  ])('answers 2 to %j', async (flags) => {
    expect((await sent(await aClinic(), ...flags)).exit).toBe(2)
  })
})
