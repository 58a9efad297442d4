import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { signHead } from '#app/services/audit/sign-head.server.ts'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import { makeBackup } from '#app/services/backup/back-up.server.ts'
import { freshSalt, type Header, opening, sealing } from '#app/services/backup/cipher.server.ts'
import { listBackups } from '#app/services/backup/list.server.ts'
import { backupKey } from '#app/services/backup/places.server.ts'
import { restoreBackup } from '#app/services/backup/restore.server.ts'
import { isDue, runBackup, sweepHalves } from '#app/services/backup/run-backup.server.ts'
import { tryBackup } from '#app/services/backup/try-out.server.ts'
import { closeContext, openContext } from '#app/services/context.server.ts'
import { findLatestOf } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import { patients } from '#db/schema/encounter.ts'
import { aSmallDisk } from '#tests/bench/_disk.ts'
import { aContext } from '#tests/helpers/context.ts'

const away = mkdtempSync(join(tmpdir(), 'addendum-away-'))
afterAll(() => rmSync(away, { recursive: true, force: true }))
let files = 0
const aFile = () => join(away, `b${++files}.backup`)

type TestContext = ReturnType<typeof aContext>
async function filled(context: TestContext, count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n++) {
    const id = `pt-${n}`
    const row = {
      id,
      familyName: `Quorvex${n}`,
      givenName: 'Zanthe',
      sex: 'female',
      sourceSystem: 't',
      sourceId: id,
    } as const
    await commit(context.db, {
      writes: [(tx) => tx.insert(patients).values(row)],
      audit: [{ what: 'chart.imported', who: 'u1', at: context.now(), patientId: id }],
    })
  }
}

describe('the sealed stream', () => {
  const key = randomBytes(32)
  const header = (): Header => ({ madeAt: 'x', bytes: 1, sha256: '', entries: 1, head: '', key: '', salt: freshSalt() })
  const sealed = (bytes: Buffer, of: Header) =>
    buffer(Readable.from(bytes.length ? [bytes] : []).pipe(sealing(key, of)))
  const opened = async (bytes: Buffer, of: Header) => {
    const stream = opening(key, of)
    const done = buffer(stream)
    Readable.from(bytes.length ? [bytes] : []).pipe(stream)
    return done
  }

  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('of %i bytes comes back as it was', async (length) => {
    const [bytes, of] = [randomBytes(length), header()]
    expect((await opened(await sealed(bytes, of), of)).equals(bytes)).toBe(true)
  })

  test('is refused with any bit turned, cut anywhere, with chunks changed about or another header', async () => {
    const [bytes, of] = [randomBytes(200_000), header()]
    const good = await sealed(bytes, of)
    const chunk = 65_536 + 16
    const wrong = [
      Buffer.concat([good.subarray(chunk, 2 * chunk), good.subarray(0, chunk), good.subarray(2 * chunk)]),
      good.subarray(0, chunk),
      good.subarray(0, 2 * chunk),
      good.subarray(chunk),
      Buffer.concat([good, Buffer.alloc(1)]),
      Buffer.concat([good, good]),
      Buffer.alloc(0),
    ]
    for (const one of wrong) await expect(opened(one, of)).rejects.toThrow(/changed|cut off/)
    await expect(opened(good, { ...of, entries: 2 })).rejects.toThrow(/changed/)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: good.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const turned = Buffer.from(good)
          turned.writeUInt8(turned.readUInt8(at) ^ (1 << bit), at)
          await expect(opened(turned, of)).rejects.toThrow(/changed|cut off/)
          await expect(opened(good.subarray(0, at), of)).rejects.toThrow(/changed|cut off/)
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('a backup comes back whole, holds no name in the clear, and leaves no plain copy behind', async () => {
  const context = aContext()
  await filled(context, 30)
  const file = aFile()
  const made = await makeBackup(context, { file, by: 'terminal' })
  expect(made).toMatchObject({ ok: true, value: { entries: 31, key: expect.stringMatching(/^[0-9a-f]{16}$/) } })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const bytes = readFileSync(file)
  for (const word of ['Quorvex', 'Zanthe', 'audit_entries', 'SQLite format']) expect(bytes.includes(word)).toBe(false)
  expect(readdirSync(context.settings.dataFolder).filter((name) => /copying|part/.test(name))).toEqual([])
  const target = aContext()
  closeContext(target)
  const settings = { ...target.settings, backupKey: join(context.settings.dataFolder, 'backup.key') }
  const restored = await restoreBackup(settings, { file, at: new Date('2026-09-15T00:00:00Z') })
  expect(restored).toMatchObject({
    ok: true,
    value: { entries: 32, holds: true, aside: expect.stringContaining('.before-2026') },
  })
  const again = openContext(settings)
  expect((await again.db.select().from(patients)).length).toBe(30)
  closeContext(again)
})

test('a commit in the midst neither shows in the copy nor makes it begin again', async () => {
  const context = aContext()
  await filled(context, 400)
  let late = 400
  const steps: number[] = []
  const adding: Promise<void>[] = []
  const file = aFile()
  const made = await makeBackup(context, {
    file,
    by: 'terminal',
    onProgress: (share, step) => {
      steps.push(share)
      if (step === 'copying') adding.push(filled(context, 1, late++))
    },
  })
  await Promise.all(adding)
  if (!made.ok) throw new Error(made.error)
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  expect(await tryBackup(context, { file, by: 'u1' })).toEqual({ ok: true, value: { entries: made.value.entries } })
  expect(made.value.entries).toBe(401)
})

describe('a backup is refused', () => {
  test('with a byte changed, cut short, with another key, or when it is something else; and nothing is put in place', async () => {
    const context = aContext()
    await filled(context, 20)
    const file = aFile()
    await makeBackup(context, { file, by: 'terminal' })
    const good = readFileSync(file)
    const changed = aFile()
    const other = aFile()
    writeFileSync(other, `${randomBytes(32).toString('hex')}\n`)
    const at = new Date('2026-09-15T00:00:00Z')
    const settings = { ...context.settings, backupKey: join(context.settings.dataFolder, 'backup.key') }
    closeContext(context)
    const before = readFileSync(join(context.settings.dataFolder, 'addendum.db'))
    for (const place of [400, Math.floor(good.length / 2), good.length - 1]) {
      const turned = Buffer.from(good)
      turned.writeUInt8(turned.readUInt8(place) ^ 1, place)
      writeFileSync(changed, turned)
      expect(await restoreBackup(settings, { file: changed, at })).toEqual({ ok: false, error: 'damaged' })
      writeFileSync(changed, good.subarray(0, place))
      expect(await restoreBackup(settings, { file: changed, at })).toEqual({ ok: false, error: 'damaged' })
    }
    expect(await restoreBackup(settings, { file, at, key: other })).toEqual({ ok: false, error: 'other-key' })
    writeFileSync(changed, 'something else')
    expect(await restoreBackup(settings, { file: changed, at })).toEqual({ ok: false, error: 'not-a-database' })
    expect(await restoreBackup(settings, { file: '/no/such', at })).toEqual({ ok: false, error: 'no-such-file' })
    expect(readFileSync(join(context.settings.dataFolder, 'addendum.db')).equals(before)).toBe(true)
    expect(existsSync(join(context.settings.dataFolder, 'addendum.db.restoring'))).toBe(false)
  })

  test('while anything has the database open', async () => {
    const context = aContext()
    await filled(context, 3)
    const file = aFile()
    await makeBackup(context, { file, by: 'terminal' })
    expect(await restoreBackup(context.settings, { file, at: context.now() })).toEqual({ ok: false, error: 'in-use' })
  })

  test('when a file of that name exists', async () => {
    const context = aContext()
    const file = aFile()
    writeFileSync(file, 'mine')
    expect(await makeBackup(context, { file, by: 'terminal' })).toEqual({ ok: false, error: 'file-exists' })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })
})

test('restored beside its signed heads, the trail holds, and a head says where the backup took over', async () => {
  const context = aContext()
  await filled(context, 10)
  await signHead(context)
  const file = aFile()
  await makeBackup(context, { file, by: 'terminal' })
  await filled(context, 10, 10)
  await signHead(context)
  closeContext(context)
  expect(await restoreBackup(context.settings, { file, at: new Date('2026-09-15T00:00:00Z') })).toMatchObject({
    ok: true,
    value: { holds: true, entries: 12 },
  })
  const again = openContext(context.settings)
  expect(await verifyAudit(again)).toMatchObject({ ok: true, heads: { count: 3, last: { seq: 12 }, firstBad: null } })
  closeContext(again)
})

test('the scheduled run makes one, tries it out, notes both, and lets the outlived ones go', async () => {
  const context = aContext()
  context.settings.backupKeep = { daily: 2, weekly: 0, monthly: 0 }
  await filled(context, 5)
  expect(await isDue(context)).toBe(true)
  for (let day = 0; day < 4; day++) {
    await runBackup(context, 'system')
    expect(await isDue(context)).toBe(false)
    context.clock.at = new Date(context.clock.at.getTime() + 86_400_000)
    expect(await isDue(context)).toBe(true)
  }
  expect((await listBackups(context.settings)).map(({ name }) => name)).toEqual([
    'addendum-20260917T100000Z.backup',
    'addendum-20260916T100000Z.backup',
  ])
  expect((await findLatestOf(context.db, 'backup.verified'))?.detail).toContain('"ok":true')
  expect((await findLatestOf(context.db, 'backup.removed'))?.detail).toContain('"files":1')
  expect(backupKey(context.settings).length).toBe(32)
})

test('a run that fails leaves a note and no half file', async () => {
  const context = aContext()
  writeFileSync(join(context.settings.dataFolder, 'backup.key'), 'not a key')
  await runBackup(context, 'system')
  expect(await findLatestOf(context.db, 'backup.failed')).not.toBeNull()
  expect(await listBackups(context.settings)).toEqual([])
  expect(await isDue(context)).toBe(false)
  context.clock.at = new Date(context.clock.at.getTime() + 3_600_000)
  expect(await isDue(context)).toBe(true)
})

test('a disk that has no room for a copy is not filled: it says what is needed, and leaves nothing', async () => {
  const disk = aSmallDisk(60)
  if (!disk) return console.warn('Skipped: this user may not mount a small disk.')
  const context = aContext()
  try {
    await filled(context, 3)
    context.settings.dataFolder = disk.folder
    const made = makeBackup(context, { file: aFile(), by: 'system' })
    await expect(made).rejects.toThrow(
      /^The disk is too full for a backup: \d+ MB are free, \d+ MB are needed\. Make room/,
    )
    expect(readdirSync(disk.folder)).toEqual(['backup.key'])
    context.settings.dataFolder = away
    const file = aFile()
    expect((await makeBackup(context, { file, by: 'system' })).ok).toBe(true)
    const key = join(away, 'backup.key')
    context.settings.dataFolder = disk.folder
    await expect(tryBackup(context, { file, by: 'system', key })).rejects.toThrow('too full for a backup')
    expect(readdirSync(disk.folder)).toEqual(['backup.key'])
  } finally {
    disk.remove()
  }
})

test('what a killed process left half-written is swept away, and nothing else', async () => {
  const { settings, ...context } = aContext()
  const id = '0b7e6d5c-0000-4000-8000-000000000000'
  for (const name of [`copying-${id}.db`, `copying-${id}.db-journal`, `trying-${id}.db`, 'mine.db'])
    writeFileSync(join(settings.dataFolder, name), '')
  await sweepHalves({ settings, ...context })
  const left = readdirSync(settings.dataFolder)
  expect(left).toContain('mine.db')
  expect(left.filter((name) => /copying|trying/.test(name))).toEqual([])
})
