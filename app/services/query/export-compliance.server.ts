import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { readCompliance } from './read-compliance.server.ts'

/** The compliance figures as CSV lines: one count a line, with its denominator. */
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
  for (const [table, rows, trends] of [
    ['author', page.authors, page.trends.authors],
    ['template', page.templates, page.trends.templates],
  ] as const) {
    for (const row of rows) {
      yield [`clean by ${table}`, row.name, '', String(row.clean), String(row.recorded), '']
      for (const f of row.findings)
        yield [`finding by ${table}`, `${row.name}: ${f.rule}`, '', String(f.drafts), String(row.recorded), '']
    }
    const what = page.trends.rule ?? 'any error'
    for (const trend of trends)
      for (const m of trend.months)
        yield [`${what} by ${table} and month`, trend.name, m.month, String(m.found), String(m.recorded), '']
  }
  for (const s of page.states) yield ['queries by state', s.state, '', String(s.n), '', '']
  for (const o of page.letStand)
    yield ['warning let stand', `${o.rule} (${o.where})`, o.sentAt.toISOString().slice(0, 7), '1', '', o.reason]
}
