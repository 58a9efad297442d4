import { describe, expect, test } from 'vitest'
import { broken, errors } from './drafts.ts'

const one = (text: string, source = 'Laboratory', date: string | null = '2026-03-04') =>
  errors({ indicators: [{ text, source, date }] })

describe('a query without a finding is no query', () => {
  test.each([
    'See chart',
    'Per record',
    'see H&P',
    'As documented in the progress notes',
    'Refer to labs',
    'See attached',
    '',
    'Please see the medical record',
    'Per chart review',
    'As above',
    'In chart',
    'See nursing notes',
  ])('"%s"', (text) => expect(one(text)).toContain('IND-NONE'))
  test('no indicator at all', () => expect(errors({ indicators: [] })).toContain('IND-NONE'))
  test.each([
    'Creatinine 2.4',
    '"See neurology for weakness" and left arm drift 4/5',
    'Chart weight 62 kg',
    'Furosemide 40 mg IV',
  ])('"%s" is a finding', (text) => expect(one(text)).toEqual([]))
})

describe('a source can be found again', () => {
  test.each(['', 'chart', 'EHR', 'n/a', 'unknown', 'the medical record', 'various', 'see chart', '-', 'Epic'])(
    '"%s" cannot',
    (source) => expect(one('Creatinine 2.4', source)).toContain('IND-SOURCE'),
  )
  test.each([
    'Laboratory',
    'H&P, Dr. Osei',
    'Nursing flowsheet',
    'MAR',
    'CT report',
    'BMP',
    'RN note',
    'Wound photo record',
    'Prior encounter, Mercy',
  ])('"%s" can', (source) => expect(one('Creatinine 2.4', source)).not.toContain('IND-SOURCE'))
})

describe("indicators are this patient's", () => {
  test.each([
    'Sepsis is defined as SIRS plus infection',
    'Two or more of the following: fever, tachycardia',
    'Rise of creatinine of at least 0.3 mg/dL within 48 hours',
    '{{creatinine}}',
    'Creatinine [insert value]',
    'Creatinine ___ on ___',
    'Patients with malnutrition often have muscle loss',
    'Temp > 38 or < 36, HR > 90',
    'Abnormal labs',
    'Elevated lab values',
    'Clinical indicators of infection',
    'Abnormal vital signs',
    'Signs and symptoms include fever',
    'Albumin may be low',
    'Creatinine @LASTCREAT@',
    'Urine output < 0.5 mL/kg/h or creatinine > 1.5 times baseline',
    '*** mg/dL',
  ])('"%s" is not', (text) => expect(one(text)).toContain('IND-GENERIC'))
  test.each([
    'Troponin <0.01 x3',
    'BNP >5000 pg/mL',
    'SpO2 88 % on room air',
    'Bilateral crackles',
    'WBC 18.4',
    'Pupils equal and reactive',
    'eGFR >60',
    'Lactate 4.2, repeat 2.1',
    'Temperature 38.9 C and HR 118',
    'Muscle wasting of temples noted on exam',
    'Eats less than 50 % of meals for 7 days',
    'Cefepime started',
    'Wound bed 4 x 3 cm with slough',
  ])('"%s" is', (text) => expect(one(text)).not.toContain('IND-GENERIC'))
})

describe('the author does not diagnose or grade', () => {
  test.each([
    ['Labs show acute kidney injury', 'Laboratory'],
    ['Patient is septic', 'Vitals flowsheet'],
    ['Obvious volume overload', 'Nursing flowsheet'],
    ['Classic signs of heart attack with malnutrition', 'Nursing note'],
    ['Creatinine 2.4 consistent with acute tubular necrosis', 'Laboratory'],
    ['Sodium 121 indicates hyponatremia', 'Chemistry'],
    ['Meets criteria for severe malnutrition', 'Flowsheet'],
    ['Septic-appearing', 'ED flowsheet'],
    ['Lactate 4.2 due to sepsis', 'Laboratory'],
    ['Clearly encephalopathic', 'Nursing flowsheet'],
    ['Significantly elevated creatinine', 'Laboratory'],
    ['Ceftriaxone for sepsis', 'MAR'],
  ])('"%s" from %s', (text, source) => expect(one(text, source)).toContain('IND-INTERP'))
  test.each([
    ['"Acute hypoxic respiratory failure, on BiPAP"', 'ICU progress note, Dr. Tanaka'],
    ['Impression: "acute infarct in left MCA territory"', 'MRI report'],
    ['"Severe malnutrition" per dietitian assessment', 'Nutrition note, RD'],
    ['No pneumonia on chest x-ray', 'Radiology report'],
    ['Pneumonia on day 2', 'Progress note, Dr. Osei'],
    ['Infiltrate consistent with pneumonia', 'Radiology report'],
    ['History of stroke in 2019', 'H&P'],
    ['Creatinine 0.9 then 2.4', 'Laboratory'],
    ['Influenza A PCR positive', 'Laboratory'],
    ['Wound 3 x 4 cm, yellow slough', 'WOCN note'],
    ['GCS 9, withdraws to pain', 'Neuro flowsheet'],
    ['"Sepsis, start cefepime"', 'ED provider note, Dr. Abara'],
  ])('"%s" from %s is fine', (text, source) => expect(one(text, source)).not.toContain('IND-INTERP'))
})

test('an indicator without a date is a warning', () => {
  expect(broken({ indicators: [{ text: 'Creatinine 2.4', source: 'Laboratory', date: null }] })).toContain('IND-DATE')
})

describe('earlier encounters are not mined', () => {
  const mined = (documentedDiagnoses: string[], extra: { text: string; source: string; date: string }[] = []) =>
    errors({
      kind: 'multiple-choice',
      title: 'Cardiac function',
      question: 'Please clarify the cardiac diagnosis, if any.',
      options: [
        'Chronic systolic heart failure',
        'Chronic diastolic heart failure',
        'Other (please specify)',
        'Unable to determine',
      ],
      documentedDiagnoses,
      indicators: [{ text: 'LVEF 30 %', source: 'Echo report, prior encounter', date: '2024-05-02' }, ...extra],
    })
  test('when nothing supports it now', () => expect(mined(['Hip fracture'])).toContain('PRIOR-LEAD'))
  test('but may specify what is documented now', () => expect(mined(['Heart failure'])).not.toContain('PRIOR-LEAD'))
  test('or add to what supports it now', () =>
    expect(
      mined(
        ['Hip fracture'],
        [
          {
            text: 'BNP 1,850, pulmonary edema on chest x-ray, furosemide 40 mg IV',
            source: 'Laboratory; radiology; MAR',
            date: '2026-03-04',
          },
        ],
      ),
    ).not.toContain('PRIOR-LEAD'))
  test.each([
    ['H&P', '2019-01-01'],
    ['EMS run sheet', '2026-03-02'],
    ['Home medication list', '2025-06-01'],
  ])('%s with an older date is history taken now', (source, date) =>
    expect(broken({ indicators: [{ text: 'Takes furosemide 40 mg daily', source, date }] })).not.toContain(
      'PRIOR-LABEL',
    ),
  )
})
