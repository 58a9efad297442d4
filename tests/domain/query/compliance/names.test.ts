import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'

const asked = (question: string) => errors({ kind: 'open-ended', question, options: [] })

describe('people who share letters with a disease', () => {
  test.each([
    'Dear Dr. Graves, please clarify the clinical significance of the creatinine values.',
    'Dr. Mary Crohn, thank you for the note. Please clarify the clinical significance of the creatinine values.',
    'Good morning Dr. Hashimoto. Please clarify the clinical significance of the creatinine values.',
    "I'm Ifeoma from coding. Please clarify the clinical significance of the creatinine values.",
    'My name is Ifeoma. Please clarify the clinical significance of the creatinine values.',
    'Mrs. Addison walked today. Please clarify the clinical significance of the creatinine values.',
  ])('are no diagnoses: %s', (question) => expect(asked(question)).toEqual([]))
  test.each([
    'Dr. Lee, Sepsis is present. Please clarify the clinical significance of the creatinine values.',
    'Hashimoto thyroiditis is present. Please clarify the clinical significance of the creatinine values.',
    'Dear Dr. Graves, Graves disease is present. Please clarify the clinical significance of the creatinine values.',
  ])('and the disease still is one: %s', (question) => expect(asked(question)).toContain('LEAD-PRESUME'))
})
