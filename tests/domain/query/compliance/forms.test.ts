import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'
import forms from './forms.cases.json'

const LEADING = ['LEAD-DIRECT', 'LEAD-PRESUME', 'IMPACT']

/** The leading rules that one sentence breaks beside a clean question about results. */
const found = (documented: string, sentence: string) =>
  errors({
    kind: 'open-ended',
    title: 'Clinical clarification',
    question: `${sentence} Please clarify the clinical significance of these findings, if any, in your own words.`,
    options: [],
    documentedDiagnoses: documented.split('; '),
  }).filter((rule) => LEADING.includes(rule))

describe('particular words are asked for, suggested or said to do', () => {
  test.each(forms.leads)('%s: %s', (documented, sentence) => expect(found(documented, sentence)).not.toEqual([]))
})
describe('the answer is taken as settled before anything is asked', () => {
  test.each(forms.presumes)('%s: %s', (documented, sentence) => expect(found(documented, sentence)).not.toEqual([]))
})
describe('innocent neighbours of both', () => {
  test.each(forms.open)('%s: %s', (documented, sentence) => expect(found(documented, sentence)).toEqual([]))
})
