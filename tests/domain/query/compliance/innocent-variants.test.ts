import { describe, expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import { errors } from './drafts.ts'

const OUT = ['Other, please specify', 'Unable to determine']
const RECORD = [
  'Pneumonia',
  'Heart failure',
  'Chronic kidney disease',
  'Type 2 diabetes',
  'Deep vein thrombosis of lower extremity',
  'Anemia',
  'Pressure injury of heel',
  'Asthma',
  'Depression',
]
const found = (text: string, source = 'Laboratory') => ({ text, source, date: '2026-03-04' })
const asked = (question: string, changes: Partial<Draft> = {}) =>
  errors({ documentedDiagnoses: RECORD, question, ...changes })

describe('a term that lacks a detail is not said to count for anything', () => {
  test.each([
    'The term lower-extremity DVT carries no side or vein in the note of 03/05. Can these be added from your examination?',
    'The note of 03/05 does not carry a side for the DVT. Can it be added from your examination?',
    'The term heart failure carries no type in the progress note of 03/04. Please state the type, if known.',
    'The diagnosis of chronic kidney disease carries no stage in the discharge summary. Can one be given?',
    'The record does not reflect which lobe was involved in the pneumonia. Can you say?',
    'The term pressure injury adds no depth. Please give the stage as you judge it.',
    'The operative note carries no measurement of the wound. What was its depth?',
    'The discharge summary does not add when the heart failure began. Can you say?',
    'The term diabetes does not carry a type. Which type is it, in your judgement?',
    'This documentation does not reflect a side. Which leg was affected?',
    'Your note gives no more detail about the debridement. Please describe the deepest layer removed.',
    'The patient was moved to a higher level of observation on 03/05. What condition was being treated?',
    'Please describe how ill she looked to you on arrival and what it represented.',
    'The lymph node was submitted as level II. What was found in it?',
    'The block was dropped at level T10. Please describe the procedure.',
    'The specimen was submitted with level 3 nodes. What was found in them?',
    'This documentation falls under two headings, heart failure and anemia. Which was treated first?',
    'The present terms fall into two, acute and chronic. Which applies to the heart failure?',
    'This wording drops in the discharge summary, where anemia is named without a type. Which type?',
  ])('%s', (question) => expect(asked(question)).toEqual([]))
  test.each([
    'The term heart failure carries no weight. Please clarify the type.',
    'The diagnosis as documented carries no severity. Please clarify.',
    'Heart failure unspecified does not count. Please clarify the type.',
    'The note as written does not support a higher tier. Please clarify the type.',
    'Please clarify the type so that how ill she was comes through in the figures.',
    'The visit was submitted at level 4; please clarify the type of heart failure.',
    'This wording falls into the lowest group. Please clarify the type.',
  ])('%s is about its worth', (question) => expect(asked(question)).toContain('IMPACT'))
})

describe('what others do, a note as a thing, and a comparison ask for nothing', () => {
  test.each([
    'An outside service is likely to strike pneumonia from its list. What is its status in your judgement?',
    'The team decided to withdraw the heart failure drip on 03/05. What was its indication?',
    'Cardiology is likely to drop the heart failure regimen next week. What type of heart failure was treated?',
    'Pharmacy plans to omit the asthma inhaler at night. How severe is the asthma?',
    'The family chose to withdraw the pneumonia treatment. What was its organism, if known?',
    'Wound care was going to remove the pressure injury dressing on 03/05. What stage do you assess?',
    'In the note a stage 3 ulcer of the heel is described by the wound nurse; please give your own assessment.',
    'The consult of 03/05 says type 2, the progress note type 1. Which type of diabetes mellitus does the patient have?',
    'Your operative note a day later describes another technique. Please describe the technique used.',
    'Is the heart failure in your note acute, chronic or acute on chronic?',
    'Please revise the addendum to read as you judge right.',
    'Please amend the note to state what you found at the bedside.',
    'Please correct the summary to say in your own words how the heart failure presented.',
  ])('%s', (question) => expect(asked(question)).not.toContain('LEAD-DIRECT'))
  test('a grade that a yes/no supplies is a matter of its scope alone', () =>
    expect(
      errors({
        kind: 'yes-no',
        question: 'Is the sacral pressure ulcer in your note a stage 4 ulcer?',
        options: ['Yes', 'No', ...OUT],
        documentedDiagnoses: ['Pressure ulcer of sacrum'],
      }),
    ).toEqual(['YN-SCOPE']))
  test.each([
    'Are you able to remove pneumonia from the list?',
    'Please amend the note to read septic shock.',
    'Please revise the assessment to read expected.',
    'You are expected to strike anemia from the note.',
    'Please act to delete heart failure.',
    'Kindly note severe malnutrition in your addendum.',
    'Please document in the note stage 4 chronic kidney disease.',
  ])('%s', (question) => expect(asked(question)).toContain('LEAD-DIRECT'))
  test.each([
    'This looks like disseminated intravascular coagulation. Please comment.',
    'The picture seems like sepsis. Please respond.',
    'It appears like acute tubular necrosis to us; what do you think?',
  ])('%s presumes, and is told once', (question) => expect(asked(question)).toEqual(['LEAD-PRESUME']))
})

describe('words in a quotation are the record, in marks of either kind', () => {
  const cites = (text: string, source: string) =>
    asked('Please clarify what the findings of 03/04 represent.', { indicators: [found(text, source)] })
  test.each([
    ["ED physician Dr. Lund: 'septic appearing, mottled knees'", 'ED physician note'],
    ["Dr. Lund: 'looks septic'", 'ED physician note'],
    ["Dr. Sato, critical care: 'meets Berlin criteria for ARDS'", 'Critical care consult note'],
    ["Nephrology: 'criteria for AKI met'", 'Nephrology consult'],
    ["'classic appearance of drug rash', Dr. Hale", 'Dermatology consult'],
    ["'consistent with pulmonary edema'", 'Chest x-ray report'],
    ["Dr. Amsel: 'definition of ARDS is met'", 'Pulmonology consult'],
    ["Dr. Roe: 'clearly septic'", 'ED physician note'],
    ['Dr. Roe: "clearly septic"', 'ED physician note'],
    ["Dr. Bell: 'patients with this picture do poorly'", 'Palliative consult'],
  ])('%s (%s)', (text, source) => expect(cites(text, source)).toEqual([]))
  test.each([
    ['Looks septic, mottled knees', 'ED physician note'],
    ['Appears malnourished', 'Admission note'],
    ["Patient's labs clearly septic; wife's account agrees", 'ED physician note'],
  ])('%s (%s) is the author speaking', (text, source) => expect(cites(text, source)).toContain('IND-INTERP'))
  test('a criterion without marks stays one', () =>
    expect(cites('Criteria for AKI: rise of 0.3 or more', 'Laboratory')).toContain('IND-GENERIC'))
})

describe('an infarct is named by its artery', () => {
  test.each([
    ['left MCA infarct', 'left middle cerebral artery infarction'],
    ['right MCA infarct', 'right middle cerebral artery territory infarct'],
    ['left MCA infarction', 'left MCA stroke'],
    ['middle cerebral artery infarction', 'left MCA infarct'],
    ['right PCA infarct', 'right posterior cerebral artery infarction'],
    ['ACA infarct', 'anterior cerebral artery infarct'],
    ['pontine infarction', 'pontine stroke'],
    ['PICA territory infarct', 'PICA infarction'],
  ])('%s of a record that says %s', (asks, documented) =>
    expect(
      errors({
        title: 'Ischemic stroke, mechanism',
        question: `Can the mechanism of the ${asks} be given?`,
        documentedDiagnoses: [documented],
        indicators: [found('Atrial fibrillation, 3 hours', 'Telemetry report')],
      }),
    ).toEqual([]),
  )
  test('a side that nobody documented is asked alone', () =>
    expect(errors({ title: 'Ischemic stroke, mechanism', documentedDiagnoses: ['Pneumonia'] })).toContain('TITLE-DX'))
})

describe('anemias of several causes meet in one patient', () => {
  const offered = (option: string, documented: string[], ...texts: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Anemia type',
      question: 'Please clarify the type of the documented anemia.',
      options: [option, 'Iron deficiency anemia', 'Acute blood loss anemia', ...OUT],
      documentedDiagnoses: ['Anemia', ...documented],
      indicators: ['Hemoglobin 9.8 on arrival, 7.4 after melena', ...texts].map((text) => found(text)),
    })
  test.each([
    ['Anemia of chronic disease', ['rheumatoid arthritis'], 'Ferritin 9 ng/mL, TSAT 8%'],
    ['Anemia of chronic disease', ['Rheumatoid arthritis'], 'Ferritin 12 ng/mL'],
    ['Anemia in chronic kidney disease', ['Chronic kidney disease stage 4'], 'Ferritin 12 ng/mL, eGFR 24'],
    ['Anemia of chronic disease', ['Rheumatoid arthritis'], 'Ferritin 14 ng/mL; CRP 40 mg/L'],
  ])('%s beside %j and %s', (option, documented, text) =>
    expect(offered(option, documented, text)).not.toContain('MC-UNSUP'),
  )
  test('without its ground a value speaks against it', () =>
    expect(offered('Anemia of chronic disease', [], 'Ferritin 9 ng/mL, TSAT 8%')).toContain('MC-UNSUP'))
})

describe('septic shock needs a word of infection', () => {
  const offered = (...texts: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Low blood pressure after dialysis',
      purpose: 'new-diagnosis',
      question: 'What condition does the blood pressure of 03/04 represent?',
      options: ['Hypotension due to dialysis', 'Septic shock', ...OUT],
      documentedDiagnoses: ['End-stage renal disease'],
      indicators: texts.map((text) => found(text, 'Flowsheet')),
    })
  const LOW = 'BP 84/50 after 3.8 L removed, 122/70 after 500 mL saline'
  test.each(['Dialysis ended early', 'Blood pressure rose at once', 'Midodrine 10 mg before the next run'])(
    'afebrile, a normal white count; %s',
    (text) => expect(offered(LOW, 'Afebrile, WBC 6.1', text)).toContain('MC-UNSUP'),
  )
  test.each([
    ['Afebrile, WBC 6.1', 'Blood cultures drawn'],
    ['Afebrile, WBC 6.1', 'Vancomycin 1 g IV'],
    ['Afebrile, WBC 6.1', 'Lactate 4.4'],
    ['Afebrile, WBC 6.1', 'Purulent exit site of the dialysis catheter'],
    ['Afebrile, WBC 6.1', 'Chills during the run'],
    ['Afebrile, WBC 6.1', 'Absolute neutrophils 200, neutropenic'],
    ['WBC 6.1', 'Norepinephrine started'],
    ['Afebrile', 'Norepinephrine started'],
  ])('%s; %s', (...texts) => expect(offered(LOW, ...texts)).not.toContain('MC-UNSUP'))
})

describe('compliant sentences fire nothing', () => {
  test.each([
    'Anemia is listed on 03/04. Please clarify its type so that the follow-up clinic knows what to monitor.',
    'Please clarify the type of heart failure so that the next team can continue treatment.',
    'What did the higher oxygen requirement on 03/05 represent?',
    'What led to the higher level of care on 03/05?',
    'Insulin was reduced because the family could not pay for it. How would you describe the underdosing?',
    'The patient lost insurance in August and stopped dialysis. How do you regard the missed sessions?',
    'The cost of insulin made her halve the dose. How do you regard the underdosing?',
    'Coverage was broadened to meropenem on 03/05. For what condition?',
    'The nurse charged the defibrillator twice. Which rhythm was treated?',
    'The note ranks the pain at 8. What condition was the morphine given for?',
    'The score fell from 15 to 11. What caused the change in mental status?',
    'The wound was graded as partial thickness by the nurse. Please give your own assessment.',
    'Please enter the total time as you know it; otherwise no change is needed.',
    'Which diagnosis, if any, goes with the body mass index below?',
    'Please document the clinical significance, if any, of the sodium results listed below.',
    'Please update the note if you judge that a diagnosis applies; no answer is preferred.',
    'Please correct the date of the procedure if it is not 03/04.',
    'Please indicate the severity of the depression in the present episode.',
    'Kindly note the stage of the pressure injury as you assess it.',
    'Please complete the note with the side of the DVT.',
    'Was the patient as ill on day 3 as on arrival, and which condition was being treated?',
    'If you agree that one of the conditions below applies, please choose it; if none applies, please say so.',
    'Do you have enough findings to state the type of heart failure, or is it undetermined?',
    'Why was the nicardipine infusion given on 03/05?',
    'Was a reason found for the low sodium on 03/04?',
    'The previous stay lists chronic kidney disease stage 3. Which stage applies now, if any?',
    'A change in the level of sodium was noted on 03/05. What is its meaning?',
    'The reported weight was 61 kg, then 67 kg. Which diagnosis, if any, accounts for the change?',
    'The chart shows a change in creatinine on day 2. What does this represent, if anything?',
    'Is there a diagnosis for which the unit of red cells was given?',
    'Can this be expressed as one of the following?',
  ])('%s', (question) => expect(asked(question)).toEqual([]))
})
