import { readdirSync, statSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { aVisitor, signedIn } from '#tests/helpers/visitor.ts'

let served: Served | undefined
afterEach(() => served?.stop())

test('it says that it lives and that it is ready', async () => {
  served = await startServed({ data: 'demo' })
  expect(await (await fetch(`${served.origin}/healthz`)).json()).toEqual({ ok: true })
  expect(await (await fetch(`${served.origin}/readyz`)).json()).toEqual({ ready: true })
}, 120_000)

test("what it writes is its own user's alone, whatever the shell allows", async () => {
  const before = process.umask(0o022)
  try {
    served = await startServed({ data: 'empty' })
  } finally {
    process.umask(before)
  }
  const { folder } = served
  const open = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)
  expect(readdirSync(folder)).toContain('addendum.db')
  expect(open).toEqual([])
}, 120_000)

test('asked to stop, it ends what is running and leaves with 0', async () => {
  served = await startServed({ data: 'demo' })
  const coder = await signedIn(served, 'Dana Cole')
  const pages = Array.from({ length: 10 }, () => coder.get('/worklist').then((r) => r.text()))
  const idle = await new Promise<boolean>((done) => {
    get(`${served?.origin}/healthz`, (reply) => reply.resume().on('end', () => done(true)))
  })
  const ended = served.end('SIGTERM')
  expect(idle).toBe(true)
  for (const page of await Promise.all(pages)) expect(page).toContain('</html>')
  expect(await ended).toEqual({ code: 0, signal: null })
}, 120_000)

test('its log tells method, status and time, and neither names nor addresses', async () => {
  served = await startServed({ data: 'demo', settings: { ADDENDUM_LOG: 'info' } })
  const coder = await signedIn(served, 'Dana Cole')
  const list = await (await coder.get('/worklist')).text()
  const charts = [...list.matchAll(/href="\/charts\/([^"]+)">([^<]+)</g)].slice(0, 5)
  expect(charts.length).toBe(5)
  for (const [, id] of charts) expect((await coder.get(`/charts/${id}`)).status).toBe(200)
  await coder.post('/searches', { page: '/worklist', words: charts[0]?.[2]?.split(',')[0] ?? '' })
  await aVisitor(served).get('/charts/secret-looking-id')
  const log = served.output()
  expect(log).toMatch(/"method":"GET","status":200,"ms":\d+/)
  for (const [, id = '', name = ''] of charts) {
    expect(log).not.toContain(id)
    for (const part of name.split(/[,\s]+/).filter((word) => word.length > 3)) expect(log).not.toContain(part)
  }
  for (const word of ['/charts', 'secret-looking-id', coder.cookie.split('=')[1] ?? '?'])
    expect(log).not.toContain(word)
}, 120_000)
