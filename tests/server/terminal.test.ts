import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { bareEnvironment } from '#tests/helpers/served.ts'

const data = mkdtempSync(join(tmpdir(), 'addendum-terminal-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

test('a reader that stops reading, as head does, ends a list without a complaint', async () => {
  const script = `import('${resolve('build/server/command.js')}').then(async (m) => { process.exitCode = await m.main(process.argv.slice(1), process.cwd()) })`
  const child = spawn(process.execPath, ['-e', script, 'codes', 'specificity'], {
    env: { ...bareEnvironment(), ADDENDUM_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(complaint).not.toContain('EPIPE')
  expect(code).toBe(0)
})
