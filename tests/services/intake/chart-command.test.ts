import { describe, expect, test } from 'vitest'
import type { Io } from '#app/commands/area.ts'
import { chart } from '#app/commands/chart.ts'
import { aContext } from '#tests/helpers/context.ts'
import { WARD } from './received.ts'

async function run(...args: string[]) {
  const [out, said]: [string[], string[]] = [[], []]
  const io: Io = {
    out: async (line) => void out.push(line),
    say: (line) => void said.push(line),
    stdin: process.stdin,
    progress: () => ({ to: () => {}, end: () => {} }),
  }
  const context = aContext()
  const code = await chart.verbs.import?.run(args, io, async () => context)
  return { code, out, said: said.join('\n') }
}

describe('chart import', () => {
  test('prints exactly the report, and ends with 0', async () => {
    const { code, out } = await run(WARD, '--json')
    expect(code).toBe(0)
    expect(out).toHaveLength(1)
    const report = JSON.parse(out[0] ?? '')
    expect(Object.keys(report)).toEqual([
      'read',
      'created',
      'updated',
      'unchanged',
      'encounters',
      'documents',
      'faults',
    ])
  })
  test('ends with 1 when there are faults, and says them to people', async () => {
    const { code, out, said } = await run('tests/fixtures/fhir/faults.ndjson')
    expect(code).toBe(1)
    expect(JSON.parse(out[0] ?? '').faults[0]).toEqual({ file: 'faults.ndjson', line: 2, why: expect.any(String) })
    expect(said).toContain('faults.ndjson:2: ')
  })
  test.each([[], ['--no-such-flag', WARD], ['/nowhere'], [WARD, '--time-zone', 'Mars/Olympus']])(
    'ends with 2 for %j',
    async (...args) => {
      const { code, out, said } = await run(...args)
      expect(code).toBe(2)
      expect(out).toEqual([])
      expect(said).toContain('chart import <path>...')
    },
  )
})
