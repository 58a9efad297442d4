import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ruleOf } from '#app/domain/query/compliance/registry.ts'
import { latestOf } from '#app/domain/query/templates/shelf.ts'
import { rateOf } from '#app/domain/shared/rate.ts'
import { commit } from '#db/commit.ts'
import {
  countByState,
  countFindings,
  countFirstDrafts,
  type FigureScope,
  type FirstDrafts,
  listLetStand,
  type RuleFindings,
} from '#db/query-figures.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { readShelf } from './template-shelf.server.ts'

const DAY = 86_400_000
const HALF_YEAR_DAYS = 183
const MOST_LET_STAND = 100

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** The period and the facilities that a person asks for: half a year back where nothing, or nothing sensible, is said. */
export function scopeOf({ now }: Context, user: User, search: URLSearchParams): FigureScope {
  const day = (name: string) => {
    const text = search.get(name) ?? ''
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
    return at && !Number.isNaN(at.getTime()) ? at : null
  }
  const last = day('to') ?? new Date(`${dayOf(now())}T00:00:00Z`)
  const to = new Date(last.getTime() + DAY)
  const from = day('from') ?? new Date(to.getTime() - HALF_YEAR_DAYS * DAY)
  return { from, to, facilityIds: user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds }
}

/** A row of first drafts with names and rates, its most frequent rule beside it. */
function named(rows: FirstDrafts[], findings: RuleFindings[], nameOf: (key: string) => string) {
  return rows
    .map((row) => {
      const own = findings.filter(({ key }) => key === row.key).sort((a, b) => b.drafts - a.drafts)
      return { ...row, name: nameOf(row.key), rate: rateOf(row.clean, row.recorded), findings: own }
    })
    .sort((a, b) => b.sent - a.sent || a.name.localeCompare(b.name))
}

/** The compliance figures of a period: first drafts, findings by rule, author and template, warnings let stand, volume by state. */
export async function readCompliance(context: Context, user: User, search: URLSearchParams) {
  const { db } = context
  const scope = scopeOf(context, user, search)
  const keys = ['month', 'author', 'template'] as const
  const [drafts, findings, states, letStand] = await Promise.all([
    Promise.all(keys.map((key) => countFirstDrafts(db, key, scope))),
    Promise.all(keys.map((key) => countFindings(db, key, scope))),
    countByState(db, scope.facilityIds),
    listLetStand(db, scope, MOST_LET_STAND),
  ])
  const [months = [], authors = [], templates = []] = drafts
  const [byMonth = [], byAuthor = [], byTemplate = []] = findings
  const total = months.reduce(
    (sum, m) => ({ sent: sum.sent + m.sent, recorded: sum.recorded + m.recorded, clean: sum.clean + m.clean }),
    { sent: 0, recorded: 0, clean: 0 },
  )
  const people = new Map(
    await Promise.all(authors.map(async ({ key }) => [key, (await findUser(db, key))?.name] as const)),
  )
  const shelf = new Map((await readShelf(context)).map((kept) => [kept.id, latestOf(kept).template.name]))
  await commit(db, { writes: [], audit: [{ what: 'compliance.viewed', who: user.id, at: context.now() }] })
  return {
    from: dayOf(scope.from),
    to: dayOf(new Date(scope.to.getTime() - DAY)),
    total: { ...total, rate: rateOf(total.clean, total.recorded) },
    months: months.map((m) => ({ ...m, rate: rateOf(m.clean, m.recorded) })),
    rules: rulesOf(byMonth, months, total.recorded),
    authors: named(authors, byAuthor, (key) => people.get(key) ?? key),
    templates: named(templates, byTemplate, (key) => (key === '' ? 'Without a template' : (shelf.get(key) ?? key))),
    states,
    letStand,
  }
}

/** Each rule with the drafts it found something in, of all and month by month. */
function rulesOf(byMonth: RuleFindings[], months: FirstDrafts[], recorded: number) {
  const ids = [...new Set(byMonth.map(({ rule }) => rule))]
  return ids
    .map((id) => {
      const own = byMonth.filter(({ rule }) => rule === id)
      const drafts = own.reduce((sum, row) => sum + row.drafts, 0)
      return {
        id,
        severity: ruleOf(id)?.severity ?? 'info',
        drafts,
        rate: rateOf(drafts, recorded),
        months: months.map(({ key }) => own.find((row) => row.key === key)?.drafts ?? 0),
      }
    })
    .sort((a, b) => b.drafts - a.drafts)
}

/** The same figures as CSV lines: one count a line, with its denominator. */
export async function* exportCompliance(context: Context, user: User, search: URLSearchParams) {
  const page = await readCompliance(context, user, search)
  const audit = [{ what: 'compliance.exported' as const, who: user.id, at: context.now() }] as const
  await commit(context.db, { writes: [], audit: [...audit] })
  yield ['table', 'key', 'month', 'count', 'of', 'reason']
  for (const m of page.months) {
    yield ['sent', m.key, m.key, String(m.sent), String(m.sent), '']
    yield ['clean at first draft', m.key, m.key, String(m.clean), String(m.recorded), '']
  }
  for (const rule of page.rules)
    for (const [n, m] of page.months.entries())
      yield ['finding by rule', rule.id, m.key, String(rule.months[n] ?? 0), String(m.recorded), '']
  for (const [table, rows] of [
    ['author', page.authors],
    ['template', page.templates],
  ] as const)
    for (const row of rows) {
      yield [`clean by ${table}`, row.name, '', String(row.clean), String(row.recorded), '']
      for (const f of row.findings)
        yield [`finding by ${table}`, `${row.name}: ${f.rule}`, '', String(f.drafts), String(row.recorded), '']
    }
  for (const s of page.states) yield ['queries by state', s.state, '', String(s.n), '', '']
  for (const o of page.letStand)
    yield ['warning let stand', `${o.rule} (${o.where})`, o.sentAt.toISOString().slice(0, 7), '1', '', o.reason]
}
