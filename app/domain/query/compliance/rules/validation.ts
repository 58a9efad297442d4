import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { contentWords } from '../reading/documented.ts'
import type { IndicatorReading } from '../reading/indicators.ts'
import { normalValuesIn, showsAbsence } from '../reading/normal.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { conceptsOf } from './evidence.ts'
import table from './no-counter.json'

const IN_WORDS: [string, RegExp][] = [
  ['confirmed', /\b(?:confirm\w*|valid\w*|present|supported|remains?|stands?|agree|still)\b/i],
  [
    'ruled out',
    /\b(?:rul(?:e|ed|es|ing)(?:[- ](?:it|this|that|them|the \w+))?[- ]out|(?:take|taken|strike|struck)(?: it| this| that)? (?:off|out)|withdraw\w*|not borne out|not (?:present|confirmed|supported|valid)|exclud\w+|refut\w+|no longer|removed|absent)\b/i,
  ],
  [
    'another diagnosis',
    /\b(?:other|otherwise|better described|another|alternative|different|else|instead|more appropriate|what diagnosis|which diagnosis|revised)\b/i,
  ],
  [
    'unable to determine',
    /\b(?:unable to|un-?determin\w+|cannot (?:be )?(?:\w+ )?determin\w+|can't (?:be )?determin\w+|not (?:be )?(?:able to be )?determin\w+|uncertain|unknown|unclear|indeterminate|(?:can(?:not|'t)?|could|able)(?: \w+){0,2} (?:not )?(?:be )?(?:tell|say|know|judge|decide|determine)|not (?:possible|tell|known|sure|say)|no way to|undecided|impossible)\b/i,
  ],
]

/** Confirmed in words, or the documented diagnosis named again; what stands "without" it is another answer. */
function leavesStanding({ documented }: Reading, { confirms, passage }: OptionReading): boolean {
  if (
    confirms ||
    passage.subjects.some(({ standing, assertion }) => standing !== 'undocumented' && assertion !== 'negated')
  )
    return true
  const words = contentWords(passage.text)
  return (
    passage.subjects.length === 0 && documented.some(({ words: known }) => [...known].some((word) => words.has(word)))
  )
}

function missingAnswers(reading: Reading): string[] {
  if (reading.draft.kind === 'open-ended')
    return IN_WORDS.filter(([, test]) => !test.test(reading.question.text)).map(([answer]) => answer)
  const { options } = reading
  const has = {
    confirmed: options.some(
      (option) => option.role === 'yes' || (option.role === 'diagnosis' && leavesStanding(reading, option)),
    ),
    'ruled out': options.some(({ role }) => role === 'ruled-out' || role === 'no'),
    'another diagnosis': options.some(({ role }) => role === 'other'),
    'unable to determine': options.some(({ undetermined }) => undetermined),
  }
  return Object.entries(has).flatMap(([answer, offered]) => (offered ? [] : [answer]))
}

export const valOpts: ContentRule = {
  kind: 'content',
  id: 'VAL-OPTS',
  severity: 'error',
  edition: '2022',
  confidence: 'K',
  source: 'CV23; HIAcode example',
  says: 'A validation query offers confirmed with rationale, ruled out, other, and unable to determine.',
  find(reading) {
    if (!reading.validation) return []
    const missing = missingAnswers(reading)
    if (missing.length === 0) return []
    const where = reading.draft.kind === 'open-ended' ? 'question' : 'options'
    const excerpt =
      where === 'question' ? reading.question.text : reading.options.map(({ passage }) => passage.text).join(' | ')
    return [{ where, excerpt, why: `A validation query must offer each answer; missing: ${missing.join(', ')}.` }]
  },
}

const ONLY_SUPPORT =
  /\b(?:add|provide|document|include|supply|give|furnish|submit|list|cite|offer|state)\b[^.?]{0,60}\b(?:support\w*|additional (?:clinical )?(?:indicators?|evidence|documentation|criteria)|substantiat\w*|strengthen\w*|bolster\w*|back(?:ing)? up)\b|\b(?:support|substantiate|strengthen|bolster|justify|defend|reinforce)\b[^.?]{0,30}\b(?:diagnosis|documentation|\w+)\b/i
const BOTH_WAYS = /\b(?:or|whether|if|rul(?:e|ed)[- ]out|exclud\w+|not|other|refut\w+|confirmed)\b/i

/** What speaks for a diagnosis of this kind, though elsewhere it is a sign of health. */
const NO_COUNTER = table.entries.map(({ of, words, values }) => ({
  of,
  words: new RegExp(`\\b(?:${words})\\b`, 'gi'),
  values,
}))

function askedIn(reading: Reading): string[] {
  const passages = [reading.question, reading.title, ...reading.options.map(({ passage }) => passage)]
  return [...new Set(passages.flatMap(({ subjects }) => conceptsOf(subjects)))]
}

/** What bears against it counts, and so do negations, ends of treatment and normal values. */
function speaksAgainst(asked: readonly string[], { passage, bearings }: IndicatorReading): boolean {
  const isAsked = (conceptId: string) =>
    asked.some((id) => isSameOrDeeper(id, conceptId) || isSameOrDeeper(conceptId, id))
  const pro = bearings.filter(
    (each) => each.direction === 'for' && each.strength === 'strong' && isAsked(each.conceptId),
  )
  const bears = bearings.some(
    ({ direction, conceptId, start }) =>
      direction === 'against' && isAsked(conceptId) && !pro.some((each) => each.start === start),
  )
  if (bears) return true
  const turned = NO_COUNTER.filter(({ of }) => asked.some((id) => of.some((kind) => isSameOrDeeper(id, kind))))
  const text = turned.reduce(
    (left, { words }) => left.replace(words, (match) => ' '.repeat(match.length)),
    passage.text,
  )
  return showsAbsence(text) || normalValuesIn(text).some((name) => !turned.some(({ values }) => values.includes(name)))
}

function biasHits(reading: Reading): Hit[] {
  if (!reading.validation) return []
  const { usable, question } = reading
  const asked = askedIn(reading)
  const against = usable.some((indicator) => speaksAgainst(asked, indicator))
  const hits: Hit[] = []
  if (!against && usable.length > 0) {
    const why = 'Only findings in favour are shown: add those against, absent or normal.'
    hits.push({ where: 'indicators', excerpt: usable[0]?.passage.text ?? '', why })
  }
  const asks = ONLY_SUPPORT.exec(question.text)
  if (asks && !BOTH_WAYS.test(question.text)) {
    hits.push({
      where: 'question',
      excerpt: asks[0],
      why: 'This asks only for more support: ask whether the diagnosis is confirmed or ruled out.',
    })
  }
  return hits
}

export const valBias: ContentRule = {
  kind: 'content',
  id: 'VAL-BIAS',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'HIAcode query tip; ICD10monitor Clinical Validation Queries, Part II',
  says: 'A validation query shows the findings for and against, and does not ask only for more support.',
  find: biasHits,
}

export const valYn: ContentRule = {
  kind: 'content',
  id: 'VAL-YN',
  severity: 'warn',
  edition: '2022',
  confidence: 'S',
  source: 'CV23',
  says: 'Yes/no is avoided for validation.',
  find: ({ validation, yesNo, question }) =>
    validation && yesNo
      ? [
          {
            where: 'question',
            excerpt: question.text.slice(0, 200),
            why: 'Multiple choice lets the provider give the rationale: prefer it for validation.',
          },
        ]
      : [],
}
