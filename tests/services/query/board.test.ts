import { beforeEach, describe, expect, test } from 'vitest'
import { answer } from '#app/services/query/answer.server.ts'
import { askBack, giveInformation } from '#app/services/query/ask-back.server.ts'
import { assign } from '#app/services/query/assign.server.ts'
import { listenToQueries } from '#app/services/query/live.server.ts'
import { noteViewed } from '#app/services/query/note-viewed.server.ts'
import { readBoard } from '#app/services/query/read-board.server.ts'
import { correctedOverrides, correctedWording, freeOptionId } from '#app/services/query/read-correction.server.ts'
import { readReviewPage } from '#app/services/query/read-review-page.server.ts'
import { askSecondLook, review } from '#app/services/query/review.server.ts'
import { turnLadders } from '#app/services/query/turn-ladder.server.ts'
import { findQueryChange } from '#db/query-board.ts'
import { AT, aContext } from '#tests/helpers/context.ts'
import { aQuery, WORDING } from '#tests/helpers/query.ts'
import { aKeptQuery, anOpenQuery, aWard, caseOf, PEOPLE } from '#tests/helpers/query-ward.ts'

let context: ReturnType<typeof aContext>
const DAY = 86_400_000
beforeEach(async () => {
  context = aContext()
  await aWard(context, ['e1', 'e2', 'e3'])
  for (const n of [1, 2, 3]) await anOpenQuery(context, { id: `q${n}`, encounterId: `e${n}` })
})
const board = async (search: string, user = PEOPLE.max) => readBoard(context, user, new URLSearchParams(search))
const ids = async (search: string, user = PEOPLE.max) => (await board(search, user)).rows.map(({ id }) => id).sort()

describe('the board', () => {
  test('shows by state, by who follows up, by who is asked', async () => {
    const given = { optionIds: ['o1'], words: '', comment: '' }
    await answer(context, await caseOf(context, PEOPLE.osei, 'q3'), { user: PEOPLE.osei, wordingNumber: 1, given })
    await assign(context, await caseOf(context, PEOPLE.max, 'q2'), { user: PEOPLE.max, toUserId: 'u-priya' })
    expect(await ids('')).toEqual(['q1', 'q2'])
    expect(await ids('view=answered')).toEqual(['q3'])
    expect(await ids('author=u-dana')).toEqual(['q1'])
    expect(await ids('mine=1', PEOPLE.priya)).toEqual(['q2'])
    expect(await ids('provider=dr-hale')).toEqual([])
    expect(await ids('provider=dr-osei&facility=f1')).toEqual(['q1', 'q2'])
  })

  test('shows nothing of a facility where a person does not work, whatever the address says', async () => {
    const stranger = { ...PEOPLE.max, facilityIds: ['f2'] }
    expect(await ids('facility=f1', stranger)).toEqual([])
  })

  test('says who acts next: the author, while more information is asked for', async () => {
    await askBack(context, await caseOf(context, PEOPLE.osei, 'q1'), { user: PEOPLE.osei, words: 'Which day?' })
    expect(await ids('view=asked-back')).toEqual(['q1'])
    expect((await board('')).rows.find(({ id }) => id === 'q1')?.isAskedBack).toBe(true)
    context.clock.at = new Date(AT.getTime() + 1000)
    await giveInformation(context, await caseOf(context, PEOPLE.dana, 'q1'), {
      user: PEOPLE.dana,
      words: 'The second.',
    })
    expect(await ids('view=asked-back')).toEqual([])
  })

  test('counts where the open ones are stuck, and for how long', async () => {
    context.clock.at = new Date(AT.getTime() + 2 * DAY)
    await turnLadders(context)
    expect((await board('')).ageing).toEqual([
      { step: 1, underOneDay: 0, oneToThree: 3, threeToSeven: 0, overSeven: 0 },
    ])
    expect(await ids('view=overdue')).toEqual(['q1', 'q2', 'q3'])
    expect(await ids('view=escalated')).toEqual([])
  })

  test('turns its pages without a gap or a repeat', async () => {
    for (let n = 4; n <= 120; n++)
      await aKeptQuery(context, { id: `d${n}`, updatedAt: new Date(AT.getTime() + (n % 7)) })
    const seen: string[] = []
    let after = ''
    for (let pages = 0; pages < 5; pages++) {
      const page = await board(`view=drafts${after}`, PEOPLE.dana)
      seen.push(...page.rows.map(({ id }) => id))
      if (!page.next) break
      after = `&after=${page.next}`
    }
    expect(seen).toHaveLength(117)
    expect(new Set(seen).size).toBe(117)
  })
})

test('a listener hears that something changed, and nothing of what', async () => {
  const leaving = new AbortController()
  const response = await listenToQueries(context, leaving.signal, async () => true)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let heard = ''
  const hear = async () => {
    const piece = await reader?.read()
    if (piece?.value) heard += decoder.decode(piece.value)
    return piece?.done ?? true
  }
  await hear()
  await assign(context, await caseOf(context, PEOPLE.max, 'q1'), { user: PEOPLE.max, toUserId: 'u-priya' })
  await hear()
  expect(heard).toBe('retry: 5000\n\nevent: changed\ndata: 1\n\n')
  leaving.abort()
  expect(await hear()).toBe(true)
})

test('a view that is only looked at does not stir the board, a deed does', async () => {
  const { seq } = await findQueryChange(context.db, 0)
  await noteViewed(context, PEOPLE.dana, await caseOf(context, PEOPLE.dana, 'q1'))
  expect((await findQueryChange(context.db, seq)).isAboutQueries).toBe(false)
  await assign(context, await caseOf(context, PEOPLE.max, 'q1'), { user: PEOPLE.max, toUserId: 'u-priya' })
  expect((await findQueryChange(context.db, seq)).isAboutQueries).toBe(true)
})

test('reviewers of a running round do not see each other’s verdict', async () => {
  await aKeptQuery(context, { id: 'r1' })
  await askSecondLook(context, await caseOf(context, PEOPLE.dana, 'r1'), { user: PEOPLE.dana, words: '' })
  const page = async () => readReviewPage(context, PEOPLE.quinn, await caseOf(context, PEOPLE.quinn, 'r1'))
  expect(await page()).toMatchObject({ reviews: [], hasSpoken: false, isOwn: false })
  const theirs = await caseOf(context, PEOPLE.priya, 'r1')
  await review(context, theirs, { user: PEOPLE.priya, verdict: 'return', words: 'Say which days.' })
  expect((await page()).reviews).toMatchObject([{ by: 'Priya Rand', verdict: 'return', words: 'Say which days.' }])
})

test('a correction keeps roles and evidence, takes out what has no words, and adds one answer', () => {
  const fields = {
    wordingNumber: 1,
    title: ' Renal function ',
    question: 'Which?',
    'optionIds[]': ['o1', 'o2', 'o3', 'o4', freeOptionId(WORDING)],
    'optionTexts[]': [
      'Acute kidney injury due to dehydration',
      ' ',
      'Other (please specify)',
      'Unable to determine',
      'New one',
    ],
    'rules[]': ['MC-SINGLE'],
    'wheres[]': ['options'],
    'reasons[]': [' The chart bears out one. '],
    why: '',
  }
  const { title, options } = correctedWording(aQuery(), fields)
  expect(title).toBe('Renal function')
  expect(options.map(({ id, role, supportedBy }) => [id, role, supportedBy])).toEqual([
    ['o1', 'diagnosis', ['i1', 'i2']],
    ['o3', 'other', []],
    ['o4', 'undetermined', []],
    ['n1', 'diagnosis', []],
  ])
  expect(correctedOverrides(aQuery(), fields)).toEqual([
    { rule: 'MC-SINGLE', where: 'options', reason: 'The chart bears out one.' },
  ])
})
