import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'
import impact from './impact.wordings.json'
import direct from './lead-direct.wordings.json'
import presume from './lead-presume.wordings.json'

describe('a question that asks for one answer leads', () => {
  test.each(direct.leads)('%s', (question) => expect(errors({ question })).toContain('LEAD-DIRECT'))
})
describe('a question that leaves the answer open does not lead', () => {
  test.each(direct['does-not'])('%s', (question) => expect(errors({ question })).toEqual([]))
})
describe('a question that states, presses or reproaches presumes', () => {
  test.each(presume.presumes)('%s', (question) => expect(errors({ question })).toContain('LEAD-PRESUME'))
})
describe('a question that cites the record or stays open presumes nothing', () => {
  // What a conflict must quote and a validation must show against are another rule's matter: these words stand over one and the same list of results.
  test.each(presume['does-not'])('%s', (question) =>
    expect(errors({ question }).filter((rule) => rule !== 'CONF-BOTH' && rule !== 'VAL-BIAS')).toEqual([]),
  )
})
describe('money, ranking, review and coverage are heard even when not named', () => {
  test.each(impact.hints)('%s', (question) => expect(errors({ question })).toContain('IMPACT'))
})
describe('clinical, registration and occupational uses of the same words are innocent', () => {
  test.each(impact['does-not'])('%s', (question) => expect(errors({ question })).toEqual([]))
})
