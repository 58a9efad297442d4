import { pattern } from '../language/pattern.ts'
import { unmasked } from '../reading/passage.ts'
import type { ContentRule } from '../rule.ts'
import { type Family, hitsOf } from './matching.ts'

/** Whoever is not accountable for the diagnosis. A resident, a covering provider and an advanced practitioner may be, by policy. */
const OTHERS =
  '(?:(?:(?:the|your|a|an|any|our|their|his|her|one_of_(?:the|your|our))_)?(?:(?:charge|floor|bedside|office|clinic|practice|unit|ward|duty|staff|registered|triage|medical|personal|administrative|front|shift|case|cdi|hospital|health)_){0,2}(?:nurses?|rn|lpn|cna|aides?|clerks?|secretar(?:y|ies)|assistants?|scribes?|coders?|coordinators?|receptionists?|desk|staff|students?|spouse|wife|husband|cdi|cdis|specialists?|teammates?)|(?:somebody|someone|anybody|anyone)_(?:else|from|in|on|at))'
const GIVES =
  '(?:answer|tick|check|mark|select|choose|pick|respond|reply|sign|cosign|initial|complete|fill|click|submit|acknowledge|confirm|authenticate|close|enter)'
const FOR_YOU =
  "(?:for_you|for_(?:him|her|them)|for_(?:the_)?(?:dr|doctor|attending|provider|physician|surgeon)|on_(?:your|his|her|their|the_(?:\\w+_)?(?:doctor|provider|physician|attending|surgeon)(?:'s)?)_behalf|on_behalf_of|in_(?:your|his|her|their|the_(?:\\w+_)?(?:doctor|provider|physician|attending|surgeon)(?:'s)?)_(?:name|place|stead|absence)|(?:under|with|using|from|through)_(?:your|his|her|dr_\\w+|the_(?:\\w+_)?(?:doctor|provider|physician|attending|surgeon)(?:'s)?)_(?:\\w+_)?(?:name|login|log-in|sign-in|account|password|credentials|badge|pin|signature|stamp))"
const THE_QUESTION =
  '(?:the_(?:answer|query|question|box|response|choice|option|form)|this_(?:query|question|form|one)?|it|an_(?:answer|option)|a_(?:box|response|choice)|one_of_(?:the|these)_(?:answers|options|boxes))'
const MAY =
  '(?:may|can|could|might|will|would|shall|is_(?:free|welcome|allowed|able|authorized|authorised)_to|are_(?:free|welcome|allowed|able|authorized|authorised)_to)'

const PROXY: Family = {
  test: pattern(
    `${OTHERS} ~4 ${MAY} !(?:not|never) ~3 ${GIVES} ~1 ${THE_QUESTION}`,
    `${OTHERS} ~4 ${MAY} !(?:not|never) ~3 ${GIVES} ~8 ${FOR_YOU}`,
    `(?:have|let|ask|get|tell|allow|permit|instruct|delegate) ~1 ${OTHERS} ~2 (?:to_)?${GIVES} ~1 ${THE_QUESTION}`,
    `(?:have|let|ask|get|tell|allow|permit|instruct) ~1 ${OTHERS} ~2 (?:to_)?${GIVES} ~8 ${FOR_YOU}`,
    `(?:i|we|cdi|coding|the_coder|our_(?:office|team|department|desk)) ~1 (?:will|can|could|shall|would|may|'ll|am_happy_to|are_happy_to) !(?:not|never) ~2 (?:answer|tick|check|mark|select|sign|choose|pick|click|complete|enter|submit|file) ~4 ${FOR_YOU}`,
    `(?:(?:give|send|lend|share|leave|tell)_(?:me|us)|use)_(?:your_)(?:\\w+_)?(?:login|log-in|password|credentials|badge|pin|sign-in) ~6 ${GIVES}`,
  ),
  unless:
    /\b(?:no (?:\w+ ){0,2}(?:nurse|coder|scribe|clerk|secretary|assistant)|neither|may not|cannot|can't|must not|not permitted|not allowed|nobody else|no one else|only (?:you|the|a|an) |verbal(?:ly)?|read[- ]?back)\b/,
  evenDenied: true,
  why: 'Only the provider who is accountable for the diagnosis answers, in a sign-in of their own: redirect the query to a colleague who treats the patient instead.',
}

/** "The charge nurse may tick the answer": a proxy is asked, which no wording of the clinical question makes good. */
export const who: ContentRule = {
  kind: 'content',
  id: 'P-WHO',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'OG definition of provider; B22',
  says: 'Trained, authorised roles ask; only a provider accountable for the diagnosis answers.',
  enforcedBy: "Roles at the door; the answer is signed in the provider's own sign-in.",
  find: (reading) => hitsOf(unmasked(reading.question), [PROXY]),
}
