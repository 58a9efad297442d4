import { expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import { errors } from './drafts.ts'
import cases from './everyday.cases.json'

// The lexicon is read before the first case is timed.
errors({})

const SOURCE = 'Progress note, Dr. Lee'
const ENDS = ['Other (please specify)', 'Unable to determine']

type Case = {
  name: string
  /** The rule that is broken, or null where nothing may be told. */
  rule: string | null
  title?: string
  question?: string
  kind?: Draft['kind']
  purpose?: Draft['purpose']
  options?: string[]
  /** As they stand, with nothing added. */
  whole?: string[]
  findings?: string[]
  source?: string
  documented?: string[]
}

function draftOf({ title, question, kind, purpose, options, whole, findings, source, documented }: Case) {
  const offered = whole ?? (options ? [...options, ...ENDS] : [])
  return {
    kind: kind ?? (offered.length > 0 ? 'multiple-choice' : 'open-ended'),
    title: title ?? 'Clinical findings',
    question: question ?? 'Please clarify the diagnosis, if any, that the findings below represent.',
    ...(purpose ? { purpose } : {}),
    options: offered,
    indicators: (findings ?? ['Lactate 2.1 mmol/L']).map((text) => ({
      text,
      source: source ?? SOURCE,
      date: '2026-05-02',
    })),
    documentedDiagnoses: documented ?? ['Pneumonia'],
    encounterStart: '2026-05-01',
  }
}

test.each(cases as Case[])('$name -> $rule', (each) => {
  const found = errors(draftOf(each))
  if (each.rule === null) expect(found).toEqual([])
  else expect(found).toContain(each.rule)
})
