import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { tellsOfKind } from './general-kinds.ts'

/*
 * What is true of many and told of nobody: how a drug works, what a value means, how a disease usually shows itself. A patient's finding is a
 * fragment, stands in the past, or names the patient; a general statement stands in the present tense with a subject of its own kind.
 */

/** Words that tie a sentence to this patient. */
const OF_PATIENT =
  /\b(?:he|she|his|her|hers|him|pt|patient|patient's|patients (?:mother|father|wife|husband|son|daughter)|mom|wife|husband|daughter|son|family|caregiver|this|today|yesterday|tonight|now|since|currently|reports?|states?|stated|told|says|denies|admission|arrival|exam|was|were|had|did|been|\d{1,2}\/\d{1,2}|\d{4}-\d{2}-\d{2})\b|\bat home\b|\bper (?:dr|the|nurs|wife|family|patient|ems)/i
/** Something was done or came about. */
const DONE =
  /\b(?:started|given|held|ordered|received|noted|found|seen|drawn|stopped|placed|increased|decreased|treated (?:with|for)|changed|switched|added|missed a)\b/i

const OFTEN =
  '(?:commonly|typically|usually|often|generally|frequently|normally|classically|rarely|sometimes|mostly|chronically)'
const MANY =
  '(?:patients|individuals|adults|people|persons|those|women|men|children|infants|neonates|newborns|elderly|older adults|survivors|smokers|diabetics)'

/** Someone of a kind, or how often: nobody in particular. */
const OF_MANY = new RegExp(
  `\\b(?:${MANY} (?:with|who|on|of|taking|receiving|having|over|under|older|treated|undergoing|at)|in (?:(?:most|many|some|older|elderly|younger|pregnant|healthy|hospitalized|critically ill) )+${MANY}|(?:up to|about|roughly|approximately|nearly|more than|over)? ?\\d+ ?(?:%|percent) of (?:all |those |the )?(?:${MANY}|cases|those|treated)|(?:is|are) (?:more |less |most |very )?(?:common|frequent|rare|prevalent|expected|likely|prone|at (?:higher|greater|increased) risk)\\b (?:in|among|with|after|to|for|when)|are (?:prone|at (?:higher|greater|increased|particular) risk))\\b`,
  'i',
)

/** A limit that is the subject, and what passing it means. */
const LIMIT_MEANS =
  /\b(?:above|below|over|under|beyond|exceeding|less than|more than|greater than|lower than|higher than|at least|or more|or less|or higher|or greater|or lower|or above|or below|[<>\u2264\u2265]=? ?\d+)\b[^.;,]{0,60}?\b(?:is|are|signals?|indicates?|denotes?|means|defines?|suggests?|confirms?|warrants?|requires?|qualif(?:y|ies)|represents?|reflects?|constitutes?|establish(?:es)?|increases?|predicts?|excludes?|rules? out|counts? as|corresponds?|points? to|carr(?:y|ies)|places?|puts?|fulfil(?:l?s)?|meets?|marks?|raises?|calls? for|triggers?|makes?|equals?)\b(?! (?:now|also|again|noted|present|seen|\d))/i
const BY_THE_BOOK =
  /\b(?:KDIGO|AKIN|RIFLE|sepsis-[23]|Berlin|Duke|ASPEN|GLIM|DSM(?:-?5|-?IV)?|GOLD|Framingham|NHSN|Ranson|Tokyo|Light'?s)\b[^.;\d]{0,30}\d?[^.;]{0,16}\b(?:requires?|needs?|calls? for|demands?|defines?|asks? for|lists?)\b/i
const NORMAL_RANGE =
  /\b(?:normal|reference|therapeutic|target|usual) (?:range|interval|limits?|values?) (?:of|for) [^.;]{2,40}? (?:is|are)\b/i

/** What a cause does to its effect, in the present tense; the bare form behind a plural only, since "lower" and "increase" are words of findings too. */
const ACTS =
  '(?:lowers|raises|reduces|elevates|causes|induces|precipitates|predisposes|promotes|impairs|inhibits|suppresses|prolongs|triggers|provokes|leads to|results (?:from|in)|contributes to|arises from|stems from|tends to|mimics|masks|interferes with|depletes|damages|injures|protects|accelerates)'
const ACT =
  '(?:reduce|elevate|cause|induce|precipitate|predispose|promote|impair|inhibit|suppress|prolong|trigger|provoke|lead to|result (?:from|in)|contribute to|arise from|tend to|mimic|interfere with|deplete|damage|accelerate)'
const ACTS_HOW = new RegExp(
  `\\b(?:${OFTEN} (?:${ACTS}|${ACT}|(?:increases|decreases|worsens|requires|drops|falls|rises|occurs|develops|follows|precedes|accompanies))|(?:is|are) ${OFTEN} (?!at\\b|\\d)[a-z]+)\\b`,
  'i',
)
const MIGHT =
  /\b(?:can|may|might|could) (?:(?:also|often|falsely|rarely|sometimes|itself) )?(?:lower|raise|reduce|increase|decrease|elevate|cause|induce|precipitate|predispose|impair|inhibit|suppress|prolong|trigger|provoke|lead to|result in|contribute|mimic|mask|interfere|deplete|damage|worsen|occur|develop|follow|present as|produce)\b/i
const KNOWN_TO =
  /\b(?:is|are) (?:well )?(?:known|thought|believed|recogni[sz]ed) (?:to|for|as)\b|\b(?:is|are) (?:strongly |closely )?(?:associated|linked|correlated) with\b|\b(?:is|are) (?:contra)?indicated (?:in|for|when|if)\b|\b(?:is|are) (?:a |an |the )?(?:known |leading |common |major |independent )*(?:risk factors?|causes?|complications?|precipitants?|predictors?|markers?) (?:of|for)\b|\b(?:increases?|raises?|reduces?|lowers?) the (?:risk|likelihood|chance|odds|incidence) of\b|\bshould (?:receive|be (?:given|treated|considered|suspected|screened|started|monitored|avoided))\b|\brisk of [^.;,]{2,40} (?:rises|increases|falls|doubles|is (?:highest|greatest|higher|greater))\b/i

/** The subject and what it does. */
const KIND_ACTS = new RegExp(`^(.{3,90}?) (?:${ACTS}|(?<=[^s\\W]s )${ACT})\\b`, 'iu')
const KIND_OF_CAUSE =
  /\b(?:exposure|use|therapy|treatment|immobility|bed ?rest|obesity|age|aging|smoking|alcohol|tobacco|deficiency|overdose|withdrawal|infusion|surgery|anesthesia|dose|doses|toxicity|disease|failure|drugs?|medications?|agents?|levels?)$/i

/** A drug, a disease or a habit that acts; what a patient feels does so too, but to the patient alone. */
function isKindThatActs(text: string): boolean {
  const subject = KIND_ACTS.exec(text)?.[1]
  if (subject === undefined || /[.;:,\d]/.test(subject)) return false
  return (
    KIND_OF_CAUSE.test(subject) ||
    mentionsIn(subject).some(({ kind, end }) => kind !== 'symptom' && kind !== 'finding' && subject.length - end < 12)
  )
}

/** What a patient feels or shows does such things to the patient himself: "dyspnea increases with walking", "pain worsens at night". */
const SHOWN =
  /\b(?:with|on|at|after|upon|when|by|during|in the) (?:walking|activity|exertion|movement|moving|standing|sitting|lying|eating|meals|feeds?|feeding|night|rest|cough\w*|breath\w*|inspiration|palpation|swallow\w*|bending|stairs|ambulation|morning|evening|turning|weight|position\w*|light|noise)\b|\b(?:requires?|needs?) (?:\w+ ){0,4}(?:assist\w*|oxygen|walker|cane|lift|help|feeding|feeds|cueing|prompting|sitter|dressing|suction\w*|ventilat\w*|transfusion|dialysis|insulin|\d)/i
/** Disease or its degree, and what it is: "sepsis is life-threatening organ dysfunction caused by ...", "stage 3 injuries extend through ...". */
const DEFINES =
  /^.{1,50}? (?:is|are) (?:an? |the )?(?:life-threatening|clinical|acute|progressive|chronic|form|type|kind|syndrome|condition|disorder|disease|state|group|autoimmune|inflammatory|degree) [^.;]{0,80} (?:caused by|due to an?|in which|that (?:is|are|occurs?|affects?|results?)|characteri[sz]ed|marked by|of the) /i
const STEP_SHOWS =
  /^(?:stage|grade|class|type) \d[ab]? [\p{L} -]{1,50}? (?:extends?|involves?|requires?|means|results?|shows?|includes?|has|have|is|are) (?:through|from|an?|at|the|only|full|partial)\b/iu
const SHOWS_ITSELF =
  /^[\p{L}-]{1,30} (?:fluctuates|features|presents|manifests|develops) (?:over|with|as|in|when|after) [^.;]{0,60} (?:and (?:features?|shows?|includes?)|in (?:most|the elderly))\b/iu

/** Returns whether a text only tells the range of a value ("the normal range of sodium is 135 to 145"). */
export const tellsRange = (text: string): boolean => NORMAL_RANGE.test(text) && !OF_PATIENT.test(text)

/** "Two earlier term infants of 2,600 g": counted, and so somebody's own. */
const COUNTED =
  /\b(?:one|two|three|four|five|six|\d) (?:[a-z-]+ ){0,3}(?:infants?|newborns?|children|siblings?|sons|daughters|deliver(?:y|ies)|births)\b/i

/** Returns whether a text speaks of patients, drugs or values in general and of nobody in particular ("methotrexate commonly lowers white counts"). */
export function isGeneral(text: string): boolean {
  if (text.length > 600 || OF_PATIENT.test(text) || COUNTED.test(text)) return false
  if (
    OF_MANY.test(text) ||
    LIMIT_MEANS.test(text) ||
    BY_THE_BOOK.test(text) ||
    KNOWN_TO.test(text) ||
    DEFINES.test(text) ||
    STEP_SHOWS.test(text) ||
    SHOWS_ITSELF.test(text) ||
    tellsOfKind(text)
  )
    return true
  if (DONE.test(text) || SHOWN.test(text)) return false
  return ACTS_HOW.test(text) || MIGHT.test(text) || isKindThatActs(text)
}
