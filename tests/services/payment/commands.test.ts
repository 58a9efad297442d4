import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import type { Io } from '#app/commands/area.ts'
import { drg } from '#app/commands/drg.ts'
import { hcc } from '#app/commands/hcc.ts'
import { aContext } from '#tests/helpers/context.ts'

const folder = mkdtempSync(join(tmpdir(), 'addendum-payment-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (text: string) => {
  const path = join(folder, 'lines.jsonl')
  writeFileSync(path, text)
  return path
}

function terminal(stdin = '') {
  const out: string[] = []
  const said: string[] = []
  const io: Io = {
    out: async (line) => void out.push(line),
    say: (line) => void said.push(line),
    stdin: Readable.from([stdin]),
    progress: () => ({ to: () => {}, end: () => {} }),
  }
  return { io, out, said }
}
const context = async () => aContext()
const copd = JSON.stringify({ id: 1, principal: 'J441', secondary: ['I5021'], age: 72, sex: 'M', discharge: '01' })

describe('drg group', () => {
  test('answers one line for each line of a file', async () => {
    const { io, out } = terminal()
    expect(await drg.verbs.group?.run([file(`${copd}\n\n${copd}\n`)], io, context)).toBe(0)
    expect(out.map((line) => JSON.parse(line).drg)).toEqual(['190', '190'])
  })

  test('reads standard input for "-", and goes on behind a broken line, which it tells by its number', async () => {
    const { io, out, said } = terminal(`{"id":\n${copd}`)
    expect(await drg.verbs.group?.run(['-'], io, context)).toBe(1)
    expect(out).toHaveLength(2)
    expect(said).toEqual(['line 1: Not read: not JSON'])
  })

  test.each([
    ['no file', []],
    ['two files', ['a', 'b']],
    ['a file that is not there', [join(folder, 'nothing.jsonl')]],
    ['an option that it does not know', ['--fast', 'a']],
  ])('%s is bad usage', async (_, args) => {
    const { io, out } = terminal()
    expect(await drg.verbs.group?.run(args, io, context)).toBe(2)
    expect(out).toEqual([])
  })
})

test('hcc score answers one line for each member', async () => {
  const { io, out } = terminal()
  const line = JSON.stringify({ id: 'm', model: 'V28', codes: ['E119'], age: 72, sex: 'F', segment: 'CNA' })
  expect(await hcc.verbs.score?.run([file(line)], io, context)).toBe(0)
  expect(JSON.parse(out[0] ?? '{}')).toMatchObject({ id: 'm', hccs: ['38'], score: 0.561 })
})
