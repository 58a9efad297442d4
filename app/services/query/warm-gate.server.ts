import { checkDraft } from '#app/domain/query/compliance/check.ts'

/** Reads one draft of nobody, so that the lexicon and the map of indicators are made before a coder's first check asks for them; holds the process for up to a second. */
export function warmGate(): void {
  checkDraft({
    id: 'warm',
    kind: 'multiple-choice',
    title: 'Kidney function',
    question: 'Please document the diagnosis, if any, that these findings reflect.',
    options: ['Acute kidney injury', 'Chronic kidney disease', 'Other (please specify)', 'Unable to determine'],
    indicators: [{ text: 'Creatinine 0.9, then 2.4 mg/dL', source: 'Laboratory', date: null }],
    documentedDiagnoses: [],
    encounterStart: null,
  })
}
