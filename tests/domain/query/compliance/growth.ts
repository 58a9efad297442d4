import type { Draft } from '#app/domain/query/draft.ts'

const SENTENCE =
  'The patient had creatinine 2.1 and "sepsis, likely" was noted by Dr. Lee; please say what the fluids and the fever of 38.9 stood for. '
const date = '2026-03-04'
const some = (size: number, each: number) => Array.from({ length: Math.floor(size / each) }, (_, at) => at)
const prose = (size: number) => SENTENCE.repeat(size / SENTENCE.length)

/** A draft grown in one direction each to about so many signs, in every field. */
export const GROWN: Record<string, (size: number) => Partial<Draft>> = {
  title: (size) => ({ title: prose(size) }),
  'long question': (size) => ({ question: prose(size) }),
  'yes/no question': (size) => ({ kind: 'yes-no', question: `${prose(size)}?`, options: ['Yes', 'No'] }),
  'cause and effect': (size) => ({ purpose: 'cause-effect', question: prose(size) }),
  'one sentence': (size) => ({
    question: 'the patient has sepsis and the stay reflects its severity '.repeat(size / 58),
  }),
  'one word': (size) => ({ question: 'a'.repeat(size) }),
  'one word again': (size) => ({ question: 'please '.repeat(size / 7) }),
  abbreviations: (size) => ({ question: 'HCC RAF CC CMI '.repeat(size / 15) }),
  'blank space': (size) => ({ question: `please${' '.repeat(size)}document` }),
  quotes: (size) => ({ question: '"'.repeat(size) }),
  'one option': (size) => ({ options: [prose(size), 'Other (please specify)', 'Unable to determine'] }),
  'many options': (size) => ({ options: some(size, 40).map((at) => `Acute kidney injury ${at} due to sepsis`) }),
  'long indicator': (size) => ({ indicators: [{ text: prose(size), source: 'Note, Dr. Lee', date }] }),
  'series of values': (size) => ({
    indicators: [{ text: `Creatinine ${'1.2 -> '.repeat(size / 7)}`, source: 'Lab', date }],
  }),
  'many indicators': (size) => ({
    indicators: some(size, 80).map((at) => ({
      text: `Lactate ${at % 9}.1, T 38.9, WBC ${at % 30} and confusion`,
      source: 'Lab',
      date,
    })),
  }),
  'many statements': (size) => ({
    purpose: 'conflict',
    indicators: some(size, 80).map((at) => ({ text: `"acute sepsis ${at}"`, source: 'Progress note, Dr. Lee', date })),
  }),
  source: (size) => ({
    indicators: [{ text: 'Creatinine 2.1', source: 'Progress note, Dr. Lee '.repeat(size / 23), date }],
  }),
  date: (size) => ({ indicators: [{ text: 'Creatinine 2.1', source: 'Lab', date: `${date} `.repeat(size / 11) }] }),
  'long documented': (size) => ({ documentedDiagnoses: ['acute kidney injury due to sepsis '.repeat(size / 34)] }),
  'many documented': (size) => ({
    documentedDiagnoses: some(size, 25).map((at) => `acute diagnosis ${at} pneumonia`),
  }),
  'encounter start': (size) => ({ encounterStart: `${date} `.repeat(size / 11) }),
}

/** The draft that is grown. */
export function plainDraft(): Draft {
  return {
    id: 'size',
    kind: 'multiple-choice',
    title: 'Clarification of findings',
    question: 'Please clarify the condition, if any.',
    options: ['Sepsis', 'Acute kidney injury', 'Other (please specify)', 'Unable to determine'],
    indicators: [{ text: 'Creatinine 0.9 -> 2.1', source: 'Lab', date }],
    documentedDiagnoses: ['pneumonia'],
    encounterStart: '2026-03-03',
  }
}
