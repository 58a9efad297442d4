import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { BOARD_COLUMNS } from '#app/domain/query/board.ts'
import { auditFilterOf } from '#app/services/audit/read-audit.server.ts'
import { assign } from '#app/services/query/assign.server.ts'
import { exportBoard } from '#app/services/query/export-board.server.ts'
import { readBoard } from '#app/services/query/read-board.server.ts'
import { addressOf } from '#app/services/views/search-words.server.ts'
import { listAudit } from '#db/audit.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { WORDING } from '#tests/helpers/query.ts'
import { aKeptQuery, anOpenQuery, aWard, caseOf, PEOPLE } from '#tests/helpers/query-ward.ts'

let context: ReturnType<typeof aContext>
beforeEach(async () => {
  context = aContext()
  await aWard(context)
  await anOpenQuery(context, { id: 'sent' })
  for (let n = 1; n <= 119; n++)
    await aKeptQuery(context, {
      id: `k${String(n).padStart(3, '0')}`,
      state: 'open',
      wording: { ...WORDING, title: `Title ${n % 9}` },
      providerId: n % 4 === 0 ? null : n % 2 ? 'dr-osei' : 'dr-hale',
      sentAt: n % 5 === 0 ? null : new Date(AT.getTime() + (n % 11) * 60_000),
      dueAt: n % 3 === 0 ? null : new Date(AT.getTime() + (n % 7) * 60_000),
      updatedAt: new Date(AT.getTime() + (n % 13)),
      ladderStep: n % 4,
    })
})
const board = async (search: string) => readBoard(context, PEOPLE.max, new URLSearchParams(search))

/** All ids of the board in the order of an address, page by page. */
async function turned(search: string): Promise<string[]> {
  const seen: string[] = []
  let after = ''
  for (let pages = 0; pages < 9; pages++) {
    const page = await board(`${search}&after=${encodeURIComponent(after)}`)
    seen.push(...page.rows.map(({ id }) => id))
    if (!page.next) return seen
    after = page.next
  }
  return seen
}

describe('the board by column', () => {
  test('the address of the next page carries the last row’s id and no name, and an unknown id begins at the first page', async () => {
    const page = await board('sort=patient')
    expect(page.next).toBe(page.rows.at(-1)?.id)
    expect((await board('sort=patient&after=nobody')).rows).toEqual(page.rows)
  })

  test.each(BOARD_COLUMNS)('%s: pages without a gap or a repeat, and downward is upward turned round', async (by) => {
    const up = await turned(`sort=${by}`)
    expect(new Set(up).size).toBe(120)
    expect(up).toHaveLength(120)
    expect(await turned(`sort=-${by}`)).toEqual(up.toReversed())
  })

  test('is in the order of what the column shows', async () => {
    const { rows } = await board('sort=-due')
    const due = rows.map((row) => (row.dueAt ? new Date(row.dueAt).getTime() : 0))
    expect(due).toEqual(due.toSorted((a, b) => b - a))
    const titles = (await board('sort=about')).rows.map(({ title }) => title)
    expect(titles).toEqual(titles.toSorted())
  })

  test('what stays without a due time is listed too, first of all', async () => {
    const { rows } = await board('')
    expect(rows[0]?.dueAt).toBeNull()
    expect((await turned('')).length).toBe(120)
  })
})

test('the tabs count what their lists hold, under the same filters', async () => {
  await aKeptQuery(context, { id: 'd1' })
  await assign(context, await caseOf(context, PEOPLE.max, 'sent'), { user: PEOPLE.max, toUserId: 'u-priya' })
  expect((await board('')).counts).toMatchObject({ open: 120, escalated: 60, closed: 0, 'in-review': 0, drafts: 0 })
  expect((await board('author=u-priya')).counts).toMatchObject({ open: 1, 'asked-back': 0 })
  const mine = await readBoard(context, PEOPLE.dana, new URLSearchParams())
  expect(mine.counts.drafts).toBe(1)
  const words = (await board(await addressOf(context, PEOPLE.max.id, { words: 'Title 3' }))).counts
  expect(words).toMatchObject({ open: 13, closed: null, expired: null })
})

describe('the export', () => {
  test('holds every row in the order of the address, escapes formulas, and is an entry of the trail', async () => {
    await aKeptQuery(context, { id: 'x1', state: 'open', wording: { ...WORDING, title: '=1+1' } })
    const response = await exportBoard(context, PEOPLE.max, new URLSearchParams('sort=-about'), 'csv')
    const lines = (await response.text()).trim().split('\n')
    expect(response.headers.get('content-disposition')).toContain('queries-open.csv')
    expect(lines).toHaveLength(122)
    expect(lines[0]).toContain('query,title,state,patient')
    expect(lines.at(-1)).toContain("x1,'=1+1,open")
    const [entry] = await listAudit(context.db, auditFilterOf(new URLSearchParams()), null, 1)
    expect(entry).toMatchObject({ what: 'query.board-exported', who: 'u-max' })
  })

  test('is a workbook of the same rows', async () => {
    const response = await exportBoard(context, PEOPLE.max, new URLSearchParams(), 'xlsx')
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml'])
    expect(sheet.match(/<row /g)).toHaveLength(121)
  })

  test('holds nothing of a facility where a person does not work', async () => {
    const stranger = { ...PEOPLE.max, facilityIds: ['f2'] }
    const response = await exportBoard(context, stranger, new URLSearchParams('facility=f1'), 'csv')
    expect((await response.text()).trim().split('\n')).toHaveLength(1)
  })
})
