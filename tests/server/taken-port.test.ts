import { spawnSync } from 'node:child_process'
import { afterEach, expect, test } from 'vitest'
import { type Served, startServed } from '#tests/helpers/served.ts'

let served: Served | undefined
afterEach(() => served?.stop())

test('a port that is taken is told in a sentence that helps, without a stack, and it leaves with 2', async () => {
  served = await startServed({ data: 'demo' })
  const second = spawnSync(process.execPath, ['build/server/main.js'], {
    env: { ...served.environment, ADDENDUM_PORT: new URL(served.origin).port },
    encoding: 'utf8',
  })
  expect(second.status).toBe(2)
  expect(second.stderr).toContain('another program uses it')
  expect(second.stderr).toContain('ADDENDUM_PORT')
  expect(second.stderr).not.toContain('    at ')
}, 120_000)
