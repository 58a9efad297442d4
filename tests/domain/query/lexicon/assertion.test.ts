import { expect, test } from 'vitest'
import { type Assertion, assertionOf } from '#app/domain/query/lexicon/assertion.ts'

const of = (text: string, words: string): Assertion => {
  const start = text.indexOf(words)
  return assertionOf(text, { start, end: start + words.length })
}

test.each<[string, string, Assertion]>([
  ['Acute kidney injury on admission', 'Acute kidney injury', 'asserted'],
  ['No evidence of pneumonia', 'pneumonia', 'negated'],
  ['denies fever, chills, or cough', 'cough', 'negated'],
  ['Patient is without sepsis', 'sepsis', 'negated'],
  ['Sepsis was ruled out', 'Sepsis', 'negated'],
  ['pulmonary embolism not seen on CTA', 'pulmonary embolism', 'negated'],
  ['No improvement in the pneumonia', 'pneumonia', 'asserted'],
  ['no fever but has pneumonia', 'pneumonia', 'asserted'],
  ['Possible sepsis', 'sepsis', 'uncertain'],
  ['concern for aspiration pneumonia', 'aspiration pneumonia', 'uncertain'],
  ['sepsis cannot be ruled out', 'sepsis', 'uncertain'],
  ['pneumonia, suspected', 'pneumonia', 'uncertain'],
  ['history of stroke', 'stroke', 'historical'],
  ['h/o DVT', 'DVT', 'historical'],
  ['pneumonia in 2015', 'pneumonia', 'historical'],
  ['mother had breast cancer', 'breast cancer', 'family'],
  ['Family history of diabetes', 'diabetes', 'family'],
  ['Afebrile. Pneumonia on CXR', 'Pneumonia', 'asserted'],
])('%s: %s is %s'.replace('is %s', ''), (text, words, expected) => {
  expect(of(text, words)).toBe(expected)
})
