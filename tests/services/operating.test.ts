import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { traceIdOf } from '#app/server/headers.ts'
import { patternsOf } from '#app/server/metrics.ts'
import { signHead } from '#app/services/audit/sign-head.server.ts'
import { runBackup } from '#app/services/backup/run-backup.server.ts'
import { examine, isIll } from '#app/services/operating/doctor.server.ts'
import { houseGauges } from '#app/services/operating/house-gauges.server.ts'
import { startFaults } from '#app/services/operating/start-checks.server.ts'
import { deviceOf } from '#app/services/operating/volume.server.ts'
import { readSettings, type Settings } from '#app/services/settings.server.ts'
import { commit } from '#db/commit.ts'
import { aContext } from '#tests/helpers/context.ts'

const folder = mkdtempSync(join(tmpdir(), 'addendum-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function settingsOf(change: Record<string, string>): Settings {
  const settings = readSettings({
    ADDENDUM_MODE: 'production',
    ADDENDUM_DATA: folder,
    ADDENDUM_ORIGIN: 'https://queries.hospital.test',
    ADDENDUM_SECRET: '0123456789abcdef0123456789abcdef',
    ...change,
  })
  if ('wrong' in settings) throw new Error(settings.wrong.join())
  return settings
}

describe('an insecure start is refused in a sentence that says what to do', () => {
  test.each([
    ['plain HTTP to the network', { ADDENDUM_HOST: '0.0.0.0' }, /ADDENDUM_HOST.*proxy with TLS/],
    ['a secret of one sign', { ADDENDUM_SECRET: 'a'.repeat(64) }, /ADDENDUM_SECRET: can be guessed/],
    ['a key that is not there', { ADDENDUM_AUDIT_KEY: join(folder, 'none') }, /ADDENDUM_AUDIT_KEY.*no such file/],
    ['a backup key that is not there', { ADDENDUM_BACKUP_KEY: join(folder, 'none') }, /ADDENDUM_BACKUP_KEY/],
    [
      'syslog in the clear to elsewhere',
      { ADDENDUM_AUDIT_SYSLOG: 'logs.hospital.test:514' },
      /ADDENDUM_AUDIT_SYSLOG.*tls:/,
    ],
    [
      'a certificate that is not there',
      { ADDENDUM_TLS_CERT: join(folder, 'none'), ADDENDUM_TLS_KEY: join(folder, 'none') },
      /ADDENDUM_TLS_CERT.*no such file/,
    ],
  ])('%s', (_, change, words) => {
    expect(startFaults(settingsOf(change)).join('\n')).toMatch(words)
  })

  test('files that others can read', () => {
    const settings = settingsOf({})
    expect(startFaults(settings)).toEqual([])
    for (const name of ['audit-signing.key', 'backup.key']) chmodSync(join(folder, name), 0o640)
    chmodSync(folder, 0o755)
    const said = startFaults(settings).join('\n')
    expect(said).toMatch(/ADDENDUM_DATA: others.*chmod 700/)
    expect(said).toMatch(/ADDENDUM_AUDIT_KEY: others.*chmod 600/)
    expect(said).toMatch(/ADDENDUM_BACKUP_KEY: others.*chmod 600/)
    chmodSync(folder, 0o700)
    for (const name of ['audit-signing.key', 'backup.key']) chmodSync(join(folder, name), 0o600)
  })

  test('a key file that is none', () => {
    const place = join(folder, 'wrong.key')
    writeFileSync(place, 'words', { mode: 0o600 })
    expect(startFaults(settingsOf({ ADDENDUM_BACKUP_KEY: place })).join()).toMatch(/64 hexadecimal/)
  })
})

test.each([
  ['ADDENDUM_AUDIT_SYSLOG', 'logs', /host:port/],
  ['ADDENDUM_TLS_CERT', 'cert.pem', /set both or none/],
  ['ADDENDUM_BACKUP_KEEP', '7', /7,5,12/],
  ['ADDENDUM_BACKUP_HOURS', 'x', /ADDENDUM_BACKUP_HOURS/],
  ['ADDENDUM_AUDIT_MAIL', 'nobody', /ADDENDUM_AUDIT_MAIL/],
  ['ADDENDUM_METRICS_TOKEN', 'short', /16 characters/],
  ['ADDENDUM_METRICS_PORT', '0', /ADDENDUM_METRICS_PORT/],
])('the setting %s=%s is refused with words', (name, value, words) => {
  const read = readSettings({ [name]: value })
  expect('wrong' in read ? read.wrong.join() : '').toMatch(words)
})

test('a secret may come from a file that a vault or systemd puts there, and says so when it cannot', () => {
  const place = join(folder, 'secret')
  writeFileSync(place, 'fedcba9876543210fedcba9876543210\n', { mode: 0o600 })
  const read = readSettings({ ADDENDUM_SECRET_FILE: place })
  expect('wrong' in read ? read.wrong : read.secret).toBe('fedcba9876543210fedcba9876543210')
  const none = readSettings({ ADDENDUM_SECRET_FILE: join(folder, 'none') })
  expect('wrong' in none && none.wrong.join()).toMatch(/ADDENDUM_SECRET_FILE: .*ENOENT/)
  const both = readSettings({ ADDENDUM_SECRET_FILE: place, ADDENDUM_SECRET: 'x'.repeat(32) })
  expect('wrong' in both && both.wrong.join()).toMatch(/not both/)
})

const found = async (context: ReturnType<typeof aContext>, name: string) =>
  (await examine(context, { deep: true })).filter((check) => check.name === name)

describe('the doctor', () => {
  test('finds a house in order not ill', async () => {
    const context = aContext()
    await commit(context.db, { writes: [], audit: [{ what: 'audit.viewed', who: 'u1', at: context.now() }] })
    await runBackup(context, 'system')
    await signHead(context)
    const checks = await examine(context, { deep: true })
    expect(isIll(checks.filter(({ name }) => name !== 'durability' && name !== 'disk'))).toBe(false)
    expect(checks.find(({ name }) => name === 'durability')?.words).toContain('not flushed')
    expect((await found(context, 'integrity'))[0]).toMatchObject({ state: 'good' })
    expect((await found(context, 'migrations'))[0]).toMatchObject({ state: 'good' })
    expect((await found(context, 'heads'))[0]).toMatchObject({ state: 'good' })
    expect((await found(context, 'backup'))[0]).toMatchObject({ state: 'good' })
  })

  test('tells of an old backup, of a mail server that is silent, and of a clock set back', async () => {
    const context = aContext()
    const audit = [{ what: 'signin.begun', who: 'u1', at: context.now() }] as const
    await commit(context.db, { writes: [], audit: [...audit] })
    await runBackup(context, 'system')
    context.clock.at = new Date(context.clock.at.getTime() + 40 * 3_600_000)
    expect((await found(context, 'backup'))[0]).toMatchObject({ state: 'bad', words: expect.stringContaining('40 h') })
    context.settings.smtpUrl = 'smtp://127.0.0.1:9'
    expect((await found(context, 'mail'))[0]).toMatchObject({ state: 'bad' })
    const server = createServer((socket) => socket.end('220 here\r\n')).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const address = server.address()
    context.settings.smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    expect((await found(context, 'mail'))[0]).toMatchObject({ state: 'good' })
    server.close()
    context.clock.at = new Date('2026-09-14T09:00:00Z')
    expect((await found(context, 'clock'))[0]).toMatchObject({ state: 'bad' })
  })
})

test('the mount that holds a folder is the longest that it begins with', () => {
  const mounts =
    '1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 253:0 / /var/lib rw - ext4 /dev/dm-0 rw\n3 1 8:2 / /var/lib2 rw - ext4 x rw'
  expect(deviceOf('/var/lib/addendum', mounts)).toBe('253:0')
  expect(deviceOf('/var/library', mounts)).toBe('8:1')
})

describe('what is measured', () => {
  test('tells how deep and how old, and no record', async () => {
    const context = aContext()
    await commit(context.db, {
      writes: [],
      audit: [{ what: 'audit.viewed', who: 'u1', at: context.now() }],
      changes: [{ topic: 'query', onId: 'q1' }],
    })
    await signHead(context)
    context.clock.at = new Date(context.clock.at.getTime() + 90_000)
    const gauges = Object.fromEntries((await houseGauges(context)).map(({ name, value }) => [name, value]))
    expect(gauges).toMatchObject({
      addendum_audit_entries: 1,
      addendum_audit_entries_unsigned: 0,
      addendum_audit_head_age_seconds: 90,
      addendum_rollup_lag_changes: 1,
      addendum_outbox_waiting: 0,
    })
    expect(gauges).not.toHaveProperty('addendum_backup_age_seconds')
  })

  test('addresses become patterns: no id, no name, no length without bound', () => {
    const routes = { a: { path: 'queries/:queryId/answer' }, b: { path: 'charts/:encounterId' }, c: {} }
    const patternOf = patternsOf({ routes } as never)
    expect(patternOf('/queries/0199-abc/answer')).toBe('/queries/:/answer')
    expect(patternOf('/queries/0199-abc/answer.data')).toBe('/queries/:/answer')
    expect(patternOf('/charts/Mary-Roe')).toBe('/charts/:')
    expect(patternOf('/roe/mary/x/y/z/more/and/more')).toBe('/:/:/:/:/:')
    expect(patternOf('/assets/root-abc.js')).toBe('/assets/:')
  })
})

test.each([
  ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '4bf92f3577b34da6a3ce929d0e0e4736'],
  ['00-00000000000000000000000000000000-00f067aa0ba902b7-01', null],
  ['01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', null],
  ['Mary Roe', null],
])('of the traceparent %s the trace is %s', (given, id) => {
  expect(traceIdOf(given)).toBe(id)
})
