import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bearingsOf, isMapped } from '#app/domain/query/lexicon/bearings.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import { type Support, supportOf, supports } from '#app/domain/query/lexicon/support.ts'
import { wordsOf } from '#app/domain/query/lexicon/words.ts'

const read = (text: string) => valuesIn(text, wordsOf(text)).map(({ measure, values }) => [measure, values] as const)

describe('values are read with their series, baselines and units', () => {
  test.each<[string, string, number[]]>([
    ['Cr 0.9 > 1.6 > 2.4', 'creatinine', [0.9, 1.6, 2.4]],
    ['Cr 1.0 -> 2.3', 'creatinine', [1, 2.3]],
    ['creatinine rose from 1.0 to 2.3', 'creatinine', [1, 2.3]],
    ['Creatinine 2.3 (baseline 0.8)', 'creatinine', [0.8, 2.3]],
    ['Cr 1.1 on 3/1, 2.3 on 3/2', 'creatinine', [1.1, 2.3]],
    ['SpO2 84% on RA', 'spo2', [84]],
    ['Arterial pCO2 39 mm Hg (reference 35-45)', 'pco2', [39]],
    ['pO2 53 -> 61 mm[Hg]', 'po2', [53, 61]],
    ['Hg 8.1 g/dL', 'hemoglobin', [8.1]],
    ['lactate of 4.1', 'lactate', [4.1]],
    ['EF 25-30%', 'ef', [25, 30]],
    ['Hgb 11.2 to 6.8', 'hemoglobin', [11.2, 6.8]],
    ['K 2.9, given 40 mEq KCl', 'potassium', [2.9]],
    ['WBC 18,200', 'wbc', [18.2]],
    ['a 12% weight loss over 3 months', 'weight-loss', [12]],
    ['Na 128 (ref 135-145)', 'sodium', [128]],
    ['ABG 7.28/68/52', 'pco2', [68]],
    ['BP 162/108, 158/104', 'sbp', [162, 158]],
  ])('%s', (text, measure, values) => {
    expect(read(text).find(([name]) => name === measure)?.[1]).toEqual(values)
  })

  test('degrees Fahrenheit become Celsius', () => {
    expect(read('Temp 102.2 F').find(([name]) => name === 'temperature')?.[1][0]).toBeCloseTo(39)
  })

  test('a dose is no result', () => {
    expect(read('furosemide 40 mg IV twice daily').map(([name]) => name)).not.toContain('magnesium')
  })
})

describe('findings make a concept credible, or not', () => {
  test.each<[string, string[], Support]>([
    ['acute-kidney-injury', ['Cr 0.9 > 1.6 > 2.4'], 'supported'],
    ['acute-tubular-necrosis', ['FENa 0.4, creatinine 1.0 -> 1.8, normalized with fluids'], 'contradicted'],
    ['acute-tubular-necrosis', ['Creatinine 2.3 (baseline 1.0), muddy brown casts'], 'supported'],
    ['acute-systolic-heart-failure', ['EF 60%', 'furosemide 40 mg IV', 'BNP 1,240'], 'contradicted'],
    ['acute-diastolic-heart-failure', ['EF 60%', 'furosemide 40 mg IV', 'BNP 1,240'], 'supported'],
    ['class-3-obesity', ['BMI 31.2'], 'contradicted'],
    ['class-1-obesity', ['BMI 31.2'], 'supported'],
    ['chronic-kidney-disease-stage-5', ['GFR 50'], 'contradicted'],
    ['chronic-kidney-disease-stage-3a', ['eGFR 48, 51'], 'supported'],
    ['acute-respiratory-failure-with-hypoxia', ['SpO2 84% on RA, RR 32, accessory muscle use'], 'supported'],
    ['acute-respiratory-failure-with-hypercapnia', ['pH 7.21, pCO2 68, BiPAP started'], 'supported'],
    ['acute-respiratory-failure', ['SpO2 97% on room air, RR 16, no respiratory distress'], 'contradicted'],
    ['sepsis', ['HR 104, pain 8/10'], 'none'],
    ['sepsis', ['Temp 102.4 F, WBC 18,200, HR 120'], 'supported'],
    ['septic-shock', ['BP 82/40 after 30 mL/kg, norepinephrine started'], 'supported'],
    ['severe-malnutrition', ['albumin 2.1'], 'none'],
    ['severe-malnutrition', ['12% weight loss in 3 months, severe temporal wasting'], 'supported'],
    ['stage-3-pressure-injury-sacrum', ['Sacral wound, full-thickness with visible fat, no bone exposed'], 'supported'],
    ['stage-2-pressure-injury', ['full-thickness skin loss, fat visible'], 'contradicted'],
    ['pneumonia', ['CXR clear, afebrile'], 'contradicted'],
    ['acute-blood-loss-anemia', ['Hgb 11.2 to 6.8, 2 units PRBC'], 'supported'],
    ['acute-blood-loss-anemia', ['Hgb 13.8, no bleeding'], 'contradicted'],
    ['iron-deficiency-anemia', ['Hgb 11.2 to 6.8, 2 units PRBC'], 'weak'],
    ['paroxysmal-atrial-fibrillation', ['AF on ECG, converted to sinus rhythm'], 'supported'],
    ['homelessness', ['sodium 128'], 'none'],
  ])('%s from %j: %s', (conceptId, texts, expected) => {
    expect(supports(conceptId, texts)).toBe(expected)
  })

  test('what the map does not know is not checked, never passed', () => {
    expect(isMapped('chronic-fatigue-syndrome')).toBe(false)
    expect(supports('chronic-fatigue-syndrome', ['pain'])).toBe('not-mapped')
  })

  test('a documented base carries its open details', () => {
    expect(
      supports('persistent-atrial-fibrillation', ['metoprolol 25 mg'], { documented: ['atrial-fibrillation'] }),
    ).toBe('supported')
  })

  test('only a finding strong by itself makes a rival that an answer list must offer', () => {
    expect(supportOf('moderate-malnutrition', ['moderate muscle wasting']).strong).toBe(true)
    expect(supportOf('toxic-encephalopathy', ['confused, oxycodone 5 mg']).strong).toBe(false)
  })

  test('denied findings speak against, and a drug that was not given says nothing', () => {
    expect(bearingsOf('no edema').find(({ conceptId }) => conceptId === 'heart-failure')).toMatchObject({
      direction: 'against',
      strength: 'weak',
    })
    expect(bearingsOf('no furosemide given').filter(({ conceptId }) => conceptId === 'heart-failure')).toEqual([])
  })
})

test('bearings are words of the text and the same twice', () => {
  const pieces = fc.constantFrom(
    'Cr',
    '2.4',
    '->',
    'no',
    'edema',
    'EF',
    '25-30%',
    'lactate',
    ',',
    '.',
    'BP 82/40',
    'furosemide',
    '(baseline',
    '0.8)',
    'SpO2',
    '84%',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((words) => words.join(' ')),
      ),
      (text) => {
        const bearings = bearingsOf(text)
        for (const { start, end, words } of bearings) expect(text.slice(start, end)).toBe(words)
        expect(bearingsOf(text)).toEqual(bearings)
      },
    ),
  )
})
