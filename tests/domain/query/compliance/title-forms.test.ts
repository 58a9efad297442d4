import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'

const entitled = (title: string, documentedDiagnoses: string[]) => errors({ title, documentedDiagnoses })

describe('a title that calls the patient by an undocumented condition names it', () => {
  test.each([
    'Uremic patient',
    'Ketoacidotic state',
    'Pancytopenic',
    'Guillain-Barre?',
    'Addisonian episode',
    'Cushingoid features',
    'Septic picture',
    'Malnourished status',
    'Encephalopathic state on 8/12',
    'Cirrhotic ascites',
  ])('%s', (title) => expect(entitled(title, ['Weakness'])).toContain('TITLE-DX'))
})
describe('a documented condition in another form, or none at all, is no such title', () => {
  test.each([
    ['Cirrhotic patient - decompensation', 'Cirrhosis'],
    ['Anemic patient - type', 'Anemia'],
    ['Septic patient - organ dysfunction', 'Sepsis'],
    ['Delirious state - cause', 'Delirium'],
    ['Antibiotic indication', 'Weakness'],
    ['Glycemic control', 'Weakness'],
    ['Systemic findings', 'Weakness'],
    ['Narcotic indication', 'Weakness'],
  ])('%s over %s', (title, documented) => expect(entitled(title, [documented])).not.toContain('TITLE-DX'))
})
