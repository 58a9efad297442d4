import { describe, expect, test } from 'vitest'
import { asDraft } from '#app/domain/query/as-draft.ts'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { findingsInReply } from '#app/domain/query/reply.ts'
import { aQuery } from '#tests/helpers/query.ts'

const draft = asDraft(aQuery(), {
  documentedDiagnoses: ['elevated creatinine'],
  encounterStart: new Date('2026-09-10T08:00:00Z'),
})
const rulesIn = (words: string) => findingsInReply(words, draft, checkDraft).map(({ rule }) => rule)

describe('what the desk replies to the physician', () => {
  test.each([
    'The second day of the stay is meant, 12 September.',
    'The flowsheet of the night shift has the urine output; the laboratory has the creatinine of each morning.',
    'Please answer from your own judgment; any answer is fine.',
  ])('passes: %s', (words) => {
    expect(rulesIn(words)).toEqual([])
  })

  test.each([
    'Please document acute kidney injury.',
    'We need the MCC for this stay to be paid.',
    'The patient clearly has sepsis, please confirm.',
  ])('is refused: %s', (words) => {
    expect(rulesIn(words).length).toBeGreaterThan(0)
  })
})
