import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detailsOf } from '#app/domain/query/lexicon/details.ts'
import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'

const idsIn = (text: string) => mentionsIn(text).map(({ conceptId }) => conceptId)

describe('a diagnosis is read whole, whatever the order of its words', () => {
  test.each([
    ['acute on chronic diastolic (HFpEF) congestive heart failure', 'acute-on-chronic-diastolic-heart-failure'],
    ['CHF, acute, systolic', 'acute-systolic-heart-failure'],
    ['Heart failure with reduced ejection fraction, acute on chronic', 'acute-on-chronic-systolic-heart-failure'],
    ['chronic heart failure with acute exacerbation', 'acute-on-chronic-heart-failure'],
    ['Severe protein-calorie malnutrition', 'severe-malnutrition'],
    ['CKD3b', 'chronic-kidney-disease-stage-3b'],
    ['chronic kidney disease, stage IIIa', 'chronic-kidney-disease-stage-3a'],
    ['stage III CKD', 'chronic-kidney-disease-stage-3'],
    [
      'Acute on chronic hypoxic and hypercapnic respiratory failure',
      'acute-on-chronic-respiratory-failure-with-hypoxia-and-hypercapnia',
    ],
    ['Pneumonia, community acquired, MRSA', 'community-acquired-mrsa-pneumonia'],
    ['stage III pressure ulcer of the left heel', 'stage-3-pressure-injury-heel-left'],
    ['Unstageable sacral decubitus ulcer', 'unstageable-pressure-injury-sacrum'],
    [
      'MDD, recurrent, severe without psychotic features',
      'severe-recurrent-major-depressive-disorder-without-psychotic-features',
    ],
    ['Left MCA ischemic stroke, cardioembolic', 'cardioembolic-cerebral-infarction-middle-cerebral-left'],
    ['anaemia, acute blood loss', 'acute-blood-loss-anemia'],
    ['Excisional debridement of sacral wound down to bone', 'excisional-debridement-to-bone-sacrum'],
    ['Second degree perineal laceration', 'second-degree-perineal-laceration'],
    ['acute gallstone pancreatitis', 'acute-biliary-pancreatitis'],
    ['pnuemonia due to Pseudomonas', 'pseudomonas-pneumonia'],
    ['COPD exacerbation', 'copd-with-acute-exacerbation'],
  ])('%s', (text, conceptId) => {
    expect(idsIn(text)).toEqual([conceptId])
  })
})

describe('words that belong to something else are left to it', () => {
  test.each([
    ['CHF, acute kidney injury', ['heart-failure', 'acute-kidney-injury']],
    ['Lung cancer metastatic to brain', ['cancer-lung', 'metastasis-brain']],
    ['AKI on CKD 3', ['acute-kidney-injury', 'chronic-kidney-disease-stage-3']],
    ['septic encephalopathy; septic shock', ['septic-encephalopathy', 'septic-shock']],
    ['COPD with pneumonia', ['copd-with-acute-lower-respiratory-infection', 'pneumonia']],
  ])('%s', (text, conceptIds) => {
    expect(idsIn(text)).toEqual(conceptIds)
  })

  test('a choice names each of its members', () => {
    expect(idsIn('acute or chronic systolic heart failure').sort()).toEqual([
      'acute-systolic-heart-failure',
      'chronic-systolic-heart-failure',
    ])
  })
})

describe('an ambiguous word is read by its cues', () => {
  test.each([
    ['HCC of the liver treated by TACE', ['cancer-liver']],
    ['the HCC capture rate of this category', []],
    ['MS: alert and oriented x3', []],
    ['MS relapse, new demyelinating lesions', ['multiple-sclerosis']],
    ['SpO2 88% on RA', []],
    ['RA on methotrexate', ['rheumatoid-arthritis']],
    ['PE: HEENT normal, lungs clear', []],
    ['CTA with bilateral PE, heparin drip', ['pulmonary-embolism']],
    ['presented to ED', []],
    ['all labs as above', []],
    ['ARF, creatinine 3.4', ['acute-kidney-injury']],
    ['ARF on BiPAP, SpO2 84%', ['acute-respiratory-failure']],
  ])('%s', (text, conceptIds) => {
    const diagnoses = mentionsIn(text).filter(({ kind }) => kind === 'diagnosis')
    expect(diagnoses.map(({ conceptId }) => conceptId)).toEqual(conceptIds)
  })
})

test.each([
  'fever',
  'hypotension',
  'elevated troponin',
  'altered mental status',
  'hypoxia',
  'leukocytosis',
  'creatinine rise',
])('%s is no diagnosis', (text) => {
  expect(mentionsIn(text).map(({ kind }) => kind)).not.toContain('diagnosis')
})

test.each([
  ['acute-on-chronic-systolic-heart-failure', 'heart-failure', true],
  ['acute-on-chronic-systolic-heart-failure', 'chronic-systolic-heart-failure', true],
  ['heart-failure', 'systolic-heart-failure', false],
  ['combined-heart-failure', 'systolic-heart-failure', true],
  ['septic-shock', 'sepsis', true],
  ['mrsa-pneumonia', 'bacterial-pneumonia', true],
  ['chronic-kidney-disease-stage-3a', 'chronic-kidney-disease-stage-3', true],
  ['acute-tubular-necrosis', 'acute-kidney-injury', true],
])('%s is %s or deeper: %s', (id, than, expected) => {
  expect(isSameOrDeeper(id, than)).toBe(expected)
})

test('details beside a listed diagnosis are told apart from those it holds', () => {
  const text = 'severe hyponatremia'
  const [mention] = mentionsIn('hyponatremia, severe')
  expect(mention).toBeDefined()
  const told = detailsOf('acute left pyelonephritis', { conceptId: 'pyelonephritis', start: 11, end: 25 })
  expect(told.map(({ value }) => value).sort()).toEqual(['acute', 'left'])
  expect(detailsOf(text, { conceptId: 'hyponatremia', start: 7, end: 19 })).toMatchObject([
    { value: 'severe', start: 0, end: 6 },
  ])
})

test('offsets give back the words, in order, whatever the text', () => {
  const pieces = fc.constantFrom(
    'CHF',
    'acute',
    ',',
    '(',
    ')',
    'pneumonia',
    'MRSA',
    'stage',
    'III',
    '3',
    '.',
    '\n',
    'or',
    'é',
    '’s',
    'RA',
    'sepsis',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((words) => words.join(' ')),
      ),
      (text) => {
        const mentions = mentionsIn(text)
        for (const { start, end, words } of mentions) expect(text.slice(start, end)).toBe(words)
        expect(mentions.every(({ start }, at) => at === 0 || start >= (mentions[at - 1]?.start ?? 0))).toBe(true)
      },
    ),
  )
})
