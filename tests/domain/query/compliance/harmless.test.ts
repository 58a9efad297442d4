import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'
import cases from './harmless.cases.json'

const QUESTION = 'What is your clinical interpretation of the findings below?'
const HEART_RATE = { text: 'Heart rate 104', source: 'Flowsheet', date: '2026-03-04' }

const ofLine = (text: string, source: string) =>
  errors({
    title: 'Clarification of findings',
    question: QUESTION,
    indicators: [{ text, source, date: '2026-03-04' }, HEART_RATE],
    documentedDiagnoses: ['Weakness'],
  })

describe('a line of the chart', () => {
  test.each(cases.records)('of "$source" is not stopped', ({ source, lines }) => {
    expect(lines.filter((text) => ofLine(text, source).length > 0)).toEqual([])
  })
  test.each(cases.interpreted)('that interprets is stopped: $text ($source)', ({ text, source }) => {
    expect(ofLine(text, source).filter((rule) => rule.startsWith('IND-'))).not.toEqual([])
  })
})

const ofSubject = (subject: string, documented: string, question: string) =>
  errors({
    title: question === QUESTION ? subject : 'Clarification of findings',
    question,
    indicators: [{ text: `"${documented}"`, source: 'Progress note, Dr. Lee', date: '2026-03-04' }, HEART_RATE],
    documentedDiagnoses: [documented],
  })
const asksAbout = (subject: string) => `Please clarify the clinical significance, if any, of the following: ${subject}.`

describe('a subject or an event', () => {
  test('is a title where a provider documented it', () => {
    expect(cases.events.filter((each) => ofSubject(each.subject, each.documented, QUESTION).length > 0)).toEqual([])
  })
  test('may be asked about where a provider documented it', () => {
    const stopped = (each: (typeof cases.events)[number]) =>
      ofSubject(each.subject, each.documented, asksAbout(each.subject)).length > 0
    expect(cases.events.filter(stopped)).toEqual([])
  })
  test.each(cases.beyond)('$subject names more than $documented', ({ subject, documented }) => {
    expect(ofSubject(subject, documented, QUESTION)).toContain('TITLE-DX')
  })
  test('may be called by a word that every object of the language has', () => {
    expect(() => ofSubject('Constructor injury', 'Laceration of spleen', QUESTION)).not.toThrow()
  })
})

const ofQuestion = (question: string) =>
  errors({
    title: 'Clarification of findings',
    question,
    indicators: [HEART_RATE],
    documentedDiagnoses: [
      'Weakness',
      'Heart failure',
      'Pneumonia',
      'Chronic kidney disease',
      'Diabetes mellitus',
      'Anemia',
      'Fall',
      'Fracture of wrist',
    ],
  })

describe('a way to ask', () => {
  test('is not stopped where it leaves the answer open', () => {
    expect(cases.questions.filter((question) => ofQuestion(question).length > 0)).toEqual([])
  })
  test.each(cases.leading)('is stopped where it names the answer: %s', (question) => {
    expect(ofQuestion(question)).not.toEqual([])
  })
})
