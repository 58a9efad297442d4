import { beforeEach, expect, test } from 'vitest'
import { findMaterial, SHIPPED_TEXT } from '#app/domain/education/library.ts'
import type { User } from '#app/domain/identity/role.ts'
import {
  discardDraft,
  publishPiece,
  readEditing,
  saveDraft,
  startPiece,
  textOf,
  withdrawPiece,
} from '#app/services/education/edit-piece.server.ts'
import { readPiece, readPieces } from '#app/services/education/library.server.ts'
import { piecePdf } from '#app/services/education/piece-pdf.server.ts'
import { takeQuiz } from '#app/services/education/take-quiz.server.ts'
import { commit } from '#db/commit.ts'
import { listQuizzesOfUser } from '#db/education-people.ts'
import { auditEntries } from '#db/schema/audit.ts'
import { addUser } from '#db/users.ts'
import { aContext } from '#tests/helpers/context.ts'

const ID = 'heart-failure-type'
const SHIPPED = SHIPPED_TEXT.get(ID) ?? ''
let context: ReturnType<typeof aContext>
const lind: User = {
  ...{ id: 'u-lind', version: 1, email: 'lind@portal.test', name: 'Mara Lind', credentials: null },
  ...{ facilityIds: ['f-1'], roles: ['cdi'], providerId: null, state: 'active' },
}

beforeEach(async () => {
  context = aContext()
  await commit(context.db, {
    writes: [addUser(lind)],
    audit: [{ what: 'demo.filled', who: 'system', at: context.now() }],
  })
})

const longer = SHIPPED.replace('- Say three words each time', '- Say these three words each time')

test('a draft changes nothing; published it is the next version, and the one before can still be had', async () => {
  expect(await saveDraft(context, lind, { id: ID, text: longer, revision: 0 })).toMatchObject({ ok: true })
  expect((await readPiece(context, ID))?.card[0]).toMatch(/^Say three words/)
  expect(await publishPiece(context, lind, ID)).toEqual({ ok: true, value: 2 })
  const piece = await readPiece(context, ID)
  expect(piece).toMatchObject({ version: 2 })
  expect(piece?.card[0]).toMatch(/^Say these three words/)
  expect((await textOf(context.db, ID, 1))?.text).toBe(SHIPPED)
  expect((await textOf(context.db, ID))?.text).toContain('\nversion: 2\n')
  const kinds = (await context.db.select({ what: auditEntries.what }).from(auditEntries)).map(({ what }) => what)
  expect(kinds).toEqual(['demo.filled', 'education.piece-drafted', 'education.piece-published'])
})

test('a quiz keeps the version it was taken on', async () => {
  const answers = [1, 0, 1]
  await takeQuiz(context, lind, { materialId: ID, sessionId: null, answers })
  await saveDraft(context, lind, { id: ID, text: longer, revision: 0 })
  await publishPiece(context, lind, ID)
  context.clock.at = new Date(context.clock.at.getTime() + 1000)
  await takeQuiz(context, lind, { materialId: ID, sessionId: null, answers })
  expect((await listQuizzesOfUser(context.db, lind.id)).map((one) => one.materialVersion)).toEqual([2, 1])
})

test('two editors do not overwrite each other', async () => {
  await saveDraft(context, lind, { id: ID, text: longer, revision: 0 })
  const page = await readEditing(context, ID, null)
  expect(await saveDraft(context, lind, { id: ID, text: SHIPPED, revision: 0 })).toMatchObject({
    error: 'changed-since',
  })
  const revision = page?.draft?.revision ?? 0
  expect((await saveDraft(context, lind, { id: ID, text: longer, revision })).ok).toBe(true)
})

test.each([
  ['a code of no edition', SHIPPED.replace('I50.23', 'I50.29'), 'codes-not-billable'],
  ['a word of money', SHIPPED.replace('CHF', 'CHF (an MCC)'), 'speaks-of-money'],
  ['two right choices', SHIPPED.replace('- [ ] HFpEF', '- [x] HFpEF'), 'quiz-malformed'],
])('with %s a piece is kept as a draft and not published', async (_, text, why) => {
  await saveDraft(context, lind, { id: ID, text, revision: 0 })
  expect(await publishPiece(context, lind, ID)).toMatchObject({ error: why })
  expect((await readEditing(context, ID, null))?.faults).toContain(why)
  expect((await readPiece(context, ID))?.version).toBe(1)
})

test('a piece of the house’s own begins from a title or from a file that was taken away, and can be withdrawn', async () => {
  const blank = await startPiece(context, lind, { title: 'Delirium: cause', family: 'encephalopathy', text: '' })
  expect(blank).toEqual({ ok: true, value: 'delirium-cause' })
  expect((await readPieces(context.db)).some(({ id }) => id === 'delirium-cause')).toBe(false)
  const taken = await startPiece(context, lind, {
    title: '',
    family: '',
    text: SHIPPED.replace(/^title:.*$/m, 'title: Our own heart'),
  })
  expect(taken).toEqual({ ok: true, value: 'our-own-heart' })
  expect(await publishPiece(context, lind, 'our-own-heart')).toMatchObject({ ok: true })
  expect(findMaterial(await readPieces(context.db), 'our-own-heart')?.title).toBe('Our own heart')
  expect((await withdrawPiece(context, lind, 'our-own-heart')).ok).toBe(true)
  expect(findMaterial(await readPieces(context.db), 'our-own-heart')).toBeNull()
  const withdrawn = await readEditing(context, 'our-own-heart', null)
  expect(withdrawn).toMatchObject({ isWithdrawn: true })
  await saveDraft(context, lind, { id: 'our-own-heart', text: withdrawn?.text ?? '', revision: 0 })
  expect(await publishPiece(context, lind, 'our-own-heart')).toMatchObject({ ok: true })
  expect(findMaterial(await readPieces(context.db), 'our-own-heart')?.title).toBe('Our own heart')
  await withdrawPiece(context, lind, 'our-own-heart')
  await withdrawPiece(context, lind, ID)
  expect(await readPiece(context, ID)).toBeNull()
  expect(await startPiece(context, lind, { title: '!!', family: '', text: '' })).toMatchObject({ error: 'no-title' })
})

test('a draft can be discarded', async () => {
  await saveDraft(context, lind, { id: ID, text: longer, revision: 0 })
  expect((await discardDraft(context, lind, ID)).ok).toBe(true)
  expect((await readEditing(context, ID, null))?.text).toBe(SHIPPED)
  expect(await discardDraft(context, lind, ID)).toMatchObject({ error: 'no-draft' })
})

/** How many pages a PDF has. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

test('every piece becomes a PDF of one page; a longer one goes on, its last part whole', async () => {
  const pieces = await readPieces(context.db)
  for (const piece of pieces) {
    const pdf = await piecePdf({ ...piece, label: piece.family })
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(pagesOf(pdf), piece.id).toBe(1)
  }
  const [piece] = pieces
  if (!piece) throw new Error('no piece')
  const long = { ...piece, label: '', document: Array.from({ length: 40 }, (_, at) => `Line ${at}`) }
  expect(pagesOf(await piecePdf(long))).toBe(2)
})
