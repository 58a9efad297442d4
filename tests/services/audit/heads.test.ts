import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { headKey } from '#app/services/audit/head-key.server.ts'
import { signHead } from '#app/services/audit/sign-head.server.ts'
import { readTrailState } from '#app/services/audit/trail-state.server.ts'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import { commit } from '#db/commit.ts'
import { listMail } from '#db/outbox.ts'
import { addUser } from '#db/users.ts'
import { aSignedChain, TAMPERINGS, tamperings } from '#tests/bench/_tamper.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'

const headsOf = (folder: string) => join(folder, 'audit-heads.ndjson')

test('the key is made once, for its owner alone, and heads are linked lines outside the database', async () => {
  const context = aContext()
  await aSignedChain(context, 16)
  const { dataFolder } = context.settings
  expect(statSync(join(dataFolder, 'audit-signing.key')).mode & 0o777).toBe(0o600)
  expect(statSync(headsOf(dataFolder)).mode & 0o777).toBe(0o600)
  const first = headKey(context.settings).fingerprint
  expect(headKey(context.settings).fingerprint).toBe(first)
  const lines = readFileSync(headsOf(dataFolder), 'utf8').trimEnd().split('\n')
  expect(lines.length).toBe(8)
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual([2, 4, 6, 8, 10, 12, 14, 16])
  const result = await verifyAudit(context)
  expect(result).toMatchObject({ entries: 16, ok: true, heads: { count: 8, last: { seq: 16 }, firstBad: null } })
  expect(await readTrailState(context)).toMatchObject({ entries: 16, head: { seq: 16 } })
})

test('nothing is signed twice, and nothing where there is no entry', async () => {
  const context = aContext()
  expect(await signHead(context)).toBeNull()
  await aSignedChain(context, 3)
  expect(await signHead(context)).toBeNull()
})

test('two that sign at once leave one chain of heads', async () => {
  const context = aContext()
  await aSignedChain(context, 4)
  for (let n = 0; n < 5; n++) {
    await commit(context.db, { writes: [], audit: [{ what: 'audit.viewed', who: 'u1', at: context.now() }] })
    await Promise.all([signHead(context), signHead(context), signHead(context)])
  }
  expect(await verifyAudit(context)).toMatchObject({ ok: true, heads: { count: 9, firstBad: null } })
  expect(existsSync(`${headsOf(context.settings.dataFolder)}.lock`)).toBe(false)
})

test('a line torn by a crash breaks nothing: the next head begins a line of its own', async () => {
  const context = aContext()
  await aSignedChain(context, 8)
  appendFileSync(headsOf(context.settings.dataFolder), '{"kind":"head","seq":9,"se')
  await commit(context.db, { writes: [], audit: [{ what: 'audit.viewed', who: 'u1', at: context.now() }] })
  await signHead(context)
  expect(await verifyAudit(context)).toMatchObject({ ok: true, heads: { unreadable: 1, last: { seq: 9 } } })
})

test('of every kind of tampering each is found and located', async () => {
  const context = aContext()
  await aSignedChain(context, 60)
  const { done, unlocated } = await tamperings(context, { count: Object.keys(TAMPERINGS).length * 12, seed: 5 })
  expect([...done.values()]).toEqual(Object.keys(TAMPERINGS).map(() => 12))
  expect(unlocated).toEqual([])
}, 60_000)

describe('copies kept elsewhere', () => {
  test('show a history that was signed anew with another key', async () => {
    const context = aContext()
    await aSignedChain(context, 10)
    const { dataFolder } = context.settings
    const publicKey = headKey(context.settings).publicPem
    const heads = readFileSync(headsOf(dataFolder), 'utf8')
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(join(dataFolder, 'audit-signing.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    writeFileSync(headsOf(dataFolder), '')
    await signHead(context)
    expect(createPrivateKey(readFileSync(join(dataFolder, 'audit-signing.key'))).asymmetricKeyType).toBe('ed25519')
    expect(await verifyAudit(context)).toMatchObject({ ok: true })
    expect(await verifyAudit(context, { publicKey })).toMatchObject({
      ok: false,
      heads: { firstBad: { place: 1, why: 'other-key' } },
    })
    expect(await verifyAudit(context, { publicKey, heads })).toMatchObject({ ok: true, heads: { count: 10 } })
  })

  test('go to syslog, each head as one message', async () => {
    const socket = createSocket('udp4')
    const heard = new Promise<string>((done) => socket.once('message', (bytes) => done(bytes.toString('utf8'))))
    await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
    const context = aContext()
    context.settings.auditSyslog = `127.0.0.1:${socket.address().port}`
    await commit(context.db, { writes: [], audit: [{ what: 'audit.viewed', who: 'u1', at: context.now() }] })
    const head = await signHead(context)
    const message = await heard
    socket.close()
    expect(message).toMatch(/^<109>1 2026-09-14T10:00:00.000Z \S+ addendum \d+ audit-head - \{/)
    expect(JSON.parse(message.slice(message.indexOf('{')))).toEqual(head)
  })

  test('go out by mail once a day', async () => {
    const context = aContext()
    context.settings.auditMail = 'max@hospital.test'
    const audit = [{ what: 'user.added', who: 'terminal', at: context.now() }] as const
    await commit(context.db, { writes: [addUser(aUser({ email: 'max@hospital.test' }))], audit: [...audit] })
    await signHead(context)
    await signHead(context)
    expect((await listMail(context.db, null)).map(({ template, props }) => [template, props.seq])).toEqual([
      ['audit-head', '1'],
    ])
    context.clock.at = new Date('2026-09-15T09:00:00Z')
    await commit(context.db, { writes: [], audit: [{ what: 'audit.viewed', who: 'u1', at: context.now() }] })
    await signHead(context)
    expect((await listMail(context.db, null)).length).toBe(2)
  })
})

test('a backup put back takes back what was said of the end it replaced, and nothing before it', async () => {
  const context = aContext()
  await aSignedChain(context, 10)
  const folder = context.settings.dataFolder
  const heads = readFileSync(headsOf(folder), 'utf8').trimEnd().split('\n')
  const older = aContext()
  for (let n = 1; n <= 6; n++)
    await commit(older.db, {
      writes: [],
      audit: [
        {
          what: 'chart.viewed',
          who: `u${n % 7}`,
          at: older.now(),
          onId: `e${n}`,
          patientId: `p${n % 50}`,
          detail: { n },
        },
      ],
    })
  await commit(older.db, { writes: [], audit: [{ what: 'backup.restored', who: 'terminal', at: older.now() }] })
  older.settings.auditKey = join(folder, 'audit-signing.key')
  older.settings.auditHeads = headsOf(folder)
  expect(await verifyAudit(older)).toMatchObject({ ok: false, firstBroken: { seq: 7, why: 'rewritten', through: 7 } })
  await signHead(older, 'restored')
  expect(await verifyAudit(older)).toMatchObject({ ok: true, heads: { count: heads.length + 1, last: { seq: 7 } } })
})
