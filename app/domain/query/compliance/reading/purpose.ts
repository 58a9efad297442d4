import type { Purpose } from '#app/domain/query/draft.ts'
import { isFound } from '../language/matches.ts'
import { pattern } from '../language/pattern.ts'
import type { OptionReading } from './option-roles.ts'
import type { Passage } from './passage.ts'

const TERM =
  '(?:DXORQUOTE|(?:this|the|that|it|your)_?(?:documented|charted|listed|recorded|stated|initial|working|admitting|admission|h&p|problem|noted|problem_list)?_?(?:diagnosis|condition|term|entry|statement)?)'
const VERDICT =
  '(?:clinically_)?(?:confirmed|ruled_out|supported|substantiated|valid|validated|still_present|still_valid|accurate|established|excluded|met|a_valid|a_confirmed|an_active|verified|upheld|stands|evolving|resolved|refuted|clinically_valid|a_current)'
/** Whether a documented diagnosis stands: confirmed or ruled out, valid, supported, its status. */
const VALIDATION = pattern(
  'clinical(?:ly)?_(?:valid\\w*)',
  `(?:validate|validates|validating|validation_of|validity_of) ~4 ${TERM}`,
  `(?:whether|if|is|was|are|were|has|does|do) ~2 DXORQUOTE ~8 ${VERDICT}`,
  `(?:whether|if|is|was|has) (?:this|the|that|it|your) ~3 (?:diagnosis|condition|term|it)? ~3 ${VERDICT}`,
  `(?:was|is|are|were)_(?:it|this|that) ~2 ${VERDICT}`,
  '(?:clinical_status|validity|standing)_of_(?:this|the|that|your)? ~3 (?:diagnosis|DXORQUOTE|condition|entry|term)',
  'DXORQUOTE ~6 (?:confirmed|valid|present|supported) ~8 (?:or|versus|vs) ~6 (?:ruled_out|not|excluded|no_longer|something|never|refuted|removed|absent)',
  '(?:confirm|confirmed|confirms) ~6 or ~4 (?:ruled?_out|rules?_out|exclude\\w*|refute\\w*|not|remove\\w*|revise\\w*)',
  '(?:rule|ruled)_out ~6 or ~6 confirm\\w*',
  '(?:criteria|findings|evidence|indicators|rationale)_(?:that_)?(?:you_)?(?:used|relied_on|made_you|make_you|led_you|convinced) ~6 (?:support|supporting|diagnosis|DOC|confident)',
  '(?:strengthen|support|substantiate|bolster|shore_up|justify|back_up|reinforce|firm_up|solidify)\\w* ~8 DOC',
  'DOC ~8 (?:clinical_)?(?:support|supporting_(?:documentation|indicators?|evidence)|rationale|basis|justification)',
  '(?:clinical_)?status_of_(?:this|the|that|your) ~1 (?:diagnosis|entry|term)',
  '(?:judge?ment|opinion|determination|assessment|view|thoughts|position|impression)_(?:of|on|about|regarding|concerning)_(?:this|the|that|your) !(?:type|acuity|stage|severity|cause|etiology|degree|grade|class|side|site|organism|source|depth|extent|significance) ~3 (?:diagnosis|DOC|condition|entry|term)',
  '(?:is|was)_(?:this|that|it|DOC) still_(?:your|the|a|an)? ~2 (?:diagnosis|opinion|assessment|impression|valid|correct)',
  '(?:consider|regard|find|hold|deem|judge)_(?:this|that|it|the|your) ~2 (?:diagnosis|DOC)? ~2 (?:confirmed|valid|ruled_out|supported|established|excluded)',
  '(?:consider|regard|find|hold|deem|judge)_(?:this|that|it|the|your) ~2 (?:diagnosis|DOC)? ~2 present !(?:episode|illness|state|stay|course|severity|degree|condition|picture|symptoms)',
  'DOC ~6 clinically_(?:supported|valid|confirmed|present|established)',
  '(?:add|provide|supply|give|state|furnish|document|offer|list|share|submit) ~6 (?:findings?|documentation|details?|evidence|indicators?|basis|data|criteria|information|reasons?|support) ~4 (?:support|supports|supporting|back|backs|backing|confirm|confirms|underpin\\w*|bear_out|uphold|upholds|substantiate\\w*) ~6 (?:it|this|DOC|diagnosis)',
  '(?:basis|grounds|reasons?|findings?|criteria|evidence) ~3 (?:which|that)? ~2 (?:you)? ~2 confirm\\w* ~3 (?:it|this|that|DOC|diagnosis)',
  '(?:review|revisit|reconsider|reassess|re-examine)_(?:the|this|your) ~2 diagnosis ~3 (?:against|in_the_light|in_light|in_view)',
  '(?:clinical_)?(?:support|supporting_(?:documentation|indicators?|evidence|criteria)|rationale|basis|criteria|justification)_(?:for|of|behind|supporting|that_supports?|to_support) ~4 (?:DOC|(?:this|your|the)_diagnosis|QUOTED)',
)

const CONFLICT =
  /\bconflict\w*|\bdiscrepan\w*|\bcontradict\w*|\binconsisten\w*|\bdiffer(?:s|ing|ent)?\b[^.?]{0,40}\b(?:note|document|statement|diagnos|provider|consult|term)|\b(?:both|two) (?:\w+ )?(?:notes?|statements?|diagnoses|terms|providers?)\b|\b(?:while|whereas|but|however)\b[^.?]{0,60}\b(?:documents?|documented|states?|notes?|lists?|writes?|records?|describes?|reads?|reports?)\b|\bconcur\b|\bwhich (?:of the (?!following)|statement|documented|diagnosis (?:is|was|best) (?:correct|accurate))/i
/** Words that tell of a conflict by themselves, however few statements are quoted. */
const SAID_TO_DIFFER =
  /\bconflict|\bdiscrepan|\bconcur\b|\bcontradict|\binconsisten|\b(?:notes?|statements?|documentation|records?|providers?|accounts?|entries|reports?|services?|teams?|consultants?|attendings?|physicians?|surgeons?|doctors|\w+ologists?|\w+ology)\b[^.?]{0,60}\b(?:differ|disagree|vary|do not (?:match|agree)|don't (?:match|agree)|name different|give different|use different)|\bsome (?:notes|records|entries|providers)\b[^.?]{0,40}\b(?:some|others?)\b|(?<!\b(?:he|she|patient|they|wife|husband|mother|father|son|daughter) )\b(?:writes|states|documents|notes|says|records)\b[^.?]{3,80},? (?:the|while|whereas|and|but|dr\.?)\b[^.?]{0,40}\b(?:\w+ (?:from|due)|writes|states|documents|notes|says|records)\b|":? ?[^"]{2,80}"[.,;] \w+: "/i
/** Two of anything in the record, one note and another, or people who differ: told without a word of conflict. */
const TWO_SIDES =
  /\b(?:two|2|both|three|differing|differing|several|competing|opposing|divergent|more than one)\s+(?:\w+ ){0,2}(?:descriptions?|readings?|entries|statements?|terms|accounts|diagnoses|degrees|sides|ways|opinions|versions|impressions|assessments|interpretations|labels|names|grades|stages|wordings|sources)\b[^.?]{0,60}\b(?:record\w*|charts?|charted|notes?|documented|documentation|quoted|given|found|used|stay|admission|below)\b|\b(?:records?|charts?|notes?|documentation|stay)\b[^.?]{0,60}\b(?:two|2|both|differing|several|competing|more than one)\s+(?:\w+ ){0,2}(?:descriptions?|readings?|entries|statements?|terms|accounts|diagnoses|degrees|sides|ways|opinions|versions|impressions|assessments|interpretations|labels|names|grades|stages|wordings|sources)\b|\bdescribed in (?:two|different) ways\b|\b(?:describ|nam|call|grad|stag|record|list|label|term|read|document|classif|cod|interpret)(?:e|es|ed|s|ing|ies|y)?\b[^.?]{0,50}\b(?:(?<!no )differently|different|variously|inconsistently)\b|\b(?:differs?|diverges?|var(?:y|ies) (?:between|among|across|from))\b|\b(?:and|services|providers|notes|teams|attendings|physicians|consultants)\b[^.?,]{0,40} disagree\b|\bone (?:note|record|entry|provider|service|report|author|team)\b[^.?]{0,80}\b(?:another|the other|the next|a second|others?)\b|\b(?:documents?|writes?|lists?|names?|diagnos\w+)\b[^.?]{3,80}[;,][^.?;]{0,50}\b(?:does|do|did) not\b|\bas (?:the )?attending\b[^.?]{0,80}\bwhich (?:applies|one|of|diagnosis|term|entry|reflects)/i
const POA =
  /\bpresent (?:on|at|upon)\b[^.?]{0,20}\b(?:admission|admit|arrival|inpatient)|\bpoa\b|\b(?:present|existed?|there)\b[^.?]{0,30}\b(?:at|prior to|before|when)\b[^.?]{0,40}\b(?:admission|admitted|admit|order)\b|\bdevelop\w*\b[^.?]{0,20}\b(?:after|before|during)\b[^.?]{0,20}\badmi/i
const CAUSE =
  /\b(?:relationship|link|connection|association|correlation|causal\w*) (?:\w+ )?(?:between|of|to|with|among)\b|\b(?:cause[ds]?|caused by|due to|related to|secondary to|attribut(?:ed|able) to|result(?:ed|s|ing)? (?:of|from)|consequence of|complication of|associated with|because of|linked to|responsible for|contribut\w+ to|led to|connected (?:to|with)|manifestation of|precipitated by|induced by|from the)\b/i
const BETWEEN =
  /\b(?:relationship|causal link|causal relationship)\b[^.?]{0,40}\bbetween\b|\b(?:is|was|are|were) the [^.?]{3,60}\b(?:the result of|caused by)\b/i
/** "Was it an adverse effect of the glipizide?" asks for a link, whatever the lexicon knows of its two ends. */
const ASKS_LINK =
  /\b(?:is|was|are|were|can|could|do|did)\b[^.?]{2,90}\b(?:(?:due|related|secondary|attributable|attributed|linked) to|caused by|because of|precipitated by|induced by|(?:a |an |the )?(?:complication|consequence|result|manifestation|sequela|adverse effect|side effect) of|associated with|the cause of)\b[^.?]{2,120}\?/i
const PROCEDURE =
  /\b(?:debridement|excisional|procedure|operation|surgical (?:approach|technique)|approach|deepest (?:layer|level)|depth of (?:the )?(?:tissue|debridement)|lysis of adhesions|devices?|stents?|implants?|graft|biopsy|drain\w*|catheter|intubation|repair|resection|anastomosis|technique)\b/i
const ASPECT =
  /\b(?:type|acuity|stage|severity|specificity|degree|laterality|side|site|further specif\w+|more specific\w*|organism|etiology|aetiology|cause|class|grade|depth|location|clarif(?:y|ication of) the (?:documented )?)\b/i

/** "The cause, if it can be established", "the circumstance of the doses, if it can be determined" ask for that; the diagnosis stands. */
const ASPECT_IF_KNOWN =
  /\b(?:a?etiology|causes?|organism|pathogen|source|types?|origin|stage|severity|acuity|class)\b,? if (?:it|one|this|that|they)\b[^.?\uE01E\uE01F]{0,40}|, if (?:it|this|that|they|one|these) (?:can|could|may) be (?:established|determined|known|told|stated|specified|clarified|given)\b/g

/** "Resolved or still being treated", "active or by history": where the illness stands, not whether it was one. */
const WHERE_IT_STANDS =
  /\b(?:resolv(?:ed|ing)|active|ongoing|current|still (?:being )?(?:treated|managed|monitored|present|active|there|under treatment)|being treated|under treatment|improving|in remission|(?:a |by )?history|historical|past|chronic|stable|worsening)\b[^.?]{0,40}\b(?:or|versus|vs)\b[^.?]{0,40}\b(?:resolv(?:ed|ing)|active|ongoing|current|still (?:being )?(?:treated|managed|monitored|present|active|there|under treatment)|being treated|under treatment|improving|in remission|(?:a |by )?history|historical|past|chronic|stable|worsening)\b/i
const JUDGED =
  /\b(?:confirm\w*|valid\w*|rul(?:e|ed|ing)[- ]?out|exclud\w*|support\w*|refut\w*|substantiat\w*|accurate|correct|never|criteria|not present|clinically|justif\w*)\b/i

/** "Confirmed (rationale: ___)" beside "ruled out" asks whether the named diagnosis stands. */
const BARE_VERDICT = /^\W*(?:clinically )?(?:confirmed|valid|validated|supported)\b/i

function asksWhereItStands({ text }: Passage): boolean {
  return WHERE_IT_STANDS.test(text) && !JUDGED.test(text)
}

/** Returns whether the draft asks if a documented diagnosis stands, in any kind of query. */
export function asksValidity(question: Passage, options: readonly OptionReading[]): boolean {
  if (POA.test(question.text) || asksWhereItStands(question)) return false
  const named = question.subjects.some(({ standing }) => standing === 'documented') || question.quotes.length > 0
  if (named && isFound(question.mask.replace(ASPECT_IF_KNOWN, ' '), VALIDATION)) return true
  const confirmed = options.some(
    ({ role, confirms, passage }) =>
      role === 'diagnosis' &&
      confirms &&
      (passage.subjects.some(({ standing }) => standing === 'documented') ||
        (named && BARE_VERDICT.test(passage.text))),
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
  const names = [...subjects, ...options.flatMap(({ passage }) => passage.subjects)].filter(
    ({ standing }) => standing !== 'undocumented',
  )
  if (SAID_TO_DIFFER.test(text) && PROCEDURE.test(text) && names.length === 0) return 'procedure'
  if (SAID_TO_DIFFER.test(text) || TWO_SIDES.test(text) || (CONFLICT.test(text) && providerStatements >= 2))
    return 'conflict'
  if (BETWEEN.test(text) && !/\bdifference between\b/i.test(text)) return 'cause-effect'
  const yesNo = options.some(({ role }) => role === 'yes') && options.some(({ role }) => role === 'no')
  if (yesNo && ASKS_LINK.test(text) && subjects.some(({ standing }) => standing !== 'undocumented'))
    return 'cause-effect'
  const named = subjects.filter(({ assertion }) => assertion !== 'negated')
  const distinct = new Set(named.map(({ conceptId, words }) => conceptId ?? words.toLowerCase()))
  if (CAUSE.test(text) && distinct.size >= 2) return 'cause-effect'
  if (PROCEDURE.test(text) && distinct.size === 0) return 'procedure'
  if (named.some(({ standing }) => standing !== 'undocumented') && ASPECT.test(text)) return 'specificity'
  return 'new-diagnosis'
}
