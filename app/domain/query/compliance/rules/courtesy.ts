import { isIn } from '../language/needs.ts'

/*
 * Sentences that only make it easy to answer: a greeting, thanks for the time, an invitation to decline or to differ, what the sender has or has not
 * done, to whom the question may go instead. They weigh nothing, whatever their words are elsewhere.
 */
const WELCOME =
  /\b(?:(?:perfectly|quite|entirely|equally|just as|also|all|completely|wholly|every bit as|of course) )?(?:good|fine|all right|alright|welcome|in order|acceptable|valid|useful|helpful|enough|sufficient|ok|okay|complete|plenty|free) (?:(?:a )?(?:reply|answer|response)|too|as well|here|with (?:me|us)|to (?:say|leave|skip|decline|disagree|differ|leave it|answer|write|choose|use|ignore))\b|\b(?:is|are|would be|will be) (?:(?:perfectly|quite|entirely|equally|just as|also|all|completely|wholly|of course) ){0,2}(?:good|fine|all right|alright|welcome|in order|acceptable|a (?:good|fine|complete|full|valid|perfectly good|useful) (?:reply|answer|response)|an? (?:reply|answer|response))(?: too| as well| here)?\W*$/
const DECLINING =
  /\b(?:may|can|could|might) (?:(?:of course|simply|just|well|also|equally|gladly|quite) )?(?:stand|stay|remain|be left)(?: (?:open|blank|unchanged|as (?:it is|they are|written|is|it stands|documented)))?\W*$|\bleave (?:it|this|that|them|the (?:wording|term|question|line|answer)) (?:\w+ )?(?:as|open|blank|unchanged|undecided|unanswered|to you)\b|\bif you (?:see|read|judge|regard) it (?:differently|otherwise|another way)\b|\b(?:prefer|rather|choose|wish|like) (?:not to|to leave|that it (?:stay|stand)|to say nothing)\b|\b(?:a different|another|any other) (?:opinion|view|reading|answer|wording)\b|\byour own (?:reading|view|judge?ment|words|terms|opinion|reasoning|conclusion)s?\b|\b(?:none|any) of (?:these|them|the (?:choices|answers|options)) (?:is|are|may|need|fits?|applies|apply|will)\b|\b(?:no|without any) (?:particular |special |one )?(?:answer|wording|figure|reply|choice|term) (?:is|are) (?:expected|implied|asked|wanted|preferred|meant|assumed|needed)\b|\b(?:need not|no need to|do(?:es)? not have to|don't have to) (?:answer|reply|search|look|add|write|decide|choose|agree)\b|\bplease (?:disregard|ignore)\b/
const OF_SENDER =
  /^\W*(?:(?:dear|hello|hi|good (?:morning|afternoon|evening|day))\b|(?:many |with )?(?:thanks|thank you|kind regards|best wishes|regards)\b|i (?:have (?:only |just )?(?:listed|kept|put|copied|shown|quoted|set out|gathered|attached|summari[sz]ed|left|no view|not (?:found|seen))|know (?:it|you|this|that)|hope (?:you|your|this finds|the)|realize|reali[sz]e|appreciate|am (?:happy|glad|sorry|aware)|may have (?:missed|overlooked)|am not (?:suggesting|asking|sure|certain|implying)|leave (?:it|this|that) (?:to|with|entirely))|we (?:have no view|would rather ask|leave (?:it|this)|do not (?:know|suggest|assume)|cannot (?:tell|interpret)|could not (?:tell|find))|if i (?:have )?(?:overlooked|missed|misread)|(?:we|i) (?:should|would|do|did|had)(?: not|n't)? (?:wish|want|like|mean|hope|care|hate)(?:d)? to (?:take (?:up )?(?:more|much|any|too)|take up|trouble|burden|weary|keep you|detain|hurry|tire|impose|intrude|try your patience)|at the risk of (?:wearying|tiring|boring|trying|repeating|troubling)|(?:pray )?forgive (?:us|me|a|the|this|my|our)|it (?:may|might|could) (?:well )?be (?:that|nothing)|there is no (?:hurry|rush|deadline|right|wrong|preferred|expected|need))\b/

/** What was laid before the provider, and what it spares him. */
const LAID_OUT =
  /\b(?:i|we)(?:'ve| have| had)? (?:only |just |simply )?(?:list|listed|put|bring|brought|copy|copied|quote|quoted|show|shown|set out|gather|gathered|attach|attached|summari[sz]e|summari[sz]ed|place|placed|find|found|looked) (?:[\w'\u2019]+ ){0,3}(?:it|them|this|these|those|every|all|both|the|today's|each|material|findings|values?|results?|readings?|baseline)\b|\bso (?:that )?you (?:can|could|may|might|need|do not|don't) (?:not |have to )?(?:\w+ )?(?:see|review|compare|look|check|judge|find|search|open|read)\b/

/** Who plans the care with the answer: what is done with it for the patient. */
const CARE_PLAN =
  /\b(?:who|which|that) (?:will |would |are to |is to |must |now |then |next ){0,3}(?:draw|draws|write|writes|make|makes|prepare|prepares|set|sets|carry|carries|work|works|plan|plans|see|sees) (?:\w+ ){0,4}(?:care|discharge|nursing|therapy|treatment|rehabilitation|rehab|follow-?up|support|feeding|home) (?:plan|plans|programme|schedule)\b|\b(?:helps?|useful|helpful|grateful|thankful|glad|obliged|needs?|needed|wants?) [^.;]{0,40}\b(?:care|discharge|nursing|therapy|treatment|rehabilitation|rehab|follow-?up|feeding) plan(?:s|ning)?\b/

const COURTESIES = [CARE_PLAN, LAID_OUT, WELCOME, DECLINING, OF_SENDER]

/** Returns whether a masked sentence only makes it easy to answer. */
export const isCourtesy = (sentence: string): boolean => COURTESIES.some((test) => isIn(sentence, test))
