import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'

const OUT = ['Other (please specify)', 'Unable to determine']
const asks = (diagnoses: string[], findings: string[], documentedDiagnoses: string[]) =>
  errors({
    kind: 'multiple-choice',
    title: 'Clinical clarification',
    question: 'Please clarify the condition being treated, if any, based on your clinical judgment.',
    purpose: 'new-diagnosis',
    options: [...diagnoses, ...OUT],
    indicators: findings.map((text) => ({ text, source: 'Laboratory result', date: '2026-03-04' })),
    documentedDiagnoses,
  })

const CRISES = ['Type 2 diabetes with diabetic ketoacidosis', 'Type 2 diabetes with hyperosmolar hyperglycemic state']
const HEART = ['NSTEMI', 'Unstable angina']
const OXYGEN = ['Acute hypoxic respiratory failure', 'Acute hypercapnic respiratory failure']
const KIDNEY = ['Acute kidney injury', 'Prerenal azotemia']
const BLOOD = ['Sepsis due to pneumonia', 'Pneumonia without sepsis']
const TUMOR = ['Ascites due to cirrhosis with portal hypertension', 'Malignant ascites']
const LIVER = ['hepatocellular carcinoma', 'cirrhosis', 'ascites']

describe('results that leave a diagnosis no ground, whatever was given for it', () => {
  test.each([
    [
      'ketones, bicarbonate and pH normal',
      CRISES,
      ['Glucose 900, serum osm 340, A1c 12.1', 'BHB 0.2, bicarbonate 24', 'Metformin held; insulin drip'],
      ['type 2 diabetes'],
    ],
    [
      'osmolality normal',
      CRISES,
      ['Glucose 310, serum osm 291', 'BHB 5.1, HCO3 12, anion gap 24, pH 7.18', 'Insulin drip'],
      ['type 2 diabetes'],
    ],
    [
      'lactate little raised, no acidosis',
      ['Lactic acidosis', 'Hyperlactatemia without acidosis'],
      ['Lactate 2.6', 'pH 7.42, HCO3 25', 'Normal saline 1 L'],
      ['dehydration'],
    ],
    ['troponin flat', HEART, ['Troponin <0.01 x 3', 'ST depression V4-V6', 'Heparin drip'], ['chest pain']],
    [
      'troponin flat in other units',
      HEART,
      ['hs-troponin 6, 6 and 7 ng/L', 'Chest pain at rest, LAD 90% stenosis', 'Heparin drip'],
      ['chest pain'],
    ],
    [
      'oxygen normal on air',
      OXYGEN,
      ['ABG pH 7.22, pCO2 78, pO2 94 on room air', 'SpO2 97% on room air', 'BiPAP 14/6'],
      ['COPD exacerbation'],
    ],
    [
      'creatinine flat',
      KIDNEY,
      ['Creatinine 1.6, 1.6, 1.5 on three days', 'BUN 40', 'Lisinopril continued'],
      ['hypertension'],
    ],
    [
      'no response to the infection',
      BLOOD,
      ['T 36.9, HR 78, RR 16, WBC 8.2', 'Lactate 1.0, blood cultures negative', 'Ceftriaxone'],
      ['pneumonia'],
    ],
    [
      'gradient high, no cells',
      TUMOR,
      ['SAAG 1.6, total protein 1.1', 'Cytology: no malignant cells', 'Nodular liver'],
      LIVER,
    ],
  ])('%s', (_, diagnoses, findings, documented) => expect(asks(diagnoses, findings, documented)).toContain('MC-UNSUP'))

  test.each([
    [
      'ketones raised',
      CRISES,
      ['Glucose 840, serum osm 342', 'BHB 2.1, HCO3 17, anion gap 16, pH 7.29', 'Insulin drip'],
      ['type 2 diabetes'],
    ],
    ['troponin rises later', HEART, ['Troponin 0.02, 0.61, 1.2', 'Chest pain at rest', 'Heparin drip'], ['chest pain']],
    [
      'one early troponin',
      HEART,
      ['Troponin <0.01 on arrival', 'ST depression, chest pain', 'Heparin drip'],
      ['chest pain'],
    ],
    [
      'an old infarction',
      ['Old myocardial infarction', 'Coronary artery disease without infarction'],
      ['Troponin <0.01 x 3', 'Q waves inferior, EF 40% with inferior akinesis', 'Aspirin'],
      ['coronary artery disease'],
    ],
    [
      'organ dysfunction without fever',
      BLOOD,
      ['T 36.9, HR 88, WBC 9, RR 28', 'BP 84/50, creatinine 2.1 from 0.9', 'Ceftriaxone, NS 30 mL/kg'],
      ['pneumonia'],
    ],
    [
      'oxygen normal on six liters only',
      ['Acute hypoxic respiratory failure', 'Hypoxia'],
      ['SpO2 84% on room air, RR 30', 'SpO2 97% on 6 L; pO2 88 on 6 L', 'BiPAP'],
      ['pneumonia'],
    ],
    [
      'one finding for and one against',
      TUMOR,
      ['SAAG 1.6, total protein 1.1', 'Cytology: atypical cells', 'Nodular liver, splenomegaly'],
      LIVER,
    ],
  ])('but not where %s', (_, diagnoses, findings, documented) =>
    expect(asks(diagnoses, findings, documented)).not.toContain('MC-UNSUP'),
  )
})

describe('a definition that every answer has weighs alike', () => {
  const types = (...options: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Atrial fibrillation type',
      purpose: 'specificity',
      question: "Atrial fibrillation is documented without type. Please clarify based on the patient's history.",
      options: [...options, ...OUT],
      indicators: [
        {
          text: 'In AF on every tracing since January 2025; no further cardioversion planned',
          source: 'Cardiology consult, Dr. Lindqvist',
          date: '2026-03-04',
        },
        { text: 'Metoprolol 50 mg BID', source: 'MAR', date: '2026-03-04' },
      ],
      documentedDiagnoses: ['atrial fibrillation'],
    })
  test('in the words of each', () =>
    expect(
      types(
        'Longstanding persistent (continuous longer than 12 months)',
        'Permanent (rhythm control no longer pursued)',
      ),
    ).not.toContain('LEAD-OPTION'))
  test('one alone steers', () =>
    expect(types('Longstanding persistent (continuous longer than 12 months)', 'Permanent')).toContain('LEAD-OPTION'))
  test('findings of the patient in one steer', () =>
    expect(
      types('Longstanding persistent (every tracing since January 2025)', 'Permanent (a settled state of rhythm)'),
    ).toContain('LEAD-OPTION'))
})

describe('beside causes', () => {
  const cause = (question: string, ...findings: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Rapid AF - cause',
      purpose: 'cause-effect',
      question,
      options: [
        'Rapid AF due to thyrotoxicosis',
        'Rapid AF due to alcohol binge',
        'Other trigger: ______',
        ...OUT.slice(1),
      ],
      indicators: findings.map((text) => ({ text, source: 'ED note, Dr. Gill', date: '2026-03-04' })),
      documentedDiagnoses: ['atrial fibrillation with rapid ventricular response', 'thyrotoxicosis', 'alcohol binge'],
    })
  test('a denied symptom is not what is asked about', () =>
    expect(
      cause(
        'Rapid AF to 170, denies palpitations. Please clarify the trigger, if known.',
        'TSH <0.01',
        '12 beers the night before',
      ),
    ).not.toContain('CAUSE-LINK'))
  test('one that is asserted is', () =>
    expect(
      cause(
        'Rapid AF to 170 with palpitations. Please clarify the trigger, if known.',
        'TSH <0.01',
        '12 beers the night before',
      ),
    ).toContain('CAUSE-LINK'))
})

test.each([
  'Abnormal vital signs, abnormal labs and critical care treatment given',
  'Abnormal labs and intensive care management',
])('%s is no finding, whatever stands beside it', (text) =>
  expect(
    errors({
      indicators: [
        { text, source: 'ICU record', date: '2026-03-04' },
        { text: 'Creatinine 2.4', source: 'Laboratory', date: '2026-03-04' },
      ],
    }),
  ).toContain('IND-GENERIC'),
)
