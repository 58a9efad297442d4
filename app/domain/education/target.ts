import { families, familyOf } from '#app/domain/codes/family.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import { rateOf } from '#app/domain/shared/rate.ts'

/** A family left open on an axis by a group of providers: what a session could be about. */
export type Target = {
  family: string
  label: string
  /** Axes that are left open together, code by code, are one target. */
  axes: string[]
  /** A specialty; "" for providers without one. */
  group: string
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
  /** One provider's habit: a note to one person rather than an hour for all. */
  isOnePerson: boolean
}

/** Only named families: a chapter's remainder is no topic, and much of it nobody could say more exactly. */
const NAMED = new Set(families().map(({ id }) => id))
const FEWEST_LINES = 10
const ONE_PERSON = 0.6

/** Targets by what better documentation would change and how sure that is, most first. Under ten codes nothing is said of anybody. */
export function targetsOf(sums: readonly GapSum[], groupOf: ReadonlyMap<string, string>, months: number): Target[] {
  const cells = new Map<string, GapSum[]>()
  for (const sum of sums) {
    if (sum.axis === 'any' || sum.lines === 0 || !NAMED.has(familyOf(sum.family).id)) continue
    const key = [familyOf(sum.family).id, sum.axis, groupOf.get(sum.providerId) ?? ''].join('\n')
    const cell = cells.get(key)
    if (cell) cell.push(sum)
    else cells.set(key, [sum])
  }
  const targets = [...cells].flatMap(([key, rows]) => targetOf(key, rows, months) ?? [])
  return together(targets).sort((a, b) => b.sureAMonth - a.sureAMonth || b.open - a.open)
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

function targetOf(key: string, rows: readonly GapSum[], months: number): Target | null {
  const [family = '', axis = '', group = ''] = key.split('\n')
  const lines = rows.reduce((n, row) => n + row.lines, 0)
  const open = rows.reduce((n, row) => n + row.open, 0)
  const rate = rateOf(open, lines)
  if (!rate || lines < FEWEST_LINES || open === 0) return null
  const byProvider = new Map<string, number>()
  for (const row of rows) byProvider.set(row.providerId, (byProvider.get(row.providerId) ?? 0) + row.open)
  const most = Math.max(...byProvider.values())
  const label = familyOf(rows[0]?.family ?? '').label
  return {
    ...{ family, label, axes: [axis], group, lines, open, rate: rate.rate, low: rate.low, high: rate.high },
    providers: byProvider.size,
    gapsAMonth: open / Math.max(1, months),
    sureAMonth: (rate.low * lines) / Math.max(1, months),
    sureness: surenessOf(rate.high - rate.low),
    isOnePerson: byProvider.size > 1 && open >= 5 && most / open >= ONE_PERSON,
  }
}

const surenessOf = (width: number): Target['sureness'] => {
  if (width <= 0.15) return 'sure'
  return width <= 0.3 ? 'fair' : 'unsure'
}
