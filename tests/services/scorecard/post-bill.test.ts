import { expect, test } from 'vitest'
import { auditFilterOf } from '#app/services/audit/read-audit.server.ts'
import { postBillTables, readPostBill } from '#app/services/scorecard/read-post-bill.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { listAudit } from '#db/audit.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { rowsOf } from './recount.ts'

const manager = { ...PEOPLE.max, facilityIds: ['*'] }

test('directions by timing are those of the roll-ups, nothing is told of fewer than ten, and the look is an entry', async () => {
  const context = aContext()
  await fillDemo(context.db, { seed: 'symmetry', now: context.now(), encounters: 300, detail: 'facts' })
  await takeInFeed(context)
  const page = await readPostBill(context, manager, new URLSearchParams('months=24'))
  expect(page.rows.map(({ timing }) => timing)).toEqual(['post-bill', 'retrospective', 'concurrent'])
  for (const { timing, sent, symmetry } of page.rows) {
    const { from, to } = page.filter.period
    const [row] = rowsOf(
      context.db,
      `select coalesce(sum(sent), 0) sent, coalesce(sum(weighed), 0) weighed, coalesce(sum(up), 0) up, coalesce(sum(down), 0) down
       from month_providers where timing = '${timing}' and payer = 'all' and month between ${from} and ${to}`,
    ) as { sent: number; weighed: number; up: number; down: number }[]
    const [rest] = rowsOf(
      context.db,
      `select coalesce(sum(sent), 0) sent, coalesce(sum(weighed), 0) weighed from month_providers
       where timing = '${timing}' and payer = 'all' and month between ${from} and ${to - 12}`,
    ) as { sent: number; weighed: number }[]
    const isSmall = (n = 0) => n > 0 && n < 10
    expect(sent).toBe(isSmall(row?.sent) || isSmall(rest?.sent) ? null : row?.sent)
    if ((row?.weighed ?? 0) < 10 || isSmall(rest?.weighed)) expect(symmetry).toBe('too-few')
    else expect(symmetry).toMatchObject({ n: row?.weighed, up: { events: row?.up }, down: { events: row?.down } })
  }
  const sentFor = (reason: string) =>
    rowsOf(
      context.db,
      `select count(*) n from queries where timing = 'post-bill' and post_bill_reason = '${reason}'`,
    )[0]
  const reasons = page.reasons.map(({ reason, sent }) => ({ sent, n: Number(sentFor(reason)?.n) }))
  for (const { sent, n } of reasons) expect(sent === null || sent === n).toBe(true)
  expect(page.reasons.map(({ reason }) => reason)).toEqual(['audit', 'denial', 'monitor'])
  const hidden = reasons.reduce((sum, { sent, n }) => sum + (sent === null ? n : 0), 0)
  expect(hidden === 0 || hidden >= 10 || page.rows[0]?.sent === null).toBe(true)
  expect(page.rows.some(({ symmetry }) => symmetry !== 'too-few')).toBe(true)
  const [entry] = await listAudit(context.db, auditFilterOf(new URLSearchParams()), null, 1)
  expect(entry).toMatchObject({ what: 'scorecard.viewed', who: manager.id })
  const [table, byReason] = postBillTables(page)
  expect(table?.rows.length).toBeGreaterThanOrEqual(6)
  expect(byReason?.rows.length).toBeGreaterThanOrEqual(3)
})
