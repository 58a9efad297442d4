import { describe, expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import { errors } from './drafts.ts'

const date = '2026-05-02'
const note = (text: string) => ({ text, source: 'Progress note, Dr. Lee', date })
const lab = (text: string) => ({ text, source: 'Laboratory result', date })
const choices = (...options: string[]): Partial<Draft> => ({
  kind: 'multiple-choice',
  options: [...options, 'Other (please specify)', 'Unable to determine'],
  encounterStart: '2026-05-01',
})

describe('letters that weigh or examine', () => {
  const asked = (question: string) =>
    errors({ question, documentedDiagnoses: ['rapid atrial fibrillation', 'failure to capture of pacemaker lead'] })

  test.each([
    'The note has "loss of capture" (O/E: RAF, then paced). What is the cause, if known?',
    'Failure to capture and RAF are in the device note. What is the cause of the capture problem, if known?',
    'O/E: chest clear, irregular pulse. What is the cause of the failure to capture, if known?',
  ])('of the patient: %s', (question) => expect(asked(question)).toEqual([]))

  test.each([
    'A cause would help us to capture the RAF for this year. What is the cause, if known?',
    'Our O/E for mortality is up. What is the cause of the failure to capture, if known?',
    'The O/E is 1.4 this quarter. What is the cause of the failure to capture, if known?',
  ])('of the house: %s', (question) => expect(asked(question)).toContain('IMPACT'))
})

describe('a copay in a finding', () => {
  const cited = (text: string) =>
    errors({
      ...choices(
        'Intentional underdosing due to financial hardship',
        'Intentional underdosing for another reason',
        'Unintentional underdosing',
      ),
      title: 'Reason for missed doses',
      question: 'Please clarify the reason for the missed lisinopril doses, if known.',
      documentedDiagnoses: ['not taking lisinopril as prescribed'],
      indicators: [{ text, source: 'Pharmacist medication history', date }],
      purpose: 'specificity',
    })

  test.each([
    '"Stretches the bottle when the copay comes up"',
    '"Did not fill it, the co-pay was 90 dollars"',
    '"Copay too high, so she takes half"',
  ])('as what keeps the patient from it: %s', (text) => expect(cited(text)).toEqual([]))

  test.each(['Copay rule of the plan applies to this stay', 'Reimbursement depends on copay status'])(
    'as a matter of payment: %s',
    (text) => expect(cited(text)).toContain('IMPACT'),
  )
})

describe('a virus in the laboratory', () => {
  const cited = (text: string) =>
    errors({
      title: 'Cirrhosis - etiology',
      question: 'Cirrhosis is documented. If the etiology is known to you, please state it.',
      documentedDiagnoses: ['cirrhosis'],
      indicators: [lab(text)],
    })
  test.each(['HCV RNA 840,000 IU/mL', 'HCV genotype 1a', 'HBV DNA 4,200 IU/mL', 'HCV viral load 2.1 million'])(
    'is a result: %s',
    (text) => expect(cited(text)).toEqual([]),
  )
  test.each(['Chronic HCV with cirrhosis', 'Untreated HCV'])('is the disease: %s', (text) =>
    expect(cited(text)).toContain('IND-INTERP'),
  )
})

describe('a diagnosis that a tracing cannot show the cause of', () => {
  const cited = (text: string, source = 'EEG report') =>
    errors({
      ...choices('Delirium', 'Toxic encephalopathy', 'Confusion without a further diagnosis'),
      title: 'Confusion',
      question: 'Confusion is documented. Please clarify the underlying diagnosis, if any.',
      purpose: 'new-diagnosis',
      documentedDiagnoses: ['confusion', 'pneumonia'],
      indicators: [
        { text, source, date },
        { text: 'CAM positive; cefepime 2 g every 8 hours with eGFR 19', source: 'Nursing assessment and MAR', date },
        { text: 'Oriented x4 two days after the change to meropenem', source: 'Nursing neuro checks', date },
      ],
    })
  test.each(['Cefepime encephalopathy, triphasic waves', 'Cefepime-induced encephalopathy; slowing'])(
    "is the author's own: %s",
    (text) => expect(cited(text)).toContain('IND-INTERP'),
  )
  test.each(['Triphasic waves, generalized slowing', '"Triphasic waves, as in cefepime encephalopathy"'])(
    'is not said: %s',
    (text) => expect(cited(text)).not.toContain('IND-INTERP'),
  )
})

describe('signs with another cause beside them', () => {
  const offered = (...findings: string[]) =>
    errors({
      ...choices('COPD exacerbation only', 'Sepsis'),
      title: 'Findings on arrival',
      question: 'COPD exacerbation is documented. Is there a further diagnosis for the findings below?',
      purpose: 'new-diagnosis',
      documentedDiagnoses: ['COPD exacerbation'],
      indicators: findings.map(lab),
    })
  const plain = 'Temp 36.9 C; respiratory viral panel negative; no antibiotic ordered'

  test.each([
    ['WBC 15.1 on day 2 of methylprednisolone', 'HR 118 after three albuterol nebulizers', plain],
    ['HR 104 while walking with the therapist', 'WBC 12.9 after dexamethasone 10 mg', plain],
  ])('bear out no sepsis: %s / %s', (...findings) => expect(offered(...findings)).toContain('MC-UNSUP'))

  test.each([
    [
      'WBC 15.1 on day 2 of methylprednisolone',
      'HR 118, RR 28',
      'Temp 38.9 C; blood culture pending; cefepime started',
    ],
    [
      'WBC 17.4 with 14% bands',
      'HR 118 after albuterol',
      'Temp 38.6 C; lactate 3.1; ceftriaxone started for infiltrate',
    ],
  ])('leave sepsis open: %s / %s', (...findings) => expect(offered(...findings)).not.toContain('MC-UNSUP'))
})

describe('a consumption of clotting factors', () => {
  const offered = (coagulation: string) =>
    errors({
      ...choices('Disseminated intravascular coagulation', 'Heparin-induced thrombocytopenia'),
      title: 'Thrombocytopenia - cause',
      question: 'Thrombocytopenia is documented. Please clarify the cause.',
      purpose: 'specificity',
      documentedDiagnoses: ['thrombocytopenia'],
      indicators: [
        lab('Platelets 201 on 5/1, 84 on 5/6'),
        { text: 'Heparin 5,000 units SC q8h, stopped 5/6; argatroban started', source: 'MAR', date },
        lab('PF4 antibody OD 1.9'),
        lab(coagulation),
      ],
    })
  test.each([
    'INR 1.1, fibrinogen 380 mg/dL, D-dimer 210 ng/mL',
    'D-dimer 0.3 mcg/mL FEU, INR 1.0, fibrinogen 290 mg/dL',
  ])('is ruled out by normal values: %s', (text) => expect(offered(text)).toContain('MC-UNSUP'))
  test.each([
    'INR 1.8, fibrinogen 110 mg/dL, D-dimer 9,400 ng/mL, schistocytes 2+',
    'INR 1.1, fibrinogen 260 mg/dL, D-dimer 8,200 ng/mL, schistocytes 1+',
  ])('is left open: %s', (text) => expect(offered(text)).not.toContain('MC-UNSUP'))
})

describe('the effect of a link', () => {
  const linked = (documented: string[], ...options: string[]) =>
    errors({
      ...choices(...options),
      title: 'Laboratory trend and treatment',
      question: 'Please clarify the relationship, if any, between the trend below and the treatment given.',
      purpose: 'cause-effect',
      documentedDiagnoses: documented,
      indicators: [
        lab('Platelets 244, 171, 96, 61 K/uL'),
        { text: 'Heparin 5,000 units subcutaneous every 8 hours', source: 'MAR', date },
        lab('PF4 antibody optical density 0.6; serotonin release assay pending'),
      ],
    })
  const options = ['Thrombocytopenia due to heparin', 'Thrombocytopenia due to sepsis', 'Not related to either']

  test('known from values alone is no condition yet', () =>
    expect(linked(['sepsis'], ...options)).toContain('CAUSE-LINK'))
  test('that is documented may be asked for', () =>
    expect(linked(['sepsis', 'thrombocytopenia'], ...options)).not.toContain('CAUSE-LINK'))

  test('a complaint told beside the request is not what it asks', () => {
    const asked = (documented: string) =>
      errors({
        ...choices(
          'Ileus due to opioid analgesia',
          'Ileus as a complication of the operation',
          'Not related / other cause',
        ),
        title: 'Postoperative ileus - relationship',
        question: 'CC on 5/2 was nausea. Please clarify the relationship of the ileus to the surgery, if any.',
        purpose: 'cause-effect',
        documentedDiagnoses: [documented],
        indicators: [
          note('"POD 4, ileus, NG tube placed"'),
          { text: 'Right hemicolectomy', source: 'Operative report', date },
          { text: 'Hydromorphone PCA 38 mg', source: 'MAR', date },
        ],
      })
    expect(asked('ileus')).toEqual([])
  })
  test('a title sets no condition after an operation that nobody has documented', () =>
    expect(
      errors({
        title: 'Postoperative ileus',
        question: 'Please clarify the clinical significance of the findings below.',
        documentedDiagnoses: ['nausea'],
        indicators: [note('"POD 4, no flatus, NG tube placed"')],
      }),
    ).toContain('TITLE-DX'))
})

describe('how one thing caused another', () => {
  const asked = (question: string, documented: string[] = ['bilateral sensorineural hearing loss']) =>
    errors({
      title: 'Hearing and chemotherapy',
      question,
      purpose: 'cause-effect',
      documentedDiagnoses: documented,
      indicators: [
        { text: 'Threshold shift of 30 dB at 6 and 8 kHz, both ears', source: 'Audiogram', date },
        { text: 'Cisplatin 100 mg/m2, third cycle; gentamicin for 10 days', source: 'MAR', date },
      ],
    })
  test.each([
    'Sensorineural hearing loss is documented. Please explain why the cisplatin led to it.',
    'Sensorineural hearing loss is documented. How did the gentamicin bring about the hearing loss?',
    'Sensorineural hearing loss is documented. Kindly document the mechanism by which cisplatin produced it.',
  ])('takes the link as given: %s', (question) => expect(asked(question)).toContain('LEAD-PRESUME'))

  test.each([
    'Sensorineural hearing loss is documented. How did you see the cause of the hearing loss?',
    'Sensorineural hearing loss is documented. Please state its cause, if known, or that it is unknown.',
    'Sensorineural hearing loss is documented. Please clarify whether the cisplatin caused it, something else did, or the cause is unknown.',
  ])('leaves it open: %s', (question) => expect(asked(question)).not.toContain('LEAD-PRESUME'))

  test('may be asked of a link that the record makes', () =>
    expect(
      asked('Hearing loss due to cisplatin is documented. Please describe how the cisplatin caused it.', [
        'sensorineural hearing loss due to cisplatin',
      ]),
    ).not.toContain('LEAD-PRESUME'))
})
