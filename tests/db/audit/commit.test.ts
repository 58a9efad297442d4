import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { startVerification } from '#app/domain/audit/chain.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { auditEntries } from '#db/schema/audit.ts'
import { settings } from '#db/schema/identity.ts'
import { AT, aContext } from '#tests/helpers/context.ts'

const entry = { what: 'settings.changed', who: 'u1', at: AT } as const

test('a fact and its entry land together', async () => {
  const { db } = aContext()
  await commit(db, { writes: [(tx) => tx.insert(settings).values({ name: 'a', value: 1 })], audit: [entry] })
  expect(await db.select().from(settings)).toEqual([{ name: 'a', value: 1 }])
  expect(await db.select().from(auditEntries)).toMatchObject([{ seq: 1, what: 'settings.changed', who: 'u1' }])
})

test('a write that changes no row refuses the whole batch, its entry included', async () => {
  const { db } = aContext()
  const lost = commit(db, {
    writes: [
      (tx) => tx.insert(settings).values({ name: 'a', value: 1 }),
      (tx) => tx.update(settings).set({ value: 2 }).where(eq(settings.name, 'not-there')),
    ],
    audit: [entry],
  })
  await expect(lost).rejects.toThrow(StaleWrite)
  expect(await db.select().from(settings)).toEqual([])
  expect(await db.select().from(auditEntries)).toEqual([])
})

test('the handle that deeds read by refuses to write, by raw SQL, script and pragma too', () => {
  const { db } = aContext()
  expect(() => db.insert(settings).values({ name: 'a', value: 1 }).run()).toThrow(/only reads/)
  expect(() => db.$client.prepare("delete from settings where name = 'a'")).toThrow(/only reads/)
  expect(() => db.$client.exec("insert into settings values ('a', 1)")).toThrow(/only reads/)
  expect(() => db.$client.pragma('synchronous = OFF')).toThrow(/only reads/)
  expect(() => db.transaction((tx) => tx.insert(settings).values({ name: 'a', value: 1 }).run())).toThrow(/only reads/)
  expect(db.select().from(settings).all()).toEqual([])
})

test('the audit trail can be neither edited nor shortened through SQL', async () => {
  const { db } = aContext()
  await commit(db, { writes: [], audit: [entry] })
  await expect(commit(db, { writes: [(tx) => tx.delete(auditEntries)], audit: [entry] })).rejects.toThrow(/append-only/)
  await expect(
    commit(db, { writes: [(tx) => tx.update(auditEntries).set({ who: 'x' })], audit: [entry] }),
  ).rejects.toThrow(/append-only/)
})

test('of batches that arrive together each lands or is refused for itself, and the chain holds', async () => {
  const { db } = aContext()
  const add = (name: string) =>
    commit(db, { writes: [(tx) => tx.insert(settings).values({ name, value: 1 })], audit: [entry] })
  const outcomes = await Promise.allSettled([add('a'), add('a'), add('b')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await db.select().from(settings)).map(({ name }) => name)).toEqual(['a', 'b'])
  const entries = await db.select().from(auditEntries)
  const walk = startVerification()
  for (const sealed of entries) walk.next(sealed)
  expect(walk.end(2)).toMatchObject({ entries: 2, ok: true })
})

test('two who save what both have read: one lands, the other is told, in one turn of the loop too', async () => {
  const { db } = aContext()
  await commit(db, { writes: [(tx) => tx.insert(settings).values({ name: 'a', value: 1 })], audit: [entry] })
  const change = (value: number) =>
    commit(db, {
      writes: [
        (tx) =>
          tx
            .update(settings)
            .set({ value })
            .where(and(eq(settings.name, 'a'), eq(settings.value, 1))),
      ],
      audit: [entry],
    })
  const [first, second] = await Promise.allSettled([change(2), change(3)])
  expect(first).toMatchObject({ status: 'fulfilled' })
  expect(second).toMatchObject({ status: 'rejected', reason: expect.any(StaleWrite) })
  expect(await db.select().from(settings)).toEqual([{ name: 'a', value: 2 }])
})
