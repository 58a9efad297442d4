import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexWords } from '#app/domain/codes/search-index.ts'
import { addWordIndex, findWordIndex, listCodesAt } from '#db/codes.ts'
import { commit, StaleWrite, type Write } from '#db/commit.ts'
import {
  addPages,
  addRelease,
  findActiveRelease,
  type KeptRelease,
  listReferenceRows,
  listRowsByKey,
  moveRelease,
  pagesOf,
} from '#db/releases.ts'
import { AT, aContext } from '#tests/helpers/context.ts'

const aRelease = (changes: Partial<KeptRelease> = {}): Omit<KeptRelease, 'version'> => ({
  id: 'r1',
  kind: 'icd10cm',
  edition: '2026',
  startOn: '2025-10-01',
  endOn: '2026-09-30',
  source: 'CMS',
  state: 'staged',
  digest: 'd',
  fileName: 'f',
  totals: { billable: 1 },
  importedAt: AT,
  importedBy: 'mara',
  activatedAt: null,
  replacesId: null,
  ...changes,
})
const write = (context: ReturnType<typeof aContext>, writes: Write[]) =>
  commit(context.db, { writes, audit: [{ what: 'reference.imported', who: 'mara', at: AT }] })

const rows = Array.from({ length: 200 }, (_, i) => [
  `A${String(i).padStart(4, '0')}`,
  '1',
  `Short ${i}`,
  `Long title ${i}`,
])

describe('pages of rows', () => {
  test('give the rows back in the order of their keys, whatever order they came in', async () => {
    const context = aContext()
    await write(context, addPages('r1', pagesOf('codes', [...rows].reverse())))
    expect(await listReferenceRows(context.db, 'r1', 'codes')).toEqual(rows)
  })
  test('are found by key and by place', async () => {
    const context = aContext()
    await write(context, addPages('r1', pagesOf('codes', rows)))
    const found = await listRowsByKey(context.db, {
      releaseId: 'r1',
      tableName: 'codes',
      keys: ['A0130', 'A0000', 'Z9'],
    })
    expect(found.map(([code]) => code)).toEqual(['A0130', 'A0000'])
    expect((await listCodesAt(context.db, 'r1', [199, 0, 64, 500])).map(([code]) => code)).toEqual([
      'A0199',
      'A0000',
      'A0064',
    ])
  })
  test('hold every row once', () => {
    const cell = fc.stringMatching(/^[A-Z0-9]{1,6}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 300 }), (some) => {
        const kept = pagesOf('t', some).flatMap(({ lines }) => lines.split('\n').map((line) => line.split('\t')))
        expect(kept.map((row) => row.join()).sort()).toEqual(some.map((row) => row.join()).sort())
      }),
    )
  })
})

test('of one edition only one release can be active', async () => {
  const context = aContext()
  await write(context, [addRelease(aRelease({ state: 'active' })), addRelease(aRelease({ id: 'r2' }))])
  await expect(write(context, [moveRelease({ id: 'r2', version: 1 }, { state: 'active' })])).rejects.toThrow(/UNIQUE/)
  expect((await findActiveRelease(context.db, { kind: 'icd10cm', edition: '2026' }))?.id).toBe('r1')
})

test('of two who move a release at once, one is refused', async () => {
  const context = aContext()
  await write(context, [addRelease(aRelease())])
  await write(context, [moveRelease({ id: 'r1', version: 1 }, { state: 'active' })])
  await expect(write(context, [moveRelease({ id: 'r1', version: 1 }, { state: 'abandoned' })])).rejects.toThrow(
    StaleWrite,
  )
})

test('a word index is read back as it was written; a table without one has none', async () => {
  const context = aContext()
  const index = indexWords(rows.map(([code = '', , , long = '']) => ({ code, billable: true, long })))
  await write(context, addWordIndex('r1', index))
  const kept = await findWordIndex(context.db, 'r1')
  expect(kept?.words).toBe(index.words)
  expect(Buffer.from(kept?.codes ?? [])).toEqual(Buffer.from(index.codes))
  expect(kept?.pages.map((page) => [...page])).toEqual(index.pages.map((page) => [...page]))
  expect(await findWordIndex(context.db, 'r2')).toBeNull()
})
