import type { ChartDocument, Problem } from '../encounter/chart.ts'
import { assertionOf } from './lexicon/assertion.ts'
import { conceptOf } from './lexicon/hierarchy.ts'
import { mentionsIn } from './lexicon/mentions.ts'

const ORIGIN: Partial<Record<ChartDocument['authorRole'], string>> = {
  pathologist: ' (pathology report)',
  radiologist: ' (radiology report)',
}
const TREATING: ChartDocument['authorRole'][] = ['provider', 'pathologist', 'radiologist']

/**
 * Returns the diagnoses that providers have documented in this encounter, in the words of the lexicon, each once: from their notes
 * (negated and family mentions left out, uncertain ones kept as "possible ...", COMPLIANCE.md section 1) and from diagnoses received with
 * the encounter. A nurse's or dietitian's term alone does not count.
 */
export function documentedDiagnoses(documents: readonly ChartDocument[], problems: readonly Problem[]): string[] {
  const found = new Set<string>()
  for (const document of documents) {
    if (!TREATING.includes(document.authorRole)) continue
    for (const mention of mentionsIn(document.text)) {
      if (mention.kind !== 'diagnosis') continue
      const assertion = assertionOf(document.text, mention)
      if (assertion === 'negated' || assertion === 'family' || assertion === 'historical') continue
      const name = conceptOf(mention.conceptId)?.name ?? mention.words
      found.add(`${assertion === 'uncertain' ? 'possible ' : ''}${name}${ORIGIN[document.authorRole] ?? ''}`)
    }
  }
  for (const problem of problems) if (problem.encounterId !== null) found.add(problem.name)
  return [...found]
}
