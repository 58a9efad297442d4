import { describe, expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import { errors } from './drafts.ts'

const OUT = ['Other (please specify): ____', 'Unable to determine']
const found = (text: string, source = 'Laboratory results') => ({ text, source, date: '2026-03-04' })

describe('a source that cannot be found again, however it is put', () => {
  const from = (source: string) => errors({ indicators: [found('Creatinine 2.4', source)] })
  test.each([
    'somewhere in the EHR',
    'in the chart',
    'on file',
    'various places in the record',
    'Chart, exact page unknown',
    'the computer',
    'electronic health record (location not noted)',
    'from memory',
    'word of mouth',
    'a colleague',
    'told by someone on the team',
    'one of the notes',
    'an old note somewhere',
    'multiple sources',
    'patient chart, current encounter',
    'EHR 03/04',
    'yesterday',
    'source not recorded',
    'documentation',
    'Epic media tab',
    'hospital records, not sure which',
    'unverified',
    'found it in the system',
    'Inpatient record',
  ])('%s', (source) => expect(from(source)).toContain('IND-SOURCE'))
  test.each([
    'Glucometer download',
    'Perfusion record',
    'Anesthesia record, Dr. Lund',
    'Nursing note',
    'An entry by Dr. Osei',
    'Outside hospital discharge summary',
    'Patient interview',
    'MAR',
    'OCT',
    'EHR: vital signs flowsheet',
    'Chart: progress note 03/04',
    'Pump log',
    'Dr. Hart',
    'RN',
    'Infusion record',
    'Clinic note (author not stated)',
    'Implant log and operative report',
    'Questionnaire',
    'CT chest, read by Dr. Feld',
    'Lab',
  ])('%s can be found', (source) => expect(from(source)).not.toContain('IND-SOURCE'))
})

describe('a validation shows what speaks against, not words that only look like it', () => {
  const validating = (diagnosis: string, ...texts: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Clinical validation',
      purpose: 'clinical-validation',
      question: `${diagnosis} is documented. Please clarify the status of this diagnosis.`,
      options: [`${diagnosis} confirmed (please give rationale)`, `${diagnosis} ruled out`, ...OUT],
      documentedDiagnoses: [diagnosis],
      indicators: texts.map((text) => found(text, 'Flowsheet')),
    })
  test.each([
    ['Acute hypoxic respiratory failure', 'SpO2 88% on room air at triage'],
    ['Acute hypoxic respiratory failure', 'Saturation 84 % on RA, RR 32'],
    ['Acute hypoxic respiratory failure', 'Room-air saturation 85%'],
    ['Acute hypoxic respiratory failure', 'Desaturated to 79% without oxygen'],
    ['Acute hypoxic respiratory failure', 'SpO2 95% on 12 L non-rebreather'],
    ['Acute hypoxic respiratory failure', 'pO2 52 mmHg on room air'],
    ['Acute hypoxic respiratory failure', 'Could not lie flat; unable to complete sentences'],
    ['Severe malnutrition', 'Ate 25% of meals for 3 weeks'],
    ['Severe malnutrition', 'Intake < 50% of needs for 2 weeks'],
    ['Severe malnutrition', 'Eating only a few bites at each meal'],
    ['Sepsis', 'Gram-negative rods in 2 of 2 bottles'],
    ['Sepsis', 'Sepsis alert called; BP < 90 systolic'],
    ['Sepsis', 'Pressure not corrected after 2 L normal saline'],
    ['Spontaneous bacterial peritonitis', 'Ascitic PMN 640; ceftriaxone for spontaneous bacterial peritonitis'],
    ['Metabolic encephalopathy', 'Oriented to self only'],
    ['Metabolic encephalopathy', 'Alert to voice only; normally knows her family'],
    ['Metabolic encephalopathy', 'Mental status declined over the night'],
    ['Acute diastolic heart failure', 'EF 60%, preserved'],
    ['Acute systolic heart failure', 'Gained 6 kg in a week'],
    ['Acute kidney injury', 'Creatinine 2.4, lisinopril stopped'],
    ['Acute kidney injury', 'Creatinine 2.4, twice normal'],
    ['Non-ST elevation myocardial infarction', 'hs-troponin T 412 ng/L (normal < 14)'],
  ])('%s: %s', (diagnosis, text) => expect(validating(diagnosis, text)).toContain('VAL-BIAS'))
  test.each([
    ['Acute hypoxic respiratory failure', 'SpO2 96% on room air'],
    ['Acute hypoxic respiratory failure', 'Speaking in full sentences, no accessory muscle use'],
    ['Severe malnutrition', 'No muscle wasting on examination'],
    ['Severe malnutrition', 'Ate 100% of meals'],
    ['Severe malnutrition', 'Gained 2 kg since January'],
    ['Sepsis', 'Lactate 1.1 mmol/L'],
    ['Sepsis', 'Blood cultures without growth at 5 days'],
    ['Sepsis', 'Antibiotics stopped after 24 h'],
    ['Metabolic encephalopathy', 'Alert and oriented x 4 at 08:00'],
    ['Metabolic encephalopathy', 'Ammonia normal'],
    ['Acute systolic heart failure', 'EF 60%'],
    ['Acute kidney injury', 'Creatinine 0.9, 1.0, 0.9 mg/dL'],
    ['Acute kidney injury', 'Urine output normal throughout'],
    ['Pneumonia', 'Chest radiograph clear'],
    ['Pneumonia', 'Afebrile, WBC 8.1'],
    ['Pulmonary embolism', 'CT angiogram: no filling defect'],
    ['Folate deficiency anemia', 'Folate 14.2 ng/mL'],
    ['Acute pancreatitis', 'Lipase within normal limits'],
    ['COPD', 'FEV1/FVC 0.81 after albuterol'],
    ['Non-ST elevation myocardial infarction', 'Troponin flat, no ST changes'],
  ])('%s: %s is such a finding', (diagnosis, text) =>
    expect(validating(diagnosis, 'Treatment given as charted, 40 mg daily', text)).not.toContain('VAL-BIAS'),
  )
})

describe('a reason on one answer alone steers', () => {
  const among = (option: string) =>
    errors({
      kind: 'multiple-choice',
      title: 'Atrial fibrillation - type',
      question: 'Atrial fibrillation is documented. Can the type be specified?',
      documentedDiagnoses: ['Atrial fibrillation'],
      options: ['Paroxysmal atrial fibrillation', option, ...OUT],
      indicators: [
        found(
          '14-day monitor: AF burden 62%, longest episode 8.5 days, sinus rhythm between',
          'Monitor report, Dr. Hoang',
        ),
        found('Cardioversion planned; amiodarone started', 'Cardiology note, Dr. Hoang'),
      ],
    })
  test.each([
    'Persistent atrial fibrillation (longest episode beyond a week)',
    'Persistent atrial fibrillation (episodes lasting more than seven days)',
    'Persistent atrial fibrillation - longest run beyond one week',
    'Persistent atrial fibrillation, longest episode beyond a week',
    'Persistent atrial fibrillation, since the episodes outlast a week',
    'Persistent atrial fibrillation, as the longest episode shows',
    'Persistent atrial fibrillation, considering the monitor',
    'Persistent atrial fibrillation which would account for the burden',
    'Persistent atrial fibrillation (seen on the 14-day monitor)',
    'Persistent atrial fibrillation (needs cardioversion)',
    'Persistent atrial fibrillation shown by the monitor',
    'Persistent atrial fibrillation, judging by the monitor',
    'Persistent atrial fibrillation [cardioversion planned, amiodarone started]',
    'Persistent atrial fibrillation (burden 62%)',
    'Persistent atrial fibrillation, borne out by the monitor',
    'Persistent atrial fibrillation: longest episode more than a week',
    'Persistent atrial fibrillation (failed to return to sinus rhythm)',
    'Persistent atrial fibrillation, given that the monitor ran 14 days',
    'Persistent atrial fibrillation with the longest episode over days seen',
    'Persistent atrial fibrillation (in view of the monitor)',
  ])('%s', (option) => expect(among(option)).toContain('LEAD-OPTION'))
  test.each([
    'Persistent atrial fibrillation',
    'Persistent AF',
    'Persistent atrial fibrillation (AF)',
    'Persistent (non-paroxysmal) atrial fibrillation',
    'Atrial fibrillation, persistent',
    'Longstanding persistent atrial fibrillation',
    'Permanent atrial fibrillation (please specify since when)',
    'Persistent atrial fibrillation with rapid ventricular response',
    'Atrial fibrillation - persistent type',
    'Persistent atrial fibrillation due to hyperthyroidism',
  ])('%s does not', (option) => expect(among(option)).not.toContain('LEAD-OPTION'))
})

describe('a value that is normal speaks against what it would define', () => {
  const offered = (option: string, ...texts: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Results',
      question: 'Please clarify the diagnosis, if any, associated with these results.',
      documentedDiagnoses: ['Fatigue'],
      options: [option, ...OUT],
      indicators: texts.map((text) => found(text)),
    })
  test.each([
    ['Folate deficiency anemia', 'Hemoglobin 8.9 g/dL', 'Folate 14.2 ng/mL'],
    ['Folate deficiency anemia', 'Hemoglobin 8.9 g/dL', 'B12 and folate normal'],
    ['Vitamin B12 deficiency anemia', 'Hemoglobin 8.9 g/dL', 'Vitamin B12 640 pg/mL'],
    ['Iron deficiency anemia', 'Hemoglobin 8.9 g/dL', 'Ferritin 410 ng/mL'],
    ['Hyponatremia', 'Sodium 139 mmol/L'],
    ['Hypokalemia', 'Potassium 4.1 mmol/L'],
    ['Hypomagnesemia', 'Magnesium 2.1 mg/dL'],
    ['Hypermagnesemia', 'Magnesium 2.0 mg/dL'],
    ['Hypocalcemia', 'Ionized calcium 1.22 mmol/L'],
    ['Hyperphosphatemia', 'Phosphorus 3.4 mg/dL'],
    ['Hypothyroidism', 'TSH 2.1 mIU/L'],
    ['Hyperthyroidism', 'TSH 2.1 mIU/L'],
    ['Hyperthyroidism', 'TSH within normal limits'],
    ['Acute pancreatitis', 'Lipase 34 U/L'],
    ['Acute pancreatitis', 'Normal lipase'],
    ['Rhabdomyolysis', 'CK 140 U/L'],
    ['Vitamin D deficiency', 'Vitamin D 44 ng/mL'],
    ['Thrombocytopenia', 'Platelets 240 K/uL'],
    ['Neutropenia', 'ANC 4.2 K/uL'],
    ['Polycythemia', 'Hemoglobin 13.8 g/dL'],
    ['Hypoalbuminemia', 'Albumin 4.1 g/dL'],
    ['Meningitis', 'CSF WBC 2 /uL'],
    ['COPD', 'FEV1/FVC 0.82 after bronchodilator'],
    ['Obstructive sleep apnea', 'AHI 2.1 events/h'],
    ['Pulmonary hypertension', 'Mean pulmonary artery pressure 14 mmHg'],
    ['Hypoparathyroidism', 'PTH 52 pg/mL'],
    ['Lactic acidosis', 'Lactate 1.0 mmol/L'],
    ['Diabetic ketoacidosis', 'Beta-hydroxybutyrate 0.2 mmol/L, pH 7.40'],
    ['Severe aortic stenosis', 'Aortic valve area 1.8 cm2, mean gradient 14 mmHg'],
  ])('%s: %s, %s', (option, ...texts) => expect(offered(option, ...texts)).toContain('MC-UNSUP'))
  test.each([
    ['Folate deficiency anemia', 'Hemoglobin 8.9 g/dL', 'Folate 2.1 ng/mL'],
    ['Vitamin B12 deficiency anemia', 'Hemoglobin 8.9 g/dL', 'Vitamin B12 120 pg/mL'],
    ['Hypothyroidism', 'TSH 18 mIU/L'],
    ['Hyperthyroidism', 'TSH 0.01 mIU/L'],
    ['Acute pancreatitis', 'Lipase 1,940 U/L'],
    ['Acute pancreatitis', 'Lipase three times the upper limit of normal, epigastric pain'],
    ['Hypermagnesemia', 'Magnesium 3.4 mg/dL'],
    ['Vitamin D deficiency', 'Vitamin D 9 ng/mL'],
    ['Polycythemia', 'Hemoglobin 18.9 g/dL'],
    ['COPD', 'FEV1/FVC 0.58 after bronchodilator'],
    ['Obstructive sleep apnea', 'AHI 31 events/h'],
    ['Pulmonary hypertension', 'Mean pulmonary artery pressure 38 mmHg'],
    ['Moderate aortic stenosis', 'Aortic valve area 1.2 cm2, mean gradient 28 mmHg'],
    ['Hypocalcemia', 'Normal albumin, ionized calcium 0.94 mmol/L'],
  ])('%s stands on %s, %s', (option, ...texts) => expect(offered(option, ...texts)).not.toContain('MC-UNSUP'))
})

describe('a link is asked between what providers documented', () => {
  const linking = (effect: string, cause: string, text: string, source: string, more: Partial<Draft> = {}) =>
    errors({
      kind: 'multiple-choice',
      title: `${effect} - relationship`,
      purpose: 'cause-effect',
      question: `Please clarify the relationship, if any, between the documented ${effect.toLowerCase()} and the "${cause}".`,
      options: [
        `${effect} due to ${cause}`,
        `${effect} not related to ${cause}`,
        'Other cause (please specify): ____',
        'Unable to determine',
      ],
      documentedDiagnoses: [effect],
      indicators: [found(text, source), found(`"${effect}"`, 'H&P, Dr. Achebe')],
      ...more,
    })
  test.each([
    [
      'Fall',
      'orthostatic hypotension',
      '"Orthostatic hypotension": lying 138/76, standing 96/58',
      'Nursing note, D. Fynn RN',
    ],
    [
      'Pneumonia',
      'vocal cord paralysis',
      '"Vocal cord paralysis" at bedside swallow',
      'Speech therapy note, R. Cole SLP',
    ],
    ['Anemia', 'severe malnutrition', '"Severe malnutrition"', 'Nutrition assessment, P. Lowe RD'],
    ['Cellulitis', 'stage 3 pressure injury', '"Stage 3 pressure injury" of heel', 'Wound care note, J. Poe CWOCN'],
    ['Acute kidney injury', 'urinary retention', '"Urinary retention", bladder scan 640 mL', 'Nursing flowsheet'],
    [
      'Feeding difficulty of newborn',
      'ankyloglossia',
      '"Ankyloglossia": heart-shaped tongue tip',
      'Lactation consultant note, B. Hurst IBCLC',
    ],
    [
      'Respiratory failure',
      'mucus plugging with atelectasis',
      '"Atelectasis, mucus plugging"',
      'Respiratory therapist note, K. Oh RRT',
    ],
    ['Fall', 'vertigo', '"Vertigo" on turning', 'Physical therapy evaluation, L. Brandt PT'],
    ['Encephalopathy', 'opioid overdose', '"Opioid overdose"', 'EMS run sheet'],
    ['Hip fracture', 'osteoporosis', '"Osteoporosis"', 'Case management note'],
    ['Depression', 'alcohol dependence', '"Alcohol dependence"', 'Social work note, T. Vale LCSW'],
    ['Hearing loss', 'otitis media', '"Otitis media"', 'Audiologist note, M. Reyes'],
  ])('%s and a "%s" that no provider wrote', (effect, cause, text, source) =>
    expect(linking(effect, cause, text, source)).toContain('CAUSE-LINK'),
  )
  test.each([
    [
      'Fall',
      'orthostatic hypotension',
      '"Orthostatic hypotension": lying 138/76, standing 96/58',
      'Progress note, Dr. Ito',
    ],
    ['Pneumonia', 'dysphagia', '"Oropharyngeal dysphagia"', 'Consultation, Dr. Meyer (ENT)'],
    [
      'Cellulitis',
      'stage 3 pressure injury',
      '"Stage 3 pressure injury" of heel',
      'Wound care consultation, Dr. Perrin',
    ],
    ['Anemia', 'severe malnutrition', '"Severe malnutrition"', 'Nutrition clinic note, Dr. Patel'],
    ['Acute kidney injury', 'urinary retention', '"Urinary retention"', 'Urology consult, A. Bose NP'],
    ['Hip fracture', 'osteoporosis', 'Osteoporosis', 'DXA report, Dr. Lim (radiology)'],
  ])('%s and the "%s" of a provider', (effect, cause, text, source) =>
    expect(linking(effect, cause, text, source)).not.toContain('CAUSE-LINK'),
  )
})

describe('a milder degree is missing only where the findings bear it out as well', () => {
  const degrees = (documented: string, options: string[], ...texts: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: `${documented} - severity`,
      question: `${documented} is documented. Please clarify the severity, if it can be classified.`,
      documentedDiagnoses: [documented],
      options: [...options, ...OUT],
      indicators: texts.map((text) => found(text, 'Office note, Dr. Santos')),
    })
  test.each<[string, string[], string[]]>([
    [
      'Asthma',
      ['Mild persistent asthma', 'Moderate persistent asthma'],
      [
        '"Albuterol 4 to 5 days a week, wakes about once a week"',
        'FEV1 78% predicted',
        'Fluticasone 110 mcg two puffs twice daily; ACT score 17',
      ],
    ],
    [
      'Asthma',
      ['Moderate persistent asthma', 'Severe persistent asthma'],
      ['Daily symptoms, wakes twice a week', 'FEV1 58% predicted'],
    ],
    [
      'Asthma',
      ['Mild persistent asthma', 'Moderate persistent asthma'],
      ['Symptoms most days, budesonide twice daily', 'Wakes weekly'],
    ],
    [
      'Asthma',
      ['Mild intermittent asthma', 'Mild persistent asthma'],
      ['Albuterol twice a week, no night symptoms', 'FEV1 92% predicted'],
    ],
    [
      'Malnutrition',
      ['Moderate malnutrition', 'Severe malnutrition'],
      ['Weight loss 11% in 6 months', 'Moderate muscle loss; intake 55% of needs'],
    ],
    [
      'Aortic stenosis',
      ['Moderate aortic stenosis', 'Severe aortic stenosis'],
      ['Valve area 1.1 cm2, mean gradient 36 mmHg'],
    ],
    [
      'Chronic kidney disease',
      ['Chronic kidney disease stage 3a', 'Chronic kidney disease stage 3b'],
      ['eGFR 44, 46, 43'],
    ],
    ['Obesity', ['Class 2 obesity', 'Class 3 obesity'], ['BMI 39.8']],
    [
      'Depression',
      ['Moderate major depressive disorder', 'Severe major depressive disorder'],
      ['PHQ-9 19', 'Sertraline raised to 100 mg'],
    ],
    ['Dementia', ['Moderate dementia', 'Severe dementia'], ['MoCA 11; needs help to dress']],
  ])('%s: %j', (documented, options, texts) => expect(degrees(documented, options, ...texts)).not.toContain('MC-TIER'))
  test.each<[string, string[], string[]]>([
    [
      'Asthma',
      ['Moderate persistent asthma', 'Severe persistent asthma'],
      ['Albuterol as needed, twice a week or less', 'Montelukast daily; 3 nights a month', '3 days a week'],
    ],
    ['Malnutrition', ['Severe malnutrition'], ['Weight loss 7% in 6 months', 'Mild muscle loss; intake 60% of needs']],
    ['Aortic stenosis', ['Severe aortic stenosis'], ['Valve area 1.3 cm2, mean gradient 26 mmHg']],
    [
      'Chronic kidney disease',
      ['Chronic kidney disease stage 4', 'Chronic kidney disease stage 5'],
      ['eGFR 41, 43, 40'],
    ],
    ['Obesity', ['Class 3 obesity'], ['BMI 36.4']],
    ['Depression', ['Severe major depressive disorder'], ['PHQ-9 12', 'Sertraline 50 mg']],
  ])('%s: %j leaves one out', (documented, options, texts) =>
    expect(degrees(documented, options, ...texts)).toContain('MC-TIER'),
  )
})
