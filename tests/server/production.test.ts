import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bareEnvironment, startServed } from '#tests/helpers/served.ts'
import { aVisitor } from '#tests/helpers/visitor.ts'

const ORIGIN = 'https://queries.hospital.test'
const SECRET = '0123456789abcdef0123456789abcdef'

describe('production refuses to start and says what is missing', () => {
  test.each([
    ['without an address', { ADDENDUM_SECRET: SECRET }, /ADDENDUM_ORIGIN: production needs the address/],
    [
      'on plain http',
      { ADDENDUM_SECRET: SECRET, ADDENDUM_ORIGIN: 'http://portal.test' },
      /needs an https:\/\/ address/,
    ],
    ['without a secret', { ADDENDUM_ORIGIN: ORIGIN }, /ADDENDUM_SECRET: production needs a secret/],
    ['with a short secret', { ADDENDUM_ORIGIN: ORIGIN, ADDENDUM_SECRET: 'short' }, /at least 32 characters/],
    [
      'with a port that is none',
      { ADDENDUM_ORIGIN: ORIGIN, ADDENDUM_SECRET: SECRET, ADDENDUM_PORT: 'x' },
      /ADDENDUM_PORT/,
    ],
  ])('%s', (_, settings, words) => {
    const folder = mkdtempSync(join(tmpdir(), 'addendum-served-'))
    const env = { ...bareEnvironment(), ADDENDUM_MODE: 'production', ADDENDUM_DATA: folder, ...settings }
    const done = spawnSync(process.execPath, ['build/server/main.js'], { env, encoding: 'utf8', timeout: 20_000 })
    rmSync(folder, { recursive: true, force: true })
    expect(done.status).toBe(2)
    expect(done.stderr).toMatch(words)
    expect(done.stderr).not.toContain('    at ')
  })
})

test('production starts empty, without a one-click sign-in, and slows down who tries too often', async () => {
  const settings = { ADDENDUM_MODE: 'production', ADDENDUM_ORIGIN: ORIGIN, ADDENDUM_SECRET: SECRET }
  const served = await startServed({ data: 'empty', settings })
  try {
    const visitor = aVisitor(served)
    expect((await visitor.get('/sign-in')).headers.get('location')).toBe('/set-up')
    const page = await (await visitor.get('/set-up')).text()
    expect(page).not.toContain('name="demoUser"')
    expect(page).not.toContain('Demo hospital')
    const statuses: number[] = []
    for (let n = 0; n < 32; n++) {
      const response = await visitor.post('/sign-in', { demoUser: 'anyone', to: '/' }, { origin: ORIGIN })
      expect(response.headers.getSetCookie()).toEqual([])
      statuses.push(response.status)
    }
    expect(statuses.at(-1)).toBe(429)
    const refused = await visitor.post('/sign-in', {}, { origin: ORIGIN })
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(refused.headers.get('content-security-policy')).toContain('nonce-')
    expect((await visitor.get('/set-up')).status).toBe(200)
  } finally {
    await served.stop()
  }
}, 60_000)
