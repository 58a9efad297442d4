import type { Mention } from './types.ts'

export type Assertion = 'asserted' | 'negated' | 'uncertain' | 'historical' | 'family'

/** How much text before and after a mention can change how it is meant, in characters. */
const BEFORE = 110
const AFTER = 60
/** A clause ends here; a comma does not end it, since "no fever, chills or cough" denies all three. */
const CLAUSE_END =
  /[.;:?!\n\r|\u2022](?!\d)|\s[-\u2013\u2014]\s|,\s(?:so|therefore|thus|hence|and so)\b|\b(?:but|however|although|though|except|yet|which|because|aside from|apart from|other than)\b/gi

const NEGATED_BEFORE =
  /(?:\b(?:no|nor|neither|without|w\/o|denie[sd]|denying|lacks?|lacking|negative for|neg for|absence of|absent|free of|free from|clear of|devoid of|ruled out|rules out|excluded|excludes|never had|no evidence of|no signs? of|not (?:have|has|had|felt to be|thought to be|consistent with|due to|in|show|demonstrate|a|an|any|true|meet)|does not|did not|is not|was not|not|rather than|instead of|resolved|unremarkable for|ruling out)\b|(?:^|\s)\(-\))[\s,]*(?:[\w'%/-]+[\s,/()]+){0,7}$/i
/** These look like denial and are none: "no change in sepsis", "not only", "no longer" tells of the past. */
const NO_DENIAL =
  /\b(?:not only|no longer|no (?:significant |acute |interval )?(?:change|improvement|response|resolution)|not (?:improv\w*|resolv\w*|respond\w*|yet|clear|specified|documented|stated|certain|sure|able|limited|ruled out|excluded)|no (?:further|additional) (?:specification|documentation|detail)|without (?:specif\w+|further|documentation|mention)|no (?:known )?allerg\w+|cannot (?:be )?(?:rule|exclude)\w*)\b/i
/** A husband or a carer has an illness of his own only where the words say so. */
const OF_COMPANION =
  /\b(?:wife|husband|spouse|partner|caregiver|carer|roommate|boyfriend|girlfriend|fianc[e\u00e9]{1,2}) (?:(?:who|is|and|also|the|a|caregiver|carer),? ){0,4}(?:has|had|with|was diagnosed with|is (?:ill|sick) with)(?: (?:advanced|early|severe|known|recent|chronic|active|her own|his own))* $/i
/** Who tells of the patient ("at usual mental state per daughter") is no relative who has the disease. */
const INFORMANT =
  /\b(?:per|according to|says|said|told by|reported by|told us by|from|by) (?:(?:the|his|her|their|patient['\u2019]?s) )?(?:mother|father|brother|sister|son|daughter|parents?|cousin|aunt|uncle|sibling|grand\w+)\b/gi
const FAMILY_BEFORE =
  /\b(?:family (?:history|hx|member\w*)(?: is)?(?: positive| significant)?(?: of| for)?|fh(?:x)?(?: of|:)?|fam hx|mother|father|brother|sister|sibling|aunt|uncle|grand(?:mother|father|parent)|maternal|paternal|parents?|son|daughter|cousin)\b(?!['\u2019]s (?:note|name|statement|report))[^.;]{0,60}$/i
const UNCERTAIN_BEFORE =
  /\b(?:possibl[ey]|probabl[ey]|likely|suspect(?:ed|s)?|suspicion (?:of|for)|suspicious for|concern(?:s|ed|ing)? (?:for|of|about)|rule[- ]?out|r\/o|questionable|query|presum(?:ed|ptive|ably)|may (?:have|be|represent|reflect)|might (?:have|be)|could (?:be|represent|reflect|have)|consistent with|compatible with|appears to (?:be|have)|evaluat(?:e|ed|ion) for|work(?:ed|ing)?[- ]?up for|differential(?: diagnos[ie]s)?(?: of| includes?)?|cannot (?:exclude|rule out)|indicative of|suggest(?:s|ive|ing)?(?: of)?|at risk (?:for|of)|impending|vs\.?|versus|\?)[\s,]*(?:[\w'%/-]+[\s,/()]+){0,5}$/i
const HISTORICAL_BEFORE =
  /\b(?:history of|hist of|hx of|h\/o|hx|history|past medical history(?: of| significant for)?|pmh(?:x)?(?: of)?|past|prior|previous(?:ly)?|status post|s\/p|remote|old|no longer|recovered from|in the past|resolved|former)[\s,:]*(?:[\w'%/-]+[\s,/()]+){0,5}$/i
/** Still a present disease although "history" stands before it. */
const PRESENT_HISTORY =
  /\b(?:presents? with|found to have|now (?:with|has)|admitted (?:with|for)|currently|today|here with|developed|active|known|acute on)\b[^.;]*$/i

const NEGATED_AFTER =
  /^[\s,)"'\u201d]*(?:(?:has been|have been|was|is|were|are|had been)\s+)?(?:(?:now|also|clinically|since)\s+)?(?:ruled out|r\/o'?d|excluded|not (?:present|seen|found|identified|suspected|supported|confirmed|felt|likely|evident|noted|appreciated|demonstrated|clinically)|absent|negative(?! in (?:leads? |the )?(?:inferior|lateral|anterior|II?I?\b|aV[FLR]|V\d))|unlikely|denied|none|not met|was negative|did not (?:occur|develop))\b/i
const UNCERTAIN_AFTER =
  /^[\s,)"'\u201d(-]*(?:(?:has been|have been|was|is|were|are|remains?|cannot be|could not be)\s+)?(?:(?:also|still|highly|clinically)\s+)?(?:suspected|possible|probable|likely|questionable|considered|presumed|presumptive|ruled out\?|excluded at|in the differential|to be ruled out|vs\.?\s|versus\s|cannot be (?:excluded|ruled out)|not (?:ruled out|excluded|certain)|\?)/i
const HISTORICAL_AFTER =
  /^[\s,)"'\u201d(-]*(?:(?:has|have|had|is|was|now)\s+)*(?:resolved|in (?:the )?(?:past|19\d\d|20[01]\d)|years? ago|\d+ (?:years?|months?) ago|by history|in remission)/i

/** The same words come again and again in one draft; the answer depends on the words beside a mention alone. */
const RECENT = new Map<string, Assertion>()
const MOST_RECENT = 4000

/** Returns how a text puts a concept: as present, absent, in doubt, past, or a relative's. A denial outweighs a doubt, a relative outweighs both. */
export function assertionOf(text: string, mention: Pick<Mention, 'start' | 'end'>): Assertion {
  const before = text.slice(Math.max(0, mention.start - BEFORE), mention.start)
  const after = text.slice(mention.end, mention.end + AFTER)
  const key = `${before}\u0000${after}`
  const kept = RECENT.get(key)
  if (kept !== undefined) return kept
  const assertion = read(clauseOf(before), after)
  if (RECENT.size >= MOST_RECENT) RECENT.clear()
  RECENT.set(key, assertion)
  return assertion
}

function read(before: string, after: string): Assertion {
  if (FAMILY_BEFORE.test(before.replace(INFORMANT, ' ')) || OF_COMPANION.test(before)) return 'family'
  if (isDenied(before)) return 'negated'
  const clause = after.split(/[.;\n\r|]/)[0] ?? ''
  if (NEGATED_AFTER.test(clause)) return 'negated'
  if (UNCERTAIN_AFTER.test(clause) || UNCERTAIN_BEFORE.test(before)) return 'uncertain'
  if (HISTORICAL_AFTER.test(clause)) return 'historical'
  return HISTORICAL_BEFORE.test(before) && !PRESENT_HISTORY.test(before) ? 'historical' : 'asserted'
}

function isDenied(before: string): boolean {
  const match = NEGATED_BEFORE.exec(before)
  if (!match || NO_DENIAL.test(before.slice(Math.max(0, match.index - 8)))) return false
  return (
    !/\b(?:and|with|has|had|shows?|showed|grew|grows|revealed|reveals|positive|reports?|reported|now|started|requiring|given|on|treated|due to|from|secondary to|remains?|elevated|new)\b/i.test(
      match[0].replace(/^\S+/, ''),
    ) ||
    /^\W*(?:no|denie[sd]|without|negative for)\b(?!.*\b(?:but|has|had|shows?|showed|grew|grows|revealed|reveals|positive|reports?|reported|now|started|requiring|given|remains?)\b)/i.test(
      match[0],
    )
  )
}

function clauseOf(before: string): string {
  let from = 0
  for (const match of before.matchAll(CLAUSE_END)) from = match.index + match[0].length
  return before.slice(from)
}
