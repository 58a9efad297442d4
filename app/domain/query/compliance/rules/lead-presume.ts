import { pattern } from '../language/pattern.ts'
import { isListOfDocumented } from '../reading/documented.ts'
import type { Passage } from '../reading/passage.ts'
import { sentenceAt } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { ASKED_AGAIN } from './asked-again.ts'
import { assertedLinksIn } from './asserted-link.ts'
import { isOfferedBothWays, isStated } from './evidence.ts'
import { favouredIn } from './favoured-side.ts'
import { impact as impactRule } from './impact.ts'
import { leadDirect } from './lead-direct.ts'
import { distinct, type Family, hitsOf } from './matching.ts'
import { PRESUPPOSED } from './presupposed.ts'
import { REASONED_FIT } from './reasoned-fit.ts'
import { remarksIn } from './remarks.ts'
import { REPROACH } from './reproach.ts'
import { RHETORIC, SIDES } from './rhetoric.ts'
import { howUsed } from './standing-claims.ts'

const ASKED =
  /^\W*(?:is|are|was|were|does|do|did|has|have|can|could|which|what|how)\b|\b(?:whether|what|which|if the|if this|if these|if any|how)\b|\uE01E\s*$/

const FIT: Family[] = [
  {
    test: pattern(
      `{fits} ~3 NEWDX`,
      `{picture} ~3 (?:{fits}|{be}) ~2 NEWDX`,
      `{meets} ~5 (?:criteria|definition|definitions|threshold|thresholds|requirements|parameters) ~3 NEWDX`,
      `NEWDX ~3 (?:criteria|definition|threshold)_(?:is|are|was|were|have_been|has_been|appear_to_be|being)? ~1 (?:met|satisfied|fulfilled|reached|present)`,
      `{meets} ~4 NEWDX ~1 (?:criteria|definition|threshold|parameters)`,
    ),
    unless: ASKED,
    notAfter: /\b(?:to|and|please|must|should|kindly)\W*$/,
    notWithin:
      /\b(?:and|please|to|then) (?:please )?(?:confirm|reflect|suggest|indicate|support|demonstrate|show|represent)\s/,
    why: 'This says that the picture fits a diagnosis nobody has documented: list the findings and ask what they represent.',
  },
  {
    test: pattern(
      `{meets} ~4 (?:criteria|criterion|definition|sirs|kdigo|aspen|glim|sepsis-?[23]|rifle|akin|sofa|qsofa|berlin|framingham|dsm)_(?:criteria|definition)?`,
      `criteria ~6 (?:all_|fully_|clearly_|also_)?(?:met|satisfied|fulfilled)`,
      `(?:hardly|scarcely|cannot|can't|could_not|couldn't|never) ~4 (?:anything|something|any|nothing)_(?:else|other_than|but)`,
      `(?:is|are|was|were)_only_(?:ever_)?(?:used|given|ordered|placed|started|indicated|needed)_(?:for|in|when|to_treat) ~6 (?:so|hence|therefore|thus|and)`,
      `only_one_(?:\\w+_)?(?:thing|answer|explanation|diagnosis|possibility|conclusion|name|word)`,
      `(?:can|could|must|would)_only_(?:mean|be|represent|indicate|point|signify) ~3`,
      `(?:sirs|kdigo|aspen|glim|sepsis-?[23]|rifle|akin|sofa|berlin|framingham|diagnostic|clinical|all|these|the|both|standard)_(?:\\w+_)?criteria_(?:for_\\w+_)?(?:are|is|were|was|have_been|has_been|appear|seem)_(?:\\w+_)?(?:met|satisfied|fulfilled|present|reached)`,
      `(?:picture|findings|indicators|presentation|labs|data|evidence|course|trend|values|results|response)_(?:are|is|was|were|all)? ~2 (?:diagnostic|conclusive|pathognomonic|unmistakable|unequivocal|textbook|compelling|overwhelming|convincing|undeniable|clear_cut|obvious|classic)`,
      `(?:points?|pointing)_(?:strongly|clearly|squarely|only|directly|all|overwhelmingly|to|in) ~2 (?:one|a_single|only|this|that)_(?:\\w+_)?(?:diagnosis|answer|direction|conclusion|explanation|thing)`,
      `no_(?:other|alternative|different|competing)_(?:\\w+_)?(?:diagnosis|explanation|cause|condition|interpretation)_(?:explains?|fits?|accounts?|is_possible|is_plausible|remains|can|could|would|makes_sense)`,
      `(?:little|no|not_much|hardly_any)_(?:room|space|scope)_for ~2 (?:doubt|interpretation|question|debate|argument)`,
      `(?:any|every|no)_(?:reasonable|competent|prudent|careful|sensible|experienced|good)_\\w+_(?:would|could|should|can)`,
      `(?:prove|proves|proved|speak|speaks|make|makes)_(?:the_(?:point|case)|for_(?:itself|themselves)|it_(?:clear|plain|obvious))`,
      `(?:only|single|sole|one|best|obvious|inescapable|natural|logical)_(?:\\w+_)?(?:reasonable|possible|plausible|logical|likely|sensible|clinical|credible|fitting)?_?(?:explanation|conclusion|answer|diagnosis|interpretation)`,
    ),
    unless:
      /\b(?:whether|only (?:\w+ )?diagnosis (?:at (?:discharge|admission)|(?:on|in) (?:the|your|his|her) (?:list|chart|note|summary|record|discharge|assessment)|listed|documented|recorded|written|charted|so far)|more than one|what (?:is|was|would|diagnosis)|which|most likely explanation|in your|your (?:best|clinical)|one diagnosis or|if (?:the|these|any))\b|\uE003/,
    why: "Whether criteria are met or a picture fits is the provider's conclusion: list the findings without the verdict.",
  },
]

/** "Do you concur" is allowed towards the attending about a report or a colleague's documented diagnosis, so this family can be left out. */
const AGREEMENT: Family = {
  test: pattern(
    `(?:do|would|will|can|could|should|did|must)_(?:you|we_all|the_provider)_(?:not_)?(?:agree|concur|accept|acknowledge|admit|concede)_(?:that|this|it|these|the_patient|he|she|there) ~6`,
    `(?:do|would|will|can|could|did)_(?:you|the_provider)_(?:not_)?(?:agree|concur|accept)_(?:with)? ~6 NEWDX`,
    `(?:i|we)_(?:trust|assume|presume|expect|hope|believe|think|feel|know|suspect|are_sure|am_sure|are_confident|am_confident|suppose|conclude|concluded|determined|understand|gather)_(?:that_)?(?:you_(?:will_|would_|also_|must_)?(?:agree|concur|see|accept)|this|the_patient|it|these|he|she|ANYDX)`,
    `(?:in_our|in_my|cdi|coding|the_coder'?s?|our|reviewer|my|the_reviewer'?s?)_(?:\\w+_)?(?:opinion|view|impression|assessment|judgment|judgement|belief|review|team|department|team's|interpretation|conclusion|analysis|take|reading)_(?:is_that|is|of|that|suggests|concludes|concluded|indicates|believes|feels|considers|this|the|shows|finds|found|supports|determined|thinks|reveals|has|,) ~6 (?:ANYDX|criteria|diagnosis|clear|met|supported)`,
    `(?:as_you_(?:know|are_aware|can_see|will_see|will_agree|recall|would_agree|may_agree|surely_know|well_know)(?!\\W+(?:them|it|him|her|best|the|from|now)\\b)|as_we_(?:all_)?(?:know|both_know|agreed|discussed)|you_(?:will|would|must|surely|no_doubt|may|might|probably|likely)_(?:surely_|no_doubt_|certainly_|probably_|likely_)?(?:agree|concur|see_that|know|recogni[sz]e|appreciate_that|admit|accept)(?!\\W+(?:where|who|whom|whose|when|whether|if|which_(?:team|note|nurse|service|form|page|tab|day|chart|record|unit|of)|what_happened|of|about|him|her|them|more|better|best|as_well|the_(?:answer|family|date|details?|reason)|(?:the|both|all|these)_(?:\\w+_){0,4}(?:quoted|listed|below|attached|copied|shown|dated))\\b))`,
    `(?:agree|concur)_(?:that|with)_(?:this|us|me|our|the_cdi|cdi|the_coding|the_above|the_following|my|these) ~6`,
  ),
  unless:
    /\b(?:(?:i|we) (?:hope|trust) (?:that )?(?:it|this|that) (?:(?:is|was|will|does|may|can|would|has)(?: not|n't)? ){1,2}(?:be |been |come |reach |find |cause )?(?:too (?:much|soon|late|bold|great|long)|(?:any |no |much )?(?:trouble|bother|hurry)|asking|an? (?:imposition|intrusion|burden|nuisance|inconvenience)|possible|convenient|in order|you (?:well|at))|(?:i|we) (?:know|understand|see|gather|feel|hope|realize|realise|appreciate) (?:that )?(?:it|this|these|that|he|she)(?:'s|'re| is| are| was| isn't|'s not|'s been| is not| has been| may be| might be| can be| comes?| finds?) (?:[\w-]+ ){0,3}(?:busy|late|long|lot|short notice|inconvenient|holiday|weekend|inbox|you well|your time|hard to recall|tedious|small|minor|picky|fussy|silly|nuisance|annoying|dull|boring|repetitive|again|details?|extra|work|paperwork|trivial|basic|odd|awkward|early|friday|monday|night|shift|days? off|vacation|clinic|rounds|ago|another|one more|second|third|hairs|bother\w*|hassle|trouble|burden\w*|interruption|message|question|covering|usual|while|your (?:patient|first|last|day)|off service))|\b(?:do you agree or disagree|agree,? (?:or )?disagree)\b|\b(?:pathologist|radiologist|pathology|radiology|report|interpretation|consultant's|finding)\b[^\uE000\uE001]*$/,
  why: "This asks for agreement with the author: give the findings and ask for the provider's own judgement.",
}

const PRESSURE: Family[] = [
  {
    test: pattern(
      `^ (?:so|and|but|then|well)? {negquestion} !(?:hesitate|worry|bother|rush|hurry|feel|seem|see|seen|find|found|need|want|have|had|let|mind|trouble) (?:i|you|we|it|this|that|these|those|he|she|they|there|the|a|an|any|his|her|your|our|their|most|such|all|one|everyone|everything|anyone|anybody|someone|patients?|people|even|both|two|three|four|\\d+|ANYDX|QUOTED|\\w+_(?:\\w+_){0,3}(?:means?|makes?|be|points?|counts?|suggests?|equals?|qualify|qualifies|meets?|spells?|warrants?|calls?|says?|tells?|indicates?|represents?|fits?|supports?)) ~8`,
      `(?:would|could|can|how_could|how_can|does|will)_(?:anyone|anybody|any_\\w+|who|one|a_reasonable_\\w+|someone) ~12 (?:not|without|miss|doubt|deny|overlook|fail_to|anything_but|anything_other) ~8 (?:NEWDX|see|call|think|say|name|conclude)`,
      `(?:would|could|should|do|did|can|will|might)_(?:you|we|one|the_provider)_not ~3 (?:call|say|agree|consider|describe|think|conclude|term|label|regard|accept|diagnose|document|see) ~4`,
      `(?:why|how_come|how_is_it_that) ~6 (?:not|no|never|{negquestion}|omitted|left_out|left_off|left_blank|dropped|skipped|missing|absent|without)`,
      `(?:any|what|a_good|good|no)_reasons?_(?:\\w+_){0,3}(?:not_to|against|for_not|why_not|you_did_not|you_didn't)`,
      `why_you_(?:disagree\\w*|chose|decided|did|do|would|feel|omit\\w*|prefer\\w*|left|have_not|haven't)`,
      `(?:is|are|was|were|would|could|should|does|do|did|has|have|can)_(?:this|it|that|these|they|you|the_patient|he|she|the_\\w+)_not (?:be|have|agree|represent|really|in_fact|actually|also|just|simply|consistent|a|an|the|clearly|meet|ANYDX|suggest|indicate|consider|think|qualify)`,
    ),
    unless:
      /\b(?:whether or not|or not|if not|(?:can|could) (?:this|it|that|you|they) not (?:be (?:determined|said|told|established|known|clarified|specified)|tell|say|determine))\b/,
    why: 'A negative question presses for a yes: ask it openly.',
  },
  {
    test: pattern(
      `(?:correct|right|true|agreed|yes|no|ok|okay|isn't_it|doesn't_it|don't_you_think|wouldn't_you_say|is_it_not|wouldn't_you_agree|would_you_not_agree|isn't_that_so|is_that_not_so|aren't_they|isn't_he|isn't_she|hasn't_he|hasn't_she|doesn't_he|doesn't_she|don't_you_agree|do_you_not_agree|does_it_not|hasn't_it|wasn't_it|didn't_it|didn't_he|didn't_she|weren't_they)(?=\\W{0,2}\\uE01E)`,
    ),
    unless:
      /^\W*(?:is|are|was|were|which|what|please) [^,]*\b(?:correct|right|true)|\b(?:is|are|was|be|which (?:one )?is|left or|and|or|on the|to the|from the|the|consider(?:s|ed)?|think|find|found|judge[ds]?|hold|deem|believe|seems?|feels?|to be) (?:correct|right|true)/,
    why: 'A tag at the end asks for agreement: end with the open question.',
  },
  AGREEMENT,
  { ...AGREEMENT, test: pattern(`surely_(?:you|this|the|it|these)`), ofCase: true },
  {
    test: pattern(
      `{sure} ~6 (?:NEWDX|has|have|is|are|was|were|represents?|indicates?|shows?|meets?|points?|suggests?|supports?|demonstrates?|consistent|qualifies|comes_from|came_from|stems_from|due_to|because_of|caused|moved_past|gone_past|went_past|beyond)`,
      `(?:is|are|was|were|seems|appears|be)_(?:clearly|obviously|evidently|undoubtedly|certainly|definitely|unquestionably|plainly|undeniably|classic|textbook) ~4`,
      `(?:clear|obvious|evident|undeniable|plain|apparent|beyond_doubt|indisputable|no_question|certain|well_established)_that ~6`,
      `(?:there_is|there's)_(?:no|little|hardly_any)_(?:doubt|question) ~6`,
    ),
    unless:
      /\b(?:not|un|whether|more|isn't|if|nor|be|been|document(?:ed)?|please|state|specify) (?:been |be )?(?:clearly|clear|obvious|evident|apparent|certain|definitely|plainly|strongly)\b|\b(?:document|state|specify|describe|clarify|indicate|define|record|write) (?:\w+ ){0,4}clearly\b|\b(?:unclear|not clear|clearly (?:document|state|specif|indicat|identif|defin|describ|record|reflect|show whether|note))|\bif (?:it is |this is )?clear\b|\bwhether\b|\b(?:grew|grows|showed|shows|found|finds|yielded|revealed|said|says|did|changed|added|helped|isolated) nothing,? but\b/,
    ofCase: true,
    why: 'Words of certainty state the answer: leave the verdict to the provider.',
  },
]

const ADJECTIVE =
  '(?:pathological|pathologic|acute|chronic|acute_on_chronic|septic|hypoxic|hypercapnic|ischemic|hemorrhagic|postoperative|iatrogenic|traumatic|nontraumatic|metabolic|toxic|severe|moderate|decompensated|systolic|diastolic|metastatic|malignant|infected|infectious|bacterial|aspiration|drug_induced|excisional|full_thickness|stage_\\w+|unstageable|diabetic|alcoholic|obstructive|embolic|surgical|due_to|secondary_to|caused_by|a_complication|related_to|attributable_to|a_result_of|because_of)'
const VERDICTS: Family[] = [
  {
    test: pattern(
      `(?:this|these|her|his) ~2 (?:is|are|was|were)_(?:therefore|thus|clearly|then|in_fact|most_likely|likely|probably|obviously|hence|surely|really|truly)? ${ADJECTIVE}`,
      `(?:so|therefore|thus|hence) ~4 (?:is|are|was|were|must_be|has|have) ~1 ${ADJECTIVE}`,
    ),
    unless: new RegExp(`${ASKED.source}|document|note|charted|states?|per |wr[io]t`),
    why: 'This gives the verdict on type, acuity or cause: list the findings and leave it to the provider.',
  },
]

/** A diagnosis that a cited provider's note of this stay names is quoted, not presumed, though the list of diagnoses may not hold it. */
function isWrittenByProvider(reading: Reading, conceptId: string): boolean {
  return isStated(
    conceptId,
    reading.usable.filter(({ speaker, passage }) => speaker === 'provider' && passage.quotes.length > 0),
  )
}

/** "Resolved by day 3" still asserts; a history, a prior or an old condition does not. */
function isPast({ text }: Passage, { assertion, start }: Subject): boolean {
  return (
    assertion === 'historical' &&
    /\b(?:history|hx|h\/o|prior|previous\w*|past|remote|old|former|s\/p|status post|known)\b/i.test(
      text.slice(Math.max(0, start - 60), start),
    )
  )
}

/** "CMI below stands for chronic mesenteric ischemia" only spells out an answer that is offered. */
function isGlossed({ options }: Reading, passage: Passage, { start, conceptId }: Subject): boolean {
  const sentence = sentenceAt(passage, start)
  return (
    options.some(({ passage: { subjects } }) => subjects.some((each) => each.conceptId === conceptId)) &&
    /\b(?:stands? for|(?:is|are) short for|abbreviates?|abbreviation (?:of|for))\b/i.test(
      passage.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400)),
    )
  )
}

const MOST_CLAIMS = 200

function claims(reading: Reading, passage: Passage): Hit[] {
  const direct = leadDirect.find(reading)
  const linked = reading.purpose === 'cause-effect'
  return passage.subjects
    .slice(0, MOST_CLAIMS)
    .filter(({ words }) => !direct.some(({ excerpt }) => excerpt.includes(words)))
    .filter(({ standing, assertion }) => standing !== 'documented' && assertion !== 'family')
    .filter(({ words }) => !isListOfDocumented(words, reading.documented))
    .filter((subject) => !isGlossed(reading, passage, subject))
    .flatMap((subject): Hit[] => {
      if (subject.conceptId === null && subject.standing === 'deeper') return []
      if (subject.conceptId !== null && isWrittenByProvider(reading, subject.conceptId)) return []
      const use = howUsed(passage, subject)
      if (use === 'asserted' && !isPast(passage, subject)) {
        const why = `The question states "${subject.words}" as fact though no provider has documented it: name the findings and ask what they represent.`
        return [{ where: passage.where, excerpt: subject.words, why }]
      }
      if (use !== 'asked-alone' || reading.yesNo || linked || subject.standing === 'deeper') return []
      if (isOfferedBothWays(reading, subject)) return []
      const why = `The question puts "${subject.words}" alone to the provider, a yes or no in disguise: ask what the findings represent, or list all reasonable options.`
      return [{ where: passage.where, excerpt: subject.words, why }]
    })
}

/** "Do you concur" with a report or a colleague's documented diagnosis, as a yes/no with all its answers, is a permitted question. */
function asksToConcur({ yesNo, question, usable }: Reading): boolean {
  const { subjects, text } = question
  const isReported =
    /\b(?:finding|report\w*|reading|read|reads|interpret\w*|impression|radiolog\w+|patholog\w+|\w+ologist)\b/i.test(
      text,
    ) && usable.some(({ speaker }) => speaker === 'report')
  return (
    yesNo &&
    /\b(?:concur|agree)\b/i.test(text) &&
    (isReported || subjects.some(({ standing, quoted }) => standing === 'documented' || quoted !== null))
  )
}

function find(reading: Reading): Hit[] {
  const pressure = asksToConcur(reading) ? PRESSURE.filter((family) => family !== AGREEMENT) : PRESSURE
  const sides = reading.purpose === 'conflict' ? [SIDES] : []
  const worded = [
    ...hitsOf(reading.title, [...FIT, REASONED_FIT, ...pressure, ...VERDICTS]),
    ...hitsOf(reading.question, [
      ...FIT,
      REASONED_FIT,
      ...pressure,
      ...VERDICTS,
      ...REPROACH,
      ...PRESUPPOSED,
      ...sides,
      ASKED_AGAIN,
    ]),
  ]
  const favoured = reading.purpose === 'conflict' ? favouredIn(reading.question) : []
  return distinct([
    ...worded,
    ...favoured,
    ...assertedLinksIn(reading),
    ...claims(reading, reading.question),
    ...remarksOf(reading),
  ])
}

/** What presses by its form, and a remark; one that another rule has a name for is told by that rule alone. */
function remarksOf(reading: Reading): Hit[] {
  const remarks = remarksIn(reading.question)
    .filter(({ impact }) => !impact)
    .map(({ where, excerpt, why }) => ({ where, excerpt, why }))
  const found = [...hitsOf(reading.question, RHETORIC), ...remarks]
  if (found.length === 0) return []
  const named = [...leadDirect.find(reading), ...impactRule.find(reading)].filter(({ where }) => where === 'question')
  return found.filter(({ excerpt }) => !named.some((hit) => isInOneSentence(reading, hit.excerpt, excerpt)))
}

function isInOneSentence({ question }: Reading, one: string, other: string): boolean {
  const sentenceOf = (words: string) => sentenceAt(question, Math.max(0, question.text.indexOf(words))).start
  return sentenceOf(one) === sentenceOf(other)
}

export const leadPresume: ContentRule = {
  kind: 'content',
  id: 'LEAD-PRESUME',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: "B22 definition of leading; B26d p.13: indicators free of the author's interpretation",
  says: 'A query states, presumes, compares and presses nothing: no diagnosis as fact, no criteria met, no request to agree or justify, no appeal to peers, policy or past wording.',
  find,
}
