import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'

describe('a title names no diagnosis that the record does not hold', () => {
  test.each([
    ['Acute kidney injury clarification', ['Pneumonia']],
    ['AKI query', ['Pneumonia']],
    ['Sepsis vs. localized infection', ['Pneumonia']],
    ['Possible malnutrition', ['Pneumonia']],
    ['Clarify acute respiratory failure', ['COPD exacerbation']],
    ['Acute systolic heart failure', ['Heart failure']],
    ['Severe malnutrition', ['Malnutrition']],
    ['CKD stage 4', ['Chronic kidney disease']],
    ['Encephalopathy - please respond', ['Altered mental status']],
    ['Aspiration pneumonia', ['Pneumonia']],
    ['Hyponatremia', ['Nausea']],
    ['Acute blood loss anemia', ['Anemia']],
    ['Sepsis', ['Sepsis (prior encounter)']],
    ['Malnutrition', ['Malnutrition (dietitian note)']],
    ['Stage 3 sacral pressure ulcer', ['Pressure ulcer of sacrum']],
  ])('%s beside %j', (title, documentedDiagnoses) => {
    expect(errors({ title, documentedDiagnoses })).toContain('TITLE-DX')
  })
})

describe('a title may be neutral, or name what is documented', () => {
  test.each([
    ['Renal function clarification', ['Pneumonia']],
    ['Heart failure clarification', ['Acute systolic heart failure']],
    ['Pneumonia - organism', ['Pneumonia']],
    ['Sepsis clarification', ['possible sepsis']],
    ['Sepsis clarification', ['Sepsis, suspected']],
    ['Lung mass', ['Adenocarcinoma of lung (pathology report)']],
    ['Adenocarcinoma of lung', ['Adenocarcinoma of lung (pathology report)']],
    ['Nutritional status', ['Pneumonia']],
    ['Sodium level and treatment', ['Pneumonia']],
    ['Chest imaging finding', ['Cough']],
    ['Mental status change', ['Pneumonia']],
    ['Antibiotic indication', ['Fever']],
    ['CHF type and acuity', ['Heart failure']],
    ['Pressure injury stage', ['Pressure injury of heel']],
    ['Wound depth', ['Fall']],
    ['DVT prophylaxis choice', ['Hip fracture']],
    ['Depression screening result', ['Fall']],
    ['Anemia work-up', ['Anemia']],
    ['Post-operative course', ['Hernia']],
    ['Oxygen requirement', ['COPD']],
  ])('%s beside %j', (title, documentedDiagnoses) => {
    expect(errors({ title, documentedDiagnoses })).toEqual([])
  })
})
