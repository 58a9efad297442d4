import { families, familyOf } from '#app/domain/codes/family.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import { rateOf } from '#app/domain/shared/rate.ts'
import { byWeight, type Scale, type TargetWeight, weightAMonth } from './target-weight.ts'

/** How providers are put together: by what they practise, where the encounter was, or a list that was saved. */
export const TARGET_GROUPINGS = ['specialty', 'facility', 'list'] as const
export type TargetGrouping = (typeof TARGET_GROUPINGS)[number]
export type TargetGroup = { id: string; name: string }

/** A family left open on an axis by a group of providers: what a session could be about. */
export type Target = {
  family: string
  label: string
  /** Who of the group writes codes of the family, and of which categories of ICD-10-CM: also where this axis is none of theirs. */
  writing: { providerIds: string[]; categories: string[] }
  /** Axes that are left open together, code by code, are one target. */
  axes: string[]
  /** A specialty ("" for providers without one), the id of a facility or of a saved list; and what it is called. */
  group: string
  groupName: string
  providers: number
  lines: number
  open: number
  gapsAMonth: number
  rate: number
  low: number
  high: number
  /** Gaps a month at the low end of the 95 % interval of the rate: what targets are ranked by, so that few codes do not lead. */
  sureAMonth: number
  sureness: 'sure' | 'fair' | 'unsure'
  /** Of the gaps a month at the low end, those that would close if the group left open no more than everyone else does on the same. */
  beyondAMonth: number
  /** Whose codes these are, most gaps first. */
  people: { providerId: string; lines: number; open: number }[]
  /** One provider's habit: a note to one person rather than an hour for all. */
  isOnePerson: boolean
}

/** Only named families: a chapter's remainder is no topic, and much of it nobody could say more exactly. */
const NAMED = new Set(families().map(({ id }) => id))
const FEWEST_LINES = 10
const ONE_PERSON = 0.6

type Sums = { lines: number; open: number }
/** The groups that a provider's codes count for; of saved lists there may be several, or none. */
type GroupsOf<S> = (sum: S) => readonly TargetGroup[]

/**
 * Targets by what better documentation would change and by how sure that is, most first, as `byChange` ranks them before any weight is known.
 * Under ten codes nothing is said of anybody.
 */
export function targetsOf<S extends GapSum>(sums: readonly S[], groupsOf: GroupsOf<S>, months: number): Target[] {
  const cells = new Map<string, GapSum[]>()
  const everyone = new Map<string, Sums>()
  const names = new Map<string, string>()
  const writingOf = writingIn(sums, groupsOf)
  for (const sum of sums) {
    if (sum.axis === 'any' || sum.lines === 0 || !NAMED.has(familyOf(sum.family).id)) continue
    const topic = `${familyOf(sum.family).id}\n${sum.axis}`
    const all = everyone.get(topic) ?? { lines: 0, open: 0 }
    everyone.set(topic, { lines: all.lines + sum.lines, open: all.open + sum.open })
    for (const { id, name } of groupsOf(sum)) {
      names.set(id, name)
      const cell = cells.get(`${topic}\n${id}`)
      if (cell) cell.push(sum)
      else cells.set(`${topic}\n${id}`, [sum])
    }
  }
  const targets = [...cells].flatMap(([key, rows]) => {
    const all = everyone.get(key.split('\n').slice(0, 2).join('\n')) ?? { lines: 0, open: 0 }
    const target = targetOf(key, rows, all, months)
    return target ? { ...target, groupName: names.get(target.group) ?? '', writing: writingOf(target) } : []
  })
  return together(targets).sort(byChange(() => null))
}

/** Who writes codes of a family in a group, and which categories these are. */
function writingIn<S extends GapSum>(sums: readonly S[], groupsOf: GroupsOf<S>) {
  const found = new Map<string, { providers: Set<string>; categories: Set<string> }>()
  for (const sum of sums) {
    if (sum.lines === 0) continue
    for (const { id } of groupsOf(sum)) {
      const key = `${familyOf(sum.family).id}\n${id}`
      const own = found.get(key) ?? { providers: new Set(), categories: new Set() }
      own.providers.add(sum.providerId)
      own.categories.add(sum.family)
      found.set(key, own)
    }
  }
  return ({ family, group }: { family: string; group: string }): Target['writing'] => {
    const own = found.get(`${family}\n${group}`)
    return { providerIds: [...(own?.providers ?? [])].sort(), categories: [...(own?.categories ?? [])].sort() }
  }
}

/** A target among others of its period. */
export const targetKey = ({ family, axes, group }: Target): string => `${family} ${axes.join(' ')} ${group}`

/** So many codes a month to one figure: 34 is 30, 0.27 is 0.3. Differences within it are no reason to rank one before the other. */
export const about = (aMonth: number): number => Number(aMonth.toPrecision(1))

/**
 * Specificity first: about how many codes a month would become specific. Of about as many, what that would change in MS-DRG weight, up or down
 * alike, then in risk score; then how many of these codes others do write.
 */
export const byChange =
  <T extends Target>(weightOf: (target: T) => TargetWeight | null) =>
  (a: T, b: T): number => {
    const onScale = (scale: Scale) => {
      const of = (target: T) => weightAMonth(weightOf(target), scale, target.sureAMonth)
      return byWeight(of(a), of(b))
    }
    return (
      about(b.sureAMonth) - about(a.sureAMonth) ||
      onScale('drg') ||
      onScale('hcc') ||
      b.beyondAMonth - a.beyondAMonth ||
      b.sureAMonth - a.sureAMonth ||
      b.open - a.open
    )
  }

function together(targets: readonly Target[]): Target[] {
  const found = new Map<string, Target>()
  for (const target of targets) {
    const key = `${target.family} ${target.group} ${target.lines} ${target.open}`
    const known = found.get(key)
    if (known) known.axes.push(...target.axes)
    else found.set(key, target)
  }
  return [...found.values()]
}

function targetOf(
  key: string,
  rows: readonly GapSum[],
  all: Sums,
  months: number,
): Omit<Target, 'writing' | 'groupName'> | null {
  const [family = '', axis = '', group = ''] = key.split('\n')
  const lines = rows.reduce((n, row) => n + row.lines, 0)
  const open = rows.reduce((n, row) => n + row.open, 0)
  const rate = rateOf(open, lines)
  if (!rate || lines < FEWEST_LINES || open === 0) return null
  const people = peopleOf(rows)
  const [most] = people
  const others = { lines: all.lines - lines, open: all.open - open }
  const usual = others.lines >= FEWEST_LINES ? others.open / others.lines : rate.low
  const label = familyOf(rows[0]?.family ?? '').label
  return {
    ...{ family, label, axes: [axis], group, lines, open },
    ...{ rate: rate.rate, low: rate.low, high: rate.high },
    ...{ providers: people.length, people },
    gapsAMonth: open / Math.max(1, months),
    sureAMonth: (rate.low * lines) / Math.max(1, months),
    beyondAMonth: Math.max(0, ((rate.low - usual) * lines) / Math.max(1, months)),
    sureness: surenessOf(rate.high - rate.low),
    isOnePerson: open >= 5 && (most?.open ?? 0) / open >= ONE_PERSON,
  }
}

function peopleOf(rows: readonly GapSum[]): Target['people'] {
  const people = new Map<string, Target['people'][number]>()
  for (const { providerId, lines, open } of rows) {
    const known = people.get(providerId) ?? { providerId, lines: 0, open: 0 }
    people.set(providerId, { providerId, lines: known.lines + lines, open: known.open + open })
  }
  return [...people.values()].sort((a, b) => b.open - a.open || b.lines - a.lines)
}

const surenessOf = (width: number): Target['sureness'] => {
  if (width <= 0.15) return 'sure'
  return width <= 0.3 ? 'fair' : 'unsure'
}
