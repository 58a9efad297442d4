import { expect, test } from 'vitest'
import { NEXT_STEPS } from '#app/domain/encounter/next-step.ts'
import { SORTS, VIEWS, type WorklistFilter } from '#app/domain/encounter/worklist.ts'
import { drawIndex, seeded } from '#app/domain/scorecard/statistics/random.ts'
import type { Db } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { encounters, patients } from '#db/schema/encounter.ts'
import { facilities } from '#db/schema/identity.ts'
import { listWorklist } from '#db/worklist.ts'
import { AT, aContext } from '#tests/helpers/context.ts'

const PLACES = Array.from({ length: 11 }, (_, n) => `f${n}`)
const SERVICES = ['Medicine', 'Surgery', null]
const CLASSES = ['inpatient', 'outpatient'] as const
type Stay = Awaited<ReturnType<typeof someStays>>[number]

/** Stays of eleven facilities at every step; many begin in the same minute and bear the same name, so that the id decides. */
async function someStays(db: Db, random: () => number) {
  const one = <T>(list: readonly T[]): T => list[drawIndex(random, list.length)] as T
  const stays = Array.from({ length: 300 }, (_, n) => ({
    id: `e${n}`,
    sourceSystem: 'test',
    sourceId: `e${n}`,
    patientId: `p${n % 40}`,
    facilityId: one(PLACES),
    class: one(CLASSES),
    service: one(SERVICES),
    startAt: new Date(AT.getTime() + drawIndex(random, 60) * 60_000),
    sortName: `name${n % 40}`,
    nextStep: one(NEXT_STEPS),
    assignedTo: one(['u1', 'u2', null]),
  }))
  await commit(db, {
    writes: [
      (tx) =>
        tx
          .insert(facilities)
          .values(PLACES.map((id) => ({ id, name: id, sourceSystem: 'test', sourceId: id, timeZone: 'UTC' }))),
      (tx) =>
        tx.insert(patients).values(
          Array.from({ length: 40 }, (_, n) => ({
            id: `p${n}`,
            sourceSystem: 'test',
            sourceId: `p${n}`,
            mrn: `M${n}`,
            familyName: `Name${n}`,
            givenName: 'Ann',
            sex: 'female' as const,
          })),
        ),
      (tx) => tx.insert(encounters).values(stays),
    ],
    audit: [{ what: 'chart.imported', who: 'test', at: AT }],
  })
  return stays
}

const isShown = (stay: Stay, { view, facilityIds, class: kind, service, words }: WorklistFilter) =>
  (view === 'all' ||
    stay.nextStep === view ||
    (view === 'active' && stay.nextStep !== 'done') ||
    (view === 'mine' && stay.assignedTo === 'u1' && stay.nextStep !== 'done')) &&
  (facilityIds === null || facilityIds.includes(stay.facilityId)) &&
  (kind === null || stay.class === kind) &&
  (service === null || stay.service === service) &&
  (words === '' || stay.sortName === words)

function inOrder(stays: Stay[], sort: WorklistFilter['sort']): string[] {
  const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0)
  const key = (stay: Stay) => (sort === 'name' ? stay.sortName : stay.startAt.getTime())
  const sorted = [...stays].sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id))
  return (sort === 'newest' ? sorted.reverse() : sorted).map(({ id }) => id)
}

async function allPages(db: Db, filter: WorklistFilter): Promise<string[]> {
  const [seen, size]: [string[], number] = [[], 7]
  for (;;) {
    const rows = await listWorklist(db, filter, seen.at(-1) ?? null, size)
    seen.push(...rows.map(({ id }) => id))
    if (rows.length < size) return seen
  }
}

test('whatever facilities, steps and words a filter names, the pages hold just what a walk over all stays finds, in order', async () => {
  const { db } = aContext()
  const random = seeded(11)
  const stays = await someStays(db, random)
  for (const view of VIEWS)
    for (const sort of SORTS)
      for (const count of [null, 0, 1, 2, 8, 9])
        for (const words of ['', 'name7']) {
          const facilityIds = count === null ? null : PLACES.slice(1, 1 + count)
          const [kind, service] = [
            [null, 'inpatient'],
            [null, 'Surgery'],
          ].map((list) => list[drawIndex(random, 2)] ?? null)
          const filter = {
            view,
            sort,
            facilityIds,
            class: kind ?? null,
            service: service ?? null,
            words,
            assignedTo: 'u1',
          }
          const wanted = inOrder(
            stays.filter((stay) => isShown(stay, filter)),
            sort,
          )
          expect(await allPages(db, filter), JSON.stringify(filter)).toEqual(wanted)
        }
})

test('a facility named twice brings its stays once', async () => {
  const { db } = aContext()
  const stays = await someStays(db, seeded(12))
  const filter: WorklistFilter = {
    view: 'all',
    sort: 'oldest',
    facilityIds: ['f1', 'f1'],
    class: null,
    service: null,
    words: '',
    assignedTo: 'u1',
  }
  expect(await allPages(db, filter)).toHaveLength(stays.filter(({ facilityId }) => facilityId === 'f1').length)
})
