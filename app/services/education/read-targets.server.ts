import type { Library } from '#app/domain/education/library.ts'
import { TARGET_GROUPINGS, type Target, type TargetGroup, type TargetGrouping } from '#app/domain/education/target.ts'
import { type Listed, listTargets, ORDERS, type TargetFilter } from '#app/domain/education/target-list.ts'
import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { SPANS } from '#app/domain/scorecard/measures/filter.ts'
import { lastMatured, type Period } from '#app/domain/scorecard/measures/month.ts'
import { pageOf } from '#app/domain/shared/page.ts'
import type { Db } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { listTeachable } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'
import { readPieces } from './library.server.ts'
import { targetsAtHand, weightsAtHand } from './targets-at-hand.server.ts'

const A_PAGE = 25
/** How many people of a target are named. */
const MOST_NAMED = 3

type Asked = TargetFilter & { by: TargetGrouping; months: number; period: Period; page: number }

export function askedOf(search: URLSearchParams, now: Date): Asked {
  const months = SPANS.find((span) => String(span) === search.get('months')) ?? 6
  const to = lastMatured(now)
  return {
    by: TARGET_GROUPINGS.find((by) => by === search.get('by')) ?? 'specialty',
    ...{ months, period: { from: to - months + 1, to } },
    ...{ group: search.get('group') ?? '', family: search.get('family') ?? '', provider: search.get('provider') ?? '' },
    isReadyOnly: search.get('all') !== '1',
    order: ORDERS.find((order) => order === search.get('order')) ?? 'change',
    page: Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1),
  }
}

/** The targets of a filter; how much they weigh is told to who may see payment, and then ranks those of about as many codes. */
async function listedFor(context: Context, user: User, asked: Asked, all: readonly Target[], library: Library) {
  const listed = listTargets(all, library, { ...asked, order: 'change' })
  const weights = may(user, 'payment.view') ? await weightsAtHand(context, listed, asked) : undefined
  return listTargets(all, library, asked, weights)
}

const lookedAt = new WeakMap<Db, Date>()
/** When anybody last looked at targets, as long as this process knows. */
export const lastLook = ({ db }: Context): Date | null => lookedAt.get(db) ?? null

/** What a session or a note could be about, from the last 6, 12 or 24 matured months of all facilities, a page of it. */
export async function readTargets(context: Context, user: User, search: URLSearchParams) {
  const { db, now } = context
  const asked = askedOf(search, now())
  lookedAt.set(db, now())
  const all = await targetsAtHand(context, asked)
  const library: Library = await readPieces(db)
  const listed = await listedFor(context, user, asked, all, library)
  const everything = listTargets(all, library, { ...asked, isReadyOnly: false })
  const { page, pages, from } = pageOf(asked.page, listed.length, A_PAGE)
  const people = await listTeachable(db)
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const canRead = new Set(people.flatMap(({ id, userId }) => (userId ? [id] : [])))
  return {
    maySeeWeight: may(user, 'payment.view'),
    ...{ ...asked, page, pages, total: listed.length, more: everything.length - listed.length },
    providerName: nameOf.get(asked.provider) ?? '',
    groups: [...new Map(all.map(({ group: id, groupName: name }) => [id, { id, name }])).values()].sort(byName),
    families: [...new Map(all.map((one) => [one.family, one.label]))].map(([id, label]) => ({ id, label })),
    targets: listed.slice(from, from + A_PAGE).map(({ writing: _, ...one }) => ({
      ...one,
      people: namedIn(one, asked.provider).map((person) => ({
        ...person,
        name: nameOf.get(person.providerId) ?? 'A clinician without a name',
        canBeWritten: canRead.has(person.providerId),
      })),
    })),
  }
}

const byName = (a: TargetGroup, b: TargetGroup): number => a.name.localeCompare(b.name, 'en')

/** Who is named beside a target: who is asked about, else those with most of its gaps. */
function namedIn({ people }: Pick<Listed, 'people'>, provider: string): Listed['people'] {
  if (provider !== '') return people.filter(({ providerId }) => providerId === provider)
  return people.filter(({ open }) => open > 0).slice(0, MOST_NAMED)
}

const columnsOf = (by: TargetGrouping): string[] => [
  ...['family', 'axes', by, 'providers', 'codes', 'left open', 'share', 'low 95 %', 'high 95 %'],
  ...['gaps a month', 'gaps a month, low end', 'beyond others a month', 'mostly one person', 'piece'],
]
const WEIGHT_COLUMNS = [
  ...['gaps weighed', 'of them inpatient', 'told by MS-DRG', 'MS-DRG weight a gap, up or down', 'on balance'],
  ...['told by HCC', 'V28 score a gap, up or down', 'V28 score on balance'],
]

/** All targets of a filter as a table to take away, with an entry in the audit trail. */
export async function exportTargets(context: Context, user: User, search: URLSearchParams) {
  const { db, now } = context
  const asked = askedOf(search, now())
  const all = await targetsAtHand(context, asked)
  const listed = await listedFor(context, user, asked, all, await readPieces(db))
  await commit(db, {
    writes: [],
    audit: [{ what: 'education.viewed', who: user.id, at: now(), detail: { export: 'targets', rows: listed.length } }],
  })
  const rate = (share: number) => Math.round(share * 1000) / 1000
  const tenth = (n: number) => Math.round(n * 10) / 10
  const maySeeWeight = may(user, 'payment.view')
  const rows = listed.map((one): (string | number | null)[] => [
    ...[one.label, one.axes.join(', '), one.groupName, one.providers, one.lines, one.open],
    ...[rate(one.rate), rate(one.low), rate(one.high)],
    ...[tenth(one.gapsAMonth), tenth(one.sureAMonth), tenth(one.beyondAMonth)],
    ...[one.isOnePerson ? 'yes' : 'no', one.materialId],
    ...(maySeeWeight ? weightCells(one.weight) : []),
  ])
  return [{ name: 'Targets', columns: [...columnsOf(asked.by), ...(maySeeWeight ? WEIGHT_COLUMNS : [])], rows }]
}

/** What is not in the loaded table is an empty cell beside how many could be told, never a zero. */
function weightCells(weight: Listed['weight']): (number | null)[] {
  if (weight === null) return WEIGHT_COLUMNS.map(() => null)
  const weighed = (x10000: number | null) => (x10000 === null ? null : Math.round(x10000) / 10_000)
  const { looked, drg, hcc } = weight
  return [
    ...[looked, drg.looked, drg.told, weighed(drg.sizeX10000), weighed(drg.netX10000)],
    ...[hcc.told, weighed(hcc.sizeX10000), weighed(hcc.netX10000)],
  ]
}
