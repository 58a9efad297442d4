import { describe, expect, test } from 'vitest'
import { axisPassages, axisQuestion } from '#app/domain/codes/axis-words.ts'
import { dayOfRelease } from '#app/domain/codes/line-release.ts'

const HF = axisQuestion(
  { code: 'I509', title: 'Heart failure, unspecified' },
  ['type'],
  [
    'Acute systolic (congestive) heart failure',
    'Chronic diastolic (congestive) heart failure',
    'Acute on chronic combined systolic (congestive) and diastolic (congestive) heart failure',
  ],
)
const CKD = axisQuestion(
  { code: 'N189', title: 'Chronic kidney disease, unspecified' },
  ['stage'],
  [
    'Chronic kidney disease, stage 2 (mild)',
    'Chronic kidney disease, stage 3a',
    'Chronic kidney disease, stage 4 (severe)',
  ],
)
const HIP = axisQuestion(
  {
    code: 'S72009A',
    title: 'Fracture of unspecified part of neck of unspecified femur, initial encounter for closed fracture',
  },
  ['laterality'],
  [
    'Fracture of unspecified part of neck of right femur, initial encounter for closed fracture',
    'Fracture of unspecified part of neck of left femur, initial encounter for closed fracture',
  ],
)
const SEPSIS = axisQuestion(
  { code: 'A419', title: 'Sepsis, unspecified organism' },
  ['organism'],
  [
    'Sepsis due to Escherichia coli [E. coli]',
    'Sepsis due to Pseudomonas',
    'Sepsis due to Methicillin susceptible Staphylococcus aureus',
  ],
)
const questions = { HF, CKD, HIP, SEPSIS }

describe('what a note says on an axis', () => {
  test.each([
    ['HF', 'Acute on chronic systolic heart failure, diuresing.', ['Acute', 'chronic', 'systolic']],
    ['HF', 'CHF, likely diastolic.', ['diastolic']],
    ['HF', 'Known HFrEF on sacubitril.', ['HFrEF']],
    ['HF', 'CHF exacerbation, on furosemide.', []],
    ['HF', 'Echocardiogram: LVEF 30 %.', ['LVEF']],
    ['HF', 'Chronic: HTN, HLD, CHF', []],
    ['CKD', 'CKD stage 3a, creatinine at baseline.', ['stage 3a']],
    ['CKD', 'CKD stage IV followed by nephrology.', ['stage IV']],
    ['CKD', 'Pressure injury, please stage.', []],
    ['HIP', 'X-ray: displaced fracture of the left femoral neck.', ['left']],
    ['HIP', 'Clear to auscultation in the left lower lobe.', []],
    ['SEPSIS', 'Sepsis; blood cultures grew Pseudomonas.', ['cultures', 'grew', 'Pseudomonas']],
    ['SEPSIS', 'Blood pressure improved.', []],
  ] as const)('%s in "%s": %j', (asked, note, words) => {
    expect(axisPassages(note, questions[asked]).flatMap((passage) => passage.words)).toEqual(words)
  })

  test('is quoted as the sentence at its place, whatever stands around it', () => {
    const note = 'HPI: 71 y, weight 1.5 kg lower.\n\n- Acute diastolic heart failure; IV diuretics.\nPlan: home.'
    const [passage] = axisPassages(note, HF)
    expect(passage?.text).toBe('- Acute diastolic heart failure;')
    expect(note.slice(passage?.start, passage?.end)).toBe(passage?.text)
  })

  test('away from the condition is told apart from what stands beside it', () => {
    const passages = axisPassages('Echo: impaired diastolic relaxation. Heart failure, systolic.', HF)
    expect(passages.map(({ isNear, words }) => [isNear, words])).toEqual([
      [false, ['diastolic']],
      [true, ['systolic']],
    ])
  })
})

test.each([
  ['icd10cm:2026', '2026-03-31'],
  ['icd10cm:2026-04', '2026-09-30'],
  ['starter', null],
])('the release %s is asked on %s', (release, day) => {
  expect(dayOfRelease(release)).toBe(day)
})
