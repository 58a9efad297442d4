/** What deciding, knowing, grading and telling are called: whatever of these cannot be done, the answer is that it cannot be determined. */
const TELLING =
  '(?:determin|sa[yi]|tell|told|stat|nam|judg|pin|answer|assess|specif|establish|clarif|decid|know|differentiat|distinguish|resolv|assign|grad|stag|class|characteri|attribut|conclu|ascertain|identif|settl|defin|discern|comment|offer|giv|provid|pick|cho(?:os|se)|select|commit|infer|deduc|work(?:ed)? (?:it )?out|separat|quantif|localiz|label|verif|evaluat|estimat|narrow|reconcil|reconstruct|sort|apportion|interpret|diagnos|categori|rank|refin|elaborat|weigh|confirm(?:ed)? or (?:exclud|rul|den)|exclud(?:ed)? or confirm|agree on|be (?:made|sure|certain|more specific))'
const HOW =
  '(?:(?:be|to|yet|further|now|clinically|currently|presently|reliably|fully|further|safely|reasonably|definitively|confidently|really|still|either|fairly|at (?:this|the|present)(?: time| moment| point| stage)?|for (?:me|now)) ){0,4}'
/** What is said of the thing denied ("cannot be attributed to gentamicin", "cannot be classed as sepsis") is an answer of its own. */
const CANNOT = new RegExp(
  `\\b(?:can ?not|can['\u2019]t|could(?: not|n['\u2019]t)|(?:not|un)[ -]?able|not (?:feasible|possible)|impossible|(?:not|no longer) in a position|hard|difficult) ${HOW}${TELLING}\\w*(?!\\w)(?! (?:as|to) \\w)`,
  'i',
)
/** "Not ascertainable", "ungradable". */
const NOT_ABLE =
  /\bnot (?:yet |currently |clinically |presently |further |reliably )*(?:\p{L}{3,}(?:able|ible))\b|\bun(?:determin|grad|classifi|ascertain|knowab|decid|assess|answer|resolv|specifi)\w*able\b/iu
/** Nothing but a word of doubt, with what it is said of. */
const OPEN =
  /^\W*(?:(?:it|this|that|i(?:'m| am)?|we|is|are|am|was|the|still|remains?|clinically|currently|presently|as yet|at present|question|diagnosis|answer|cause|type|stage|degree|severity|etiology|acuity|relationship|link|findings?|picture|data|too|left|matter) )*(?:undecided|unresolved|unsettled|open|pending|indeterminate|ambiguous|(?:too )?early|unable|unclear|defer(?:red)?|tbd|to be (?:determined|decided|clarified|established)|not (?:yet |at all |entirely |currently )*(?:certain|clear|decided|settled|resolved|apparent|evident|known|concluded))(?: (?:at|for|to|as|in|on|until|from|yet|now|so|and|pending|because|with)\b[^;]{0,80})?\W*$/i
/** Something more is needed or awaited. */
const AWAITS =
  /^\W*(?:\w+ ){0,3}(?:pending|awaiting|await|needs?|requires?|deferred?)\b[^;]{0,20}\b(?:data|information|results?|work-?up|tests?|testing|evaluation|studies|follow-?up|observation|time|course|input)\b|^\W*(?:(?:further|more|additional) )+(?:data|information|work-?up|evaluation|testing|results?|tests?|time)\b[^;]{0,40}\b(?:needed|required|necessary|pending|awaited)\b|^\W*(?:work-?up|evaluation|investigations?|testing|assessment) (?:is |are |still )*(?:in progress|incomplete|ongoing|pending|under way|underway|not complete\w*)\b/i
const TOO_LITTLE =
  /\b(?:insufficient|inadequate|limited|lacking|(?:too little|not enough|not sufficient|no sufficient)) (?:\w+ )?(?:data|information|evidence|documentation|detail|findings|to go on|basis|grounds)\b|\b(?:data|information|evidence|documentation|detail|findings|record|chart) (?:is |are |remains? )*(?:insufficient|inadequate|not (?:available|sufficient|enough)|too (?:limited|sparse|thin)|inconclusive|lacking)\b|\bnot (?:documented|described|recorded) (?:well|clearly|fully)? ?enough\b|\b(?:do|does|did) not (?:have|give|provide|offer) enough\b/i
const NO_VERDICT =
  /\b(?:no|without an?) (?!(?:added|additional|new|other|further|separate|extra|second|more) )(?:\w+ ){0,2}(?:opinion|conclusion|judge?ment|determination|decision|verdict|answer|statement|view|diagnosis|preference)(?: (?:on|about|either way|as to)\b[^;]{0,60}| (?:can|could|may) (?:\w+ )?be \w+[^;]{0,60}| (?:is )?possible[^;]{0,60}| (?:at (?:this|present)|now|yet)[^;]{0,60})?\W*$|\b(?:neither|none)(?: of (?:these|them|the two))? can(?:not)? be (?:determined|established|said|decided|told)\b|\bbeyond (?:my|our|the|what)\b/i
/** "No diagnosis" alone denies that there is one. */
const NO_DIAGNOSIS = /^\W*(?:no (?:\w+ ){0,2}(?:diagnosis|answer|statement)|no)\W*$/i

const WORDINGS =
  /\b(?:unable to|utd\b|too (?:early|soon) to (?:say|tell|know|determine|judge|call)|not (?:yet |currently |clinically |presently )*determinable|^\W*(?:\w+ ){0,2}not (?:yet |currently )?established(?: yet| at present| so far)?\W*$|(?:source|cause|etiology|aetiology|origin|organism|site) (?:is |was |could )?(?:not (?:be )?(?:identified|found|established|determined|known)|undetermined|unidentified)|no further (?:clarification|specification|specificity)|(?:clarification|determination) (?:is )?not possible|(?:clinically )?un-?determin(?:ed|able)|(?:can ?not|can't|could not|couldn't)(?: be| further| clinically| currently| yet| reliably| fully| at this time)* (?:determin\w*|say|said|tell|told|stated?|named?|judged?|pinned|answer\w*|assess\w*|specif\w*|establish\w*|clarif\w*|judg\w*|decid\w*|know\w*|differentiat\w*|distinguish\w*)|not (?:able|possible) to (?:be )?(?:\w+ ){0,2}(?:determin\w*|say|tell|specify|establish|assess|clarify|decide)|not (?:clinically )?(?:determin(?:ed|able)|known)|indeterminate|undeterminable|impossible to (?:determine|say|tell|know)|unknown|uncertain|unclear|unsure|not sure|do(?:es)? not know|don't know|insufficient (?:clinical )?(?:information|data|evidence) to|(?:clinically )?undefined|inconclusive|not (?:yet |currently )?(?:clear|certain|decided) (?:at present|yet|now|at this time)|not yet (?:known|clear|determined|certain|decided)|no way (?:to|of) (?:know|tell|determin)\w*|not enough (?:information|data)|remains undetermined|equivocal|(?:no|not any) determination (?:can|could|is)|indeterminable|(?:can ?not|can't|could not|unable to|not able to) (?:commit|make (?:that|the|this|a) (?:call|determination)|reach a)|impossible to (?:judge|decide|establish|assess)|beyond what can be (?:determined|known|said)|(?:does|do|will) not (?:let|allow|permit) (?:me|us|one|a|any))\b/i

const NAMES =
  /\b(?:cryptogenic|idiopathic|of undetermined significance)\b|\b(?:fever|pyrexia|neoplasm|malignancy|primary) of (?:unknown|undetermined|uncertain|unclear)|unknown primary|uncertain behavio/i

/** Returns where an answer begins to say that the matter cannot be determined, or -1 where it does not say so. */
export function undeterminedAt(text: string): number {
  if (NAMES.test(text)) return -1
  const [first = -1] = [WORDINGS, CANNOT, NOT_ABLE, OPEN, AWAITS, TOO_LITTLE]
    .map((each) => text.search(each))
    .concat(NO_DIAGNOSIS.test(text) ? -1 : text.search(NO_VERDICT))
    .filter((at) => at >= 0)
    .sort((one, other) => one - other)
  return first
}
