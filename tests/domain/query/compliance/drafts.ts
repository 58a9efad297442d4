import { checkDraft } from '#app/domain/query/compliance/check.ts'
import type { Draft } from '#app/domain/query/draft.ts'

/** A compliant open query about an invented inpatient; a test changes only what its case is about. */
export function aDraft(changes: Partial<Draft> = {}): Draft {
  return {
    id: 'draft-1',
    kind: 'open-ended',
    title: 'Renal function clarification',
    question: 'Please clarify the clinical significance of the creatinine values and the fluids given.',
    options: [],
    indicators: [
      { text: 'Creatinine 0.9 on 3 March, 1.6 on 4 March, 2.4 on 5 March', source: 'Laboratory', date: '2026-03-05' },
      {
        text: 'Normal saline 1 L bolus, then 125 mL/h',
        source: 'Medication administration record',
        date: '2026-03-04',
      },
    ],
    documentedDiagnoses: ['Pneumonia', 'Heart failure', 'Chronic kidney disease', 'Type 2 diabetes'],
    encounterStart: '2026-03-03',
    ...changes,
  }
}

/** Returns the ids of the rules that a draft breaks, each once: errors and warnings alike. */
export function broken(changes: Partial<Draft>): string[] {
  return [...new Set(checkDraft(aDraft(changes)).findings.map(({ rule }) => rule))]
}

/** Returns the ids of the error rules that a draft breaks. */
export function errors(changes: Partial<Draft>): string[] {
  const { findings } = checkDraft(aDraft(changes))
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))]
}
