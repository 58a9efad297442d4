import { isSameOrDeeper } from '../lexicon/hierarchy.ts'
import { mentionsIn } from '../lexicon/mentions.ts'
import type { Support } from '../lexicon/support.ts'
import { NOT_A_DIAGNOSIS, type TemplateOption } from './template.ts'

export type Struck = { option: string; why: string }
export type JudgedOptions = {
  kept: TemplateOption[]
  struck: Struck[]
  /** Options whose support nobody can judge, because the indicator map does not know them. */
  notChecked: string[]
}
export type Supports = (conceptId: string, indicatorTexts: readonly string[]) => Support

/** "No malnutrition", "COPD without respiratory failure": what stands behind these words is not offered as a diagnosis. */
const DENIED = /\b(?:no|not|without|never|rather than|instead of)\b[^,;]*$/i

/** Returns the concepts that a diagnosis option offers: the diagnoses its words name and do not deny, "diabetes" and "chronic kidney disease" where it joins them. */
export function offeredConcepts(option: TemplateOption): string[] {
  if (option.role !== 'diagnosis' || option.concept === NOT_A_DIAGNOSIS) return []
  if (option.concept !== null) return [option.concept]
  return mentionsIn(option.text)
    .filter(({ kind, start }) => kind === 'diagnosis' && !DENIED.test(option.text.slice(0, start)))
    .map(({ conceptId }) => conceptId)
}

/** "Diabetes with retinopathy": what stands behind "with" is a condition of its own, and has to be credible for itself. */
function joinedIn({ role, text }: TemplateOption): string[] {
  if (role !== 'diagnosis') return []
  return mentionsIn(text)
    .filter(({ kind, start }) => kind === 'diagnosis' && /\bwith $/i.test(text.slice(0, start)))
    .map(({ conceptId }) => conceptId)
}

/** Returns the first of them, or null: what the option is about. */
export const offeredConcept = (option: TemplateOption): string | null => offeredConcepts(option)[0] ?? null

/**
 * Returns the options that the evidence in the draft makes credible, and those it does not with the reason (COMPLIANCE.md MC-UNSUP: template
 * options that do not fit are removed). What a provider has documented stays; what the map cannot judge stays and is named.
 */
export function strikeOptions(
  options: readonly TemplateOption[],
  draft: { indicatorTexts: readonly string[]; documentedConcepts: readonly string[] },
  supports: Supports,
): JudgedOptions {
  const judged: JudgedOptions = { kept: [], struck: [], notChecked: [] }
  for (const option of options) {
    const concept = offeredConcept(option)
    const own = concept === null ? null : whyStruck(concept, draft, supports)
    const joined = joinedIn(option).map((id) => whyStruck(id, draft, supports))
    const why = own ?? joined.find((one) => one !== null && one !== 'not-mapped') ?? null
    if (concept === null || why === null || why === 'not-mapped') judged.kept.push(option)
    if (why === 'not-mapped' || (concept === null && option.role === 'diagnosis' && option.concept !== NOT_A_DIAGNOSIS))
      judged.notChecked.push(option.text)
    if (why !== null && why !== 'not-mapped') judged.struck.push({ option: option.text, why })
  }
  return judged
}

function whyStruck(
  concept: string,
  draft: { indicatorTexts: readonly string[]; documentedConcepts: readonly string[] },
  supports: Supports,
): string | null {
  if (draft.documentedConcepts.some((documented) => isSameOrDeeper(documented, concept))) return null
  const support = supports(concept, draft.indicatorTexts)
  switch (support) {
    case 'supported':
    case 'weak':
      return null
    case 'not-mapped':
      return 'not-mapped'
    case 'contradicted':
      return 'A finding in this query speaks against it.'
    case 'none':
      return 'No finding in this query bears on it. Pin one, and it can be offered again.'
    default: {
      const none: never = support
      throw new Error(`Unexpected support: ${none}`)
    }
  }
}
