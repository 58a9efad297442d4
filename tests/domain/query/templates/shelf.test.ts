import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STARTER_TEMPLATES } from '#app/domain/query/templates/library.ts'
import {
  isReviewDue,
  type KeptVersion,
  latestOf,
  shelfOf,
  stateOfTemplate,
  usableTemplate,
} from '#app/domain/query/templates/shelf.ts'

const [STARTER] = STARTER_TEMPLATES
if (!STARTER) throw new Error('The starter library is empty.')
const TODAY = '2026-09-14'
const clean = () => []
const site = (version: number, approvedBy: string | null, reviewOn = '2027-09-01'): KeptVersion => ({
  template: { ...STARTER, version, approvedBy, reviewOn },
  origin: 'site',
  comment: '',
  changedBy: 'u',
  changedAt: new Date(0),
  approvedAt: approvedBy ? new Date(0) : null,
})
const one = (versions: KeptVersion[], retired: string[] = []) => {
  const [kept] = shelfOf([STARTER], versions, new Set(retired))
  if (!kept) throw new Error('nothing on the shelf')
  return kept
}

describe('the shelf', () => {
  test.each([
    ['the starter alone', [], [], 'in-use', 1],
    ['a newer version that waits', [site(2, null)], [], 'in-use', 1],
    ['a newer version that is approved', [site(2, 'Maya')], [], 'in-use', 2],
    ['an approved one past its review day', [site(2, 'Maya', '2026-09-13')], [], 'review-overdue', null],
    ['one on its review day', [site(2, 'Maya', TODAY)], [], 'in-use', 2],
    ['a retired one', [site(2, 'Maya')], [STARTER.id], 'retired', null],
  ] as const)('%s', (_, versions, retired, state, used) => {
    const kept = one([...versions], [...retired])
    expect(stateOfTemplate(kept, TODAY, clean)).toBe(state)
    expect(usableTemplate(kept, TODAY, clean)?.version ?? null).toBe(used)
  })

  test('one that the rules stop is not offered, approved or not', () => {
    const lint = () => [{ rule: 'IMPACT', where: 'question', why: 'money' }]
    expect(stateOfTemplate(one([]), TODAY, lint)).toBe('has-faults')
    expect(usableTemplate(one([]), TODAY, lint)).toBeNull()
  })

  test("a site's own template without any approval is not offered", () => {
    const own = { ...site(1, null), template: { ...STARTER, id: 'own', approvedBy: null } }
    const kept = shelfOf([STARTER], [own], new Set()).find(({ id }) => id === 'own')
    expect(kept && stateOfTemplate(kept, TODAY, clean)).toBe('not-approved')
  })

  test('whatever versions there are, what is offered is approved, the newest such, and the starter never hides a site version', () => {
    const version = fc.record({ number: fc.integer({ min: 1, max: 9 }), isApproved: fc.boolean() })
    fc.assert(
      fc.property(fc.uniqueArray(version, { selector: (v) => v.number, maxLength: 6 }), (made) => {
        const versions = made.map(({ number, isApproved }) => site(number, isApproved ? 'Maya' : null))
        const kept = one(versions)
        const used = usableTemplate(kept, TODAY, clean)
        const approved = made.filter(({ isApproved }) => isApproved).map(({ number }) => number)
        const hasStarter = !made.some(({ number }) => number === 1)
        const best = Math.max(...approved, ...(hasStarter ? [1] : []))
        expect(used?.version ?? Number.NEGATIVE_INFINITY).toBe(best)
        expect(latestOf(kept).template.version).toBe(
          Math.max(...made.map(({ number }) => number), ...(hasStarter ? [1] : [])),
        )
      }),
    )
  })

  test('sixty days before the review day it is called due', () => {
    expect(isReviewDue({ reviewOn: '2026-11-13' }, TODAY)).toBe(true)
    expect(isReviewDue({ reviewOn: '2026-11-14' }, TODAY)).toBe(false)
  })
})
