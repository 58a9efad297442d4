import { expect, test } from 'vitest'
import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { readKeptGaps } from '#app/domain/scorecard/measures/kept-contribution.ts'
import { readGapCases } from '#app/services/scorecard/read-cases.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { aContext } from '#tests/helpers/context.ts'

const manager: User = {
  ...{ id: 'm', version: 1, credentials: null },
  name: 'M',
  email: 'm@example.org',
  roles: ['manager'],
  facilityIds: [ALL_FACILITIES],
  providerId: null,
  state: 'active',
}

type Stay = { encounterId: string; month: number; cells: string }

test('the stays behind a gap, page by page, are those that left it open, newest first, each once', async () => {
  const context = aContext()
  const { db } = context
  await fillDemo(db, { seed: 'cases', now: context.now(), encounters: 1600, detail: 'facts' })
  await takeInFeed(context)
  const gap = db.$client
    .prepare<[], { provider_id: string; family: string }>(
      "select provider_id, family from provider_gaps where axis = 'any' group by 1, 2 order by sum(open) desc limit 1",
    )
    .get()
  if (!gap) throw new Error('the demo leaves no gap')
  const search = (page: string) => new URLSearchParams({ months: '24', family: gap.family, page })
  const read = async (page: string, isOwn = false) => {
    const found = await readGapCases(context, manager, { providerId: gap.provider_id, search: search(page), isOwn })
    if (!found) throw new Error('no such provider')
    return found
  }
  const first = await read('1')
  const { from, to } = first.filter.period
  const open = db.$client
    .prepare<[string], Stay>('select encounter_id encounterId, month, cells from contributions where provider_id = ?')
    .all(gap.provider_id)
    .filter(({ month }) => month >= from && month <= to)
    .filter(({ cells }) =>
      readKeptGaps(cells).some(
        (one) => one.payer === 'all' && one.family === gap.family && one.axis === 'any' && one.open > 0,
      ),
    )
    .sort((a, b) => b.month - a.month || (a.encounterId < b.encounterId ? 1 : -1))
  expect(open.length).toBeGreaterThan(25)
  const pages = []
  for (let page = 1, isMore = true; isMore; page++) {
    const one = await read(String(page))
    pages.push(one.rows.map(({ chart }) => chart))
    isMore = one.isMore
  }
  expect(pages.flat()).toEqual(open.map(({ encounterId }) => encounterId))
  expect(pages.slice(0, -1).every((rows) => rows.length === 25)).toBe(true)
  expect(pages.at(-1)?.length).toBeGreaterThan(0)

  for (const odd of ['', '0', '-3', 'x', '1.5']) expect((await read(odd)).rows).toEqual(first.rows)
  const beyond = await read('1000000')
  expect([beyond.rows, beyond.isMore, beyond.page]).toEqual([[], false, 40])
  expect((await read('1', true)).rows.every(({ chart }) => chart === null)).toBe(true)
}, 60_000)
