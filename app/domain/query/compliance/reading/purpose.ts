import type { Purpose } from '#app/domain/query/draft.ts'
import type { OptionReading } from './option-roles.ts'
import type { Passage } from './passage.ts'

const VALIDATION =
  /\bclinical(?:ly)? valid\w*|\bvalidat(?:e|ed|ion|ing)\b|\bconfirm\w*\b[^.?]{0,80}\b(?:or|versus|vs)\b[^.?]{0,60}\b(?:rul(?:e|ed)[- ]out|not (?:present|confirmed|supported|valid)|exclud\w+|refut\w+|removed|no longer)|\brul(?:e|ed)[- ]out\b[^.?]{0,60}\bor\b[^.?]{0,60}\bconfirm\w*|\b(?:is|was|remains?|still)\b[^.?]{0,60}\b(?:clinically )?(?:supported|substantiated|a valid diagnosis|confirmed|ruled out)\b|\bwhether\b[^.?]{0,80}\b(?:was|is|has been|remains)\b[^.?]{0,20}\b(?:confirmed|ruled out|supported|valid|present|still)\b|\bclinical (?:support|basis|rationale|indicators) (?:for|that support)\b|\bsupport(?:s|ing|ed)? (?:for )?(?:the|your|this) (?:documented )?(?:diagnosis)|\b(?:clinical )?status of (?:the|this) (?:documented )?(?:diagnosis)|\bremains? (?:a |an )?(?:valid|active|current|accurate)\b|\bclinical judge?ment\b[^.?]{0,40}\b(?:valid|confirm|support|present)/i
const CONFLICT =
  /\bconflict\w*|\bdiscrepan\w*|\bcontradict\w*|\binconsisten\w*|\bdiffer(?:s|ing|ent)?\b[^.?]{0,40}\b(?:note|document|statement|diagnos|provider|consult|term)|\b(?:both|two) (?:\w+ )?(?:notes?|statements?|diagnoses|terms|providers?)\b|\b(?:while|whereas|but|however)\b[^.?]{0,60}\b(?:documents?|documented|states?|notes?|lists?|writes?|records?|describes?|reads?|reports?)\b|\bconcur\b|\bwhich (?:of the|statement|documented|diagnosis (?:is|was|best) (?:correct|accurate))/i
const POA =
  /\bpresent (?:on|at|upon)\b[^.?]{0,20}\b(?:admission|admit|arrival|inpatient)|\bpoa\b|\b(?:present|existed?|there)\b[^.?]{0,30}\b(?:at|prior to|before|when)\b[^.?]{0,40}\b(?:admission|admitted|admit|order)\b|\bdevelop\w*\b[^.?]{0,20}\b(?:after|before|during)\b[^.?]{0,20}\badmi/i
const CAUSE =
  /\b(?:relationship|link|connection|association|correlation|causal\w*) (?:\w+ )?(?:between|of|to|with|among)\b|\b(?:cause[ds]?|caused by|due to|related to|secondary to|attribut(?:ed|able) to|result(?:ed|s|ing)? (?:of|from)|consequence of|complication of|associated with|because of|linked to|responsible for|contribut\w+ to|led to|connected (?:to|with)|manifestation of|precipitated by|induced by|from the)\b/i
const PROCEDURE =
  /\b(?:debridement|excisional|procedure|operation|surgical (?:approach|technique)|approach|deepest (?:layer|level)|depth of (?:the )?(?:tissue|debridement)|lysis of adhesions|device|graft|biopsy|drain\w*|catheter|intubation|repair|resection|anastomosis|technique)\b/i
const ASPECT =
  /\b(?:type|acuity|stage|severity|specificity|degree|laterality|side|site|further specif\w+|more specific\w*|organism|etiology|aetiology|cause|class|grade|depth|location|clarif(?:y|ication of) the (?:documented )?)\b/i

/** Returns whether the draft asks if a documented diagnosis stands, in any kind of query. */
export function asksValidity(question: Passage, options: readonly OptionReading[]): boolean {
  if (POA.test(question.text)) return false
  const named = question.subjects.some(({ standing }) => standing === 'documented') || question.quotes.length > 0
  if (named && VALIDATION.test(question.text)) return true
  const confirmed = options.some(
    ({ role, confirms, passage }) =>
      role === 'diagnosis' && confirms && passage.subjects.some(({ standing }) => standing === 'documented'),
  )
  return confirmed && options.some(({ role }) => role === 'ruled-out')
}

/** Returns what the draft is for where it does not say: by its question, its options and what is documented. */
export function inferPurpose(
  question: Passage,
  options: readonly OptionReading[],
  providerStatements: number,
): Purpose {
  const { text, subjects } = question
  if (POA.test(text)) return 'poa'
  if (asksValidity(question, options)) return 'clinical-validation'
  if (CONFLICT.test(text) && (providerStatements >= 2 || /\b(?:conflict|discrepan|concur|contradict)/i.test(text)))
    return 'conflict'
  const named = subjects.filter(({ assertion }) => assertion !== 'negated')
  const distinct = new Set(named.map(({ conceptId, words }) => conceptId ?? words.toLowerCase()))
  if (CAUSE.test(text) && distinct.size >= 2) return 'cause-effect'
  if (PROCEDURE.test(text) && distinct.size === 0) return 'procedure'
  if (named.some(({ standing }) => standing !== 'undocumented') && ASPECT.test(text)) return 'specificity'
  return 'new-diagnosis'
}
