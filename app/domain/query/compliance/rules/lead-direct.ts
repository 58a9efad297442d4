import { onceFor } from '../language/once-for.ts'
import { pattern } from '../language/pattern.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { DIRECTIONS, LONE_EXAMPLE } from './directions.ts'
import { exampleHits } from './lone-example.ts'
import { distinct, type Family, hitsOf } from './matching.ts'
import { OPEN_OBJECT } from './open-object.ts'
import { VERDICT_WORD } from './verdict-words.ts'
import { wantedWords } from './wanted-words.ts'

const WAY_OUT = 'ask what the findings mean, and let the provider name it'
const CODE =
  '(?:[a-tv-z]\\d\\d(?:\\.[a-z0-9]{1,4})?|icd-10_code|99\\d{3}|[a-z]\\d{4}|level_(?:[1-5]|one|two|three|four|five|iv|v|iii|ii)|(?<!(?:first|last|initial|next|within|every|over|past|the|for)[^a-z0-9]{1,3})\\d+_(?:minutes|hours|min|hrs?)(?!_of_life)|(?:thirty|forty|sixty|ninety|one|two)_(?:\\w+_)?(?:minutes|hours?))'
const HARMLESS =
  '(?:expected|inherent|integral|unavoidable|incidental|not_(?:a|an)_(?:\\w+_)?complication|unrelated_to_(?:the_)?(?:surgery|procedure|operation)|routine|part_of_the_(?:procedure|operation|surgery)|necessary_part|not_clinically_significant|insignificant|not_related|inherent_to|anticipated|not_hospital_acquired|not_due_to|clinically_insignificant|no_complications?|part_of_the_(?:dissection|exposure|approach|closure|technique|adhesiolysis|lysis|repair|case|access|resection)|a_(?:known|normal|usual|natural)_(?:part|step|consequence|risk)|to_be_expected|bound_to_happen)'
/** "Add X, or indicate otherwise" leaves one answer and a refusal. */
const ALTERNATIVE =
  /\b(?:whether|or (?!(?:\w+ ){1,4}?(?:otherwise|why|disagree\w*|differently|objections?)\b)(?:ruled|rule|if|not|that|another|other|clarify|indicate|document|exclude|refute|un)|versus|vs|either)\b|\((?:[^(),]{1,80},){2}/

// What makes the object of the verb open although a diagnosis follows: "the condition treated with ... for".
const OPENED =
  /\b(?:significance|meaning|cause|causes|etiology|type|acuity|stage|relationship|link|whether|which|what|how|why|reason|indication|(?:state|extent|degree|pattern|phase|form|kind|origin|source|control|location|size|grade|class|timing|onset) of|associated|due to|condition (?:that|for|being|treated|which)|in relation|depth|time|duration|basis|rationale|status|findings?|context|side|site|course|response|treatment|management|judg\w+|opinion|answer|organism|complications? of|severity|any (?:other|associated|related))\b/

/** What others plan or will probably do is told, not asked. */
const OF_OTHERS =
  '\\b(?:likely|unlikely|(?:is|was|were)[^a-z0-9]{1,3}going|apt|tends|intends|intended|plans|planned|decides|decided|chose|elected|attempts|attempted|tried|refused|declined|returned|taken|surgery|operation|procedure|decision)[^a-z0-9]{1,3}'
/** "Your note", "the record", "the progress note": a thing, not a request. */
const NOUN =
  '\\b(?:the|your|this|his|her|their|each|progress|operative|op|clinic|consult|admission|nursing|discharge|procedure|nurse|wound|surgery|problem|medication|medical|chart|ed|icu)[^a-z0-9]{1,3}'

const OPEN_ASPECT = '(?:{aspect})'
/** "The diabetes pills": the diagnosis only tells which. */
const OF_THING =
  '!(?:pills?|drugs?|medications?|medicines?|meds|tablets?|inhalers?|drips?|regimens?|doses?|dressings?|shots?|injections?|patch|appointments?|visits?|clinic|class|diet|device|boot|prescriptions?)'

const DIRECT: Family[] = [
  {
    // "please document sepsis", "add the diagnosis of ..."
    test: pattern(
      `{please} ~4 {write-base} {det}? {det}? {det}? {det}? ANYDX !${OPEN_ASPECT}`,
      `(?:{please}|^|(?:can|could|would|will)_you_(?:please)?) ~1 specify {det}? {det}? {det}? NEWDX !${OPEN_ASPECT}`,
      `^ (?:and|then|also|so|simply|just|now|next)? {write-base} !of {det}? {det}? {det}? {det}? ANYDX !${OPEN_ASPECT}`,
      `(?:you|provider|doctor|dr\\.?|we|i|team|physician|attending)_(?:should|must|need_to|needs_to|have_to|ought_to|can|could|would|may_want_to|might|will|may|are_(?:asked|requested|required|expected|encouraged)_to) ~2 {write-base} {det}? {det}? {det}? {det}? ANYDX !${OPEN_ASPECT}`,
      `(?:can|could|would|will|may|might|should|must|shall)_(?:you|we|i|the_provider)_(?:please|kindly|also|just|consider|at_least)? {write-base} {det}? {det}? {det}? {det}? ANYDX !${OPEN_ASPECT}`,
      `(?:would|are|will|were)_you_(?:be_)?(?:willing|prepared|open|ready|inclined|comfortable|happy|able)_(?:to|with) ~1 (?:{write-base}|documenting|adding|including|listing|recording|stating|writing|calling|naming) {det}? {det}? {det}? NEWDX !${OPEN_ASPECT}`,
      `(?:ask|asks|asking|request|requests|requesting|recommend|recommends|suggest|suggests|need|needs|want|wants|like|urge|encourage|advise|remember|remind|consider|help_us|ensure|make_sure|be_sure|hope|propose|invite|grateful|oblige|try|begin|start) ~4 (?:{write-base}|adding|documenting|including|listing|specifying|recording|coding|stating|writing|reporting|charting|putting|naming|calling) ~4 NEWDX !${OPEN_ASPECT}`,
      `(?:ensure|make_sure|be_sure|see_to_it|check|verify) ~5 NEWDX ~2 (?:is|are|gets|be|was|appears?|shows?_up|makes_it|has_been) ~3 (?:{written-part}|in|on|into|part)`,
      `(?:can|could|should|may|would|will|might|must)_(?:the|your|this)_(?:\\w+_){0,2}(?:note|summary|record|chart|list|addendum|assessment|plan|documentation|impression|h&p) ~3 (?:mention|say|include|show|state|reflect|read|name|carry|list|contain|have|be) ~4 NEWDX`,
      `(?:that|for)_(?:you|the_provider|your_note|the_attending|the_note) ~2 {write-base} ~3 NEWDX !${OPEN_ASPECT}`,
      `(?:grateful|obliged|pleased|delighted|like|love|want|need|hope|expect|prefer|wish|happy|glad|good|nice|great|helpful|best)_to_(?:see|have|read|find|get|receive|hear) ~3 NEWDX`,
      `(?:let_us_have|give_us|get_us|send_us|provide_us_with|leave_us|we_just_need|we_only_need|all_we_need|what_we_need) ~5 NEWDX`,
      `NEWDX ~2 (?:is|are|would_be)_(?:all|what|exactly_what|just_what|the_\\w+)_(?:that_)?(?:we|i|you|is)_?(?:\\w+_)?(?:need|needed|want|wanted|seek|require|required|have_to_write|are_after|wish)`,
      `(?:addendum|entry|mention|line)_(?:for|of|on|with|stating|about|regarding) ~2 NEWDX`,
      `(?:note|statement|sentence|line|entry|remark|comment|addendum)_(?:that|saying|stating|to_the_effect_that) ~5 NEWDX ~8 (?:would|will|is|are)_(?:\\w+_)?(?:appreciated|helpful|needed|welcome|useful|kind|enough|required|sufficient|nice|ideal)`,
      `(?:missing|needed|required|wanted|lacking|outstanding)_(?:\\w+_)?(?:is|are)_(?:just_|only_)?(?:the_)?(?:words?|term|phrase|diagnosis)? ~3 NEWDX`,
      `(?:want|wish|like|care|consider|able)_to_(?:consider|add|note|mention|think_of|entertain|include) ~2 NEWDX ~2 (?:as|in|for|here|among)`,
      `(?:suggest|recommend|propose|advise|prefer|favou?r)_ ~2 NEWDX ~3 (?:as_the|for_the|as_your|as_final|wording|term|diagnosis)`,
      `NEWDX ~2 (?:is|are)_what ~6 (?:needs?|requires?|wants?|lacks?|asks?|looking)`,
      `NEWDX please ~4 (?:in|on|to|into|for)_(?:the|your|an?|this)`,
      `(?:kind|good)_(?:enough_)?(?:as_)?to ~2 (?:specify|add|document|state|list|write|name|put|include|note) ~3 NEWDX`,
      `(?:preferred|desired|expected|right|correct|best|requested|wanted)_(?:answer|response|term|wording|choice|diagnosis|option)_(?:is|would_be|here_is)_(?:of_course_)? ~1 NEWDX`,
      `(?:appears?|documented|listed|included|mentioned|noted|present)_(?:\\w+_){0,3}(?:as_well_as|along_with|together_with) ~3 NEWDX`,
      `(?:statement|note|mention|diagnosis|entry|line|word|sentence)_(?:of|about|on|for|stating|regarding) ~4 NEWDX ~6 (?:is|are|would_be)_(?:\\w+_)?(?:needed|required|requested|appreciated|helpful|necessary|missing|expected|awaited)`,
      `(?:grateful|thankful|obliged|appreciative|appreciate)_(?:\\w+_){0,2}(?:for|the|your|a|if) ~5 NEWDX`,
      `(?:{please}|^|(?:can|could|would|will|may|might)_(?:you|we)|you_(?:should|must|need_to|can|could|may|will)|to) ~2 (?:{write-base}|bring|move|transfer|extend|pull|work|weave|fold|get|have|make) ~5 NEWDX ~3 (?:in|into|to|on|onto|through|over)_(?:the|your|this|an|a|his|her|their|all) ~3 (?:note|notes|summary|chart|record|list|assessment|plan|addendum|course|documentation|diagnoses|diagnosis|discharge|impression|problem|a&p|h&p|section|report)`,
    ),
    unless: ALTERNATIVE,
    evenDenied: true,
    notWithin: OPENED,
    why: `This asks for one particular diagnosis: ${WAY_OUT}.`,
  },
  {
    test: pattern(
      `(?:{please}|^) {confirm} {det}? {det}? {det}? {det}? ANYDX`,
      `(?:and|then|also) (?:please)? (?:confirm|verify|acknowledge|attest_to|validate) {det}? {det}? {det}? NEWDX`,
      `(?:can|could|would|will)_you_(?:please|kindly)? {confirm} {det}? {det}? {det}? {det}? ANYDX`,
      `(?:your|for|a|provider|seeking|requesting|request|await|awaiting|need|needs)_(?:\\w+_)?(?:confirmation|agreement|concurrence|acknowledgement|acknowledgment|validation|verification|affirmation|approval)_(?:of|with|that|on|for) ~5 NEWDX`,
    ),
    unless: ALTERNATIVE,
    why: `This asks to confirm one answer: offer confirmed, ruled out, other and unable to determine instead.`,
  },
  {
    test: pattern(
      `(?:{please}|^|(?<!${OF_OTHERS})to) (?:{remove}) ~5 ANYDX ${OF_THING}`,
      `(?:can|could|would|will|should)_you_(?:please)? {remove} ~5 ANYDX ${OF_THING}`,
      `ANYDX ~3 (?:should|must|needs?_to|ought_to|can|could)_(?:be|not_be)_(?:removed|deleted|dropped|taken_out|omitted|retracted|documented|listed)`,
    ),
    unless: ALTERNATIVE,
    why: `This asks to take a diagnosis away: ask whether it is confirmed or ruled out, with the findings for and against.`,
  },
  {
    test: pattern(
      `{change} ~8 (?:to|as|with|into|by) {det}? {det}? {det}? NEWDX`,
      `{change} ~8 (?:to|as|into) (?:say|read|state|include|reflect|show|indicate|add) ~3 NEWDX`,
      `(?:{please}|^|(?:can|could|would|will)_you_(?:please|kindly)?|you_(?:should|must)) ~1 {change} ~8 to (?:say|read|state) !(?:${OPEN_OBJECT}) ~3 (?:ANYDX|QUOTED|expected|\\w+)`,
      `(?:{please}|^|you) (?:{change}|reflect|capture) ~4 (?:to|by) (?:document|add|include|list|reflect|state|say|read|adding|including|documenting|stating) ~4 NEWDX`,
      `(?:instead_of|rather_than|in_place_of) ~4 (?:document|write|use|add|state|put|say|list|call) ~3 ANYDX`,
      `(?:document|write|use|state|put|say|list|call|chart)_(?:it_|this_)?(?:as)? {det}? {det}? NEWDX (?:instead|rather_than|in_place_of)`,
    ),
    unless: ALTERNATIVE,
    why: `This dictates the wording: ask for the type, acuity or cause as the provider judges it.`,
  },
  {
    // "Amend the report to include left oophorectomy": what stands behind the verb is what is wanted, diagnosis or not.
    test: pattern(
      `(?:{please}|^|(?:can|could|would|will)_you_(?:please|kindly)?) ~1 (?:{change}|add_to|complete|finish|supplement) ~3 (?:note|report|summary|record|chart|list|dictation|entry|h&p|assessment|description|statement|addendum) ~4 to_(?:also_)?(?:include|state|say|reflect|show|list|read|mention|specify|indicate|add|name|carry) !(?:${OPEN_OBJECT}|the_(?:\\w+_)?(?:{aspect})) ~1 (?:\\w+|ANYDX|QUOTED)`,
    ),
    unless: new RegExp(`${ALTERNATIVE.source}|${OPENED.source}`),
    evenDenied: true,
    why: `This says which answer is wanted: ${WAY_OUT}.`,
  },
  {
    test: pattern(
      `{thank} ~4 (?:for|if_you|your|that_you|you) ~4 (?:{write}|{confirm}|{remove}|addition|documentation|inclusion|confirmation|removal|clarifying|specifying|updating|agreeing|answering_yes) ~6 ANYDX !${OPEN_ASPECT}`,
      `{thank} ~3 (?:adding|documenting|including|listing|confirming|recording|the_addition_of|the_documentation_of|documentation_of|your_documentation_of|agreeing|removing) ~5 ANYDX`,
      `(?:addition|documentation|inclusion|listing|mention|confirmation|diagnosis|addendum|entry)_(?:of|for|stating|with|documenting|including|that_includes) ~4 NEWDX ~4 (?:would_be|is|are|will_be)_(?:\\w+_)?(?:appreciated|helpful|needed|requested|required|necessary|useful|welcome|expected|recommended|advised|warranted|appropriate)`,
      `(?:{thank}|helpful|nice|great|ideal|useful|best) ~3 if ~6 NEWDX`,
    ),
    notWithin:
      /\b(?:whether|which|what|how|why|(?:type|stage|grade|degree|severity|acuity|cause|etiology|source|side|site|depth|extent|meaning|significance|organism|class|timing|onset|status)(?: (?:and|or) \w+)? of)\b|\b(?:thank you|thanks|thankful) for (?:the|your|this|a) (?:\w+ ){0,2}(?:notes?|summary|letter|consult|report)\)/,
    unless:
      /\b(?:thank you|thanks|thankful) for (?:the|your|this|a) (?:\w+ ){0,2}(?:note|notes|summary|letter|consult|report|h&p) (?:on|about|of|regarding) (?:the |his |her )?\uE002/,
    why: `Thanks or courtesy that assumes the answer leads: thank for the clarification only.`,
  },
  {
    test: pattern(
      `NEWDX ~3 (?:should|must|needs?_to|has_to|have_to|ought_to|could|can|may|would|is_to|will_need_to)_(?:also_|now_|then_|please_)?(?:be|appear) ~2 (?:{written-part}|in|on|part_of)`,
      `NEWDX (?:needs?|requires?|warrants?|deserves?)_(?:to_be_|further_|your_)?(?:documentation|documenting|documented|to_be_added|adding|inclusion|confirmation|to_appear)`,
      `(?:{wish}) ~3 (?:an?_addendum|addendum|a_note|a_statement|the_diagnosis|a_diagnosis|documentation|the_documentation|wording|the_words?|the_term|the_phrase|your_documentation|your_note|the_note|the_discharge_summary|the_record|the_chart|mention) ~5 NEWDX`,
      `(?:{wish}) {det}? {det}? {det}? NEWDX ~2 (?:documented|added|listed|included|in_the|on_the|recorded|noted|to_be)`,
      `(?:addendum|note|statement|discharge_summary|documentation|record|chart|problem_list|assessment|final_diagnosis|diagnosis_list)_(?:should|must|needs?_to|has_to|to|can|could|would)_(?:also_)?(?:say|state|read|include|reflect|list|show|contain|name|specify|document|indicate|mention|have) ~4 NEWDX`,
      `(?:answer|respond|reply|say|tick|mark|select|choose|check|pick|click|circle)_(?:with_)?(?:yes|option_(?:1|2|one|two|a|b)|the_(?:first|second|top|last|upper)_(?:option|choice|answer|one|box)|agree|the_box_for|box|confirmed)`,
      `(?:the_)?(?:answer|response|wording|term|diagnosis|phrase|documentation)_(?:we|i|that_we)_(?:need|want|are_looking_for|seek|require|hope_for|are_after|would_like|expect)`,
      `(?:mark|document|chart|code|update|amend|record|addend|revise|list|write|correct|adjust|state|edit)_(?:\\w+_){0,4}(?:accordingly|to_that_effect|as_such|as_above|to_match|to_say_so)`,
      `if_you_(?:\\w+_)?(?:added|documented|included|listed|wrote|add|document|include|list|write|put|mention|mentioned|noted|note) ~4 NEWDX`,
      `(?:exclude|excluding|leave) ~5 ANYDX ~3 (?:from|off|out_of)_(?:your|the|his|her)`,
      `(?:cosign|co_sign|countersign|adopt|accept|sign)_(?:off_on_)?(?:\\w+_){0,3}ANYDX`,
      `(?<!\\b(?:notes?|record|chart|summary|entry|entries|plan|report|they|it|and|but|which|who|that)[^a-z0-9]{1,3})(?:simply|just|only|merely) ~2 (?:add|write|document|state|note|say|put|agree|sign|tick|check|confirm) ~5 (?:ANYDX|QUOTED)`,
    ),
    unless:
      /\b(?:whether|if clinically|if you agree or|(?:can|may|could) be (?:read|seen|taken|understood|interpreted))\b/,
    why: `This says which answer is wanted: ${WAY_OUT}.`,
  },
]

const FIXED: Family[] = [
  {
    test: pattern(
      `(?:{please}|^|(?:can|could|would|will)_you_(?:please|kindly)?) ~1 (?:link|tie|connect|attribute|ascribe|associate) ~6 ANYDX ~8 (?:to|with) ~3 ANYDX`,
    ),
    unless: ALTERNATIVE,
    why: 'This dictates a link: ask whether the conditions are related, with "not related" among the answers.',
  },
  {
    test: pattern(
      `(?:reworded|rewritten|restated|phrased|recast|entered|recorded|considered|regarded|viewed|classified|treated|counted|coded|described|documented|seen|taken|called|deemed|labell?ed) ~3 ${HARMLESS} ~8 (?:rather_than|and_not|not|instead_of)`,
    ),
    why: `This asks to take an event for harmless: ask what happened, and offer every reading of it alike.`,
  },
  {
    test: pattern(
      `(?:{please}|^|(?:can|could|would|will)_(?:you|we)|you_(?:should|must|need_to)) ~2 (?:document|state|note|record|write|add|confirm|specify|chart|indicate|clarify|attest|addend|report|acknowledge|verify)_that ~24 (?:was|were|is|are|has|had|have|did|required|requires)`,
    ),
    unless:
      /\b(?:whether|or|if|otherwise|unable|cannot|can't|undetermined|(?:is |was |yet )?not (?:yet )?(?:known|determined|determinable|specified|clear)|none|reviewed|applies|apply|appl(?:y|ies)|you (?:feel|believe|judge|think))\b/,
    why: `This dictates a statement: ask what was done or found, and leave the words to the provider.`,
  },
  {
    test: pattern(
      `(?:amend|revise|edit|change|reword|update|correct|adjust|modify|addend|fix|rewrite) ~5 (?:so_that_it|so_it|so_that|that_it|to) ~1 (?:says?|reads?|states?|shows?|reflects?|includes?|lists?|names?|carr(?:y|ies)) ~3 NEWDX`,
      `(?:{write-base}|addend|amend) ~6 that !(?:says|states|tells|explains|describes|gives|shows)_(?:what|how|why) ~9 (?:is|was|were|are|has_been|had_been|be) ~1 ${VERDICT_WORD}`,
      `(?:{please}|^|(?:can|could|would|will)_you) ~2 (?:{remove}|strike) ~3 QUOTED`,
      `(?:{please}|^|(?:can|could|would|will)_you_(?:please)?) ~1 (?:document|add|include|write|insert|put|enter|state|append|chart|use|addend|incorporate) (?:the_(?:words?|phrase|term|diagnosis|wording)|that|as)? QUOTED`,
      `{change} ~1 QUOTED ~2 (?:to|into|with|by) ~1 QUOTED`,
      `(?:{please}|^|(?:can|could|would|will)_you_(?:please)?) ~1 (?:update|change|amend|revise|reword|rephrase|upgrade|convert|replace|modify|edit|correct|relabel|rename|switch|alter) ~4 (?:to|into|with|by) ~1 QUOTED`,
      `(?:put|add|write|insert|use|type|enter|place|append|set)_(?:the_word_|the_term_|in_)? ~1 ${VERDICT_WORD}_(?:before|after|in_front_of|next_to|behind|ahead_of|beside)`,
      `(?:add|write|use|using|insert|include|document|put|enter|strike|remove|delete|adopt|employ|state|documentation_of)_(?:the_|a_|these_|this_)?(?:words?|phrase|term|wording|sentence|statement|following_words|following_statement|following_sentence)`,
      `(?:document|mark|list|indicate|record|code|note|add|designate|label) ~5 (?:as_)?(?:present_on_admission|poa)(?=[^a-z])`,
      `(?:such_as|e\\.?g\\.?|for_example|for_instance|i\\.?e\\.?|like) ~1 ${VERDICT_WORD}`,
      `(?:type|acuity|stage|degree|severity|depth|class|grade|answer)_(?:is_|of_|as_)?${VERDICT_WORD}_(?:please|thank)`,
    ),
    unless:
      /\b(?:whether|or|if|either|versus|vs|status|your own(?: \w+)? (?:words|wording)|your own wording|which|and\/or|both)\b|(?:such as|e\.?g\.?|for example|for instance|like|i\.?e\.?),? \w[^.?]{0,40},/,
    why: `This dictates the wording: ask what was done or found, and leave the words to the provider.`,
  },
  {
    test: pattern(
      `(?:{please}|^|you_(?:should|must|need_to|can|could|may)|(?:can|could|would|will)_you_(?:please)?|to|and) (?:{write-base}|{change}|bill|assign|support|make_sure|ensure|attest_to) ~9 ${CODE}`,
      `{thank} ~6 ${CODE}`,
      `{thank} ~4 (?:adding|documenting|including|recording|stating|using|writing|specifying|noting|describing) ~3 ${VERDICT_WORD}`,
      `(?:{please}|^|you_(?:should|must|need_to)|(?:can|could|would|will)_you_(?:please)?) {change} ~8 to ~1 \\d+`,
      `(?<!${NOUN})(?:document|specify|state|add|include|list|record|note|indicate|write)_(?:\\w+_){0,3}(?:(?:stage|grade|class|type)_(?:[0-9]\\w?|i{1,3}v?|iv|v|one|two|three|four|five)|(?:first|second|third|fourth)_degree|(?:severe|moderate|mild|acute|chronic|excisional|stage_\\w+)_(?:degree|depth|type|severity|level|debridement|form))`,
      `(?:document|state|clarify|indicate|specify|add|note|write|confirm|addend|chart|record|say|amend) ~7 (?:(?:was|is|were|as|being|to_be|are|an?)_)(?:\\w+_)?${HARMLESS}`,
      `(?:clarify|specify|document|describe|redescribe|record|update|change|classify|list|report|amend|revise|rephrase|reword|restate|recast|rewrite|relabel|label|present|regard|treat|word|phrase|term|characteri[sz]e) ~7 (?:as|to)_(?:an?_|being_)?(?:acute|chronic|severe|moderate|excisional|stage_\\w+|type_\\w+|grade_\\w+|decompensated|systolic|diastolic|present_on_admission|poa|hospital_acquired|postoperative|a_complication|${HARMLESS})`,
    ),
    unless:
      /\b(?:whether|if you (?:\w+ )?(?:regard|judge|consider|see|describe)|how (?:do|would|should) (?:you|we)|with regard to|or (?:non|not|an|a|chronic|acute|other|unable|another|integral|inherent|expected|is|was)|versus|vs|if (?:it|the|any|so|known|clinically)|(?:all right|fine|ok|okay|acceptable|good enough) to (?:say|answer|write) (?:so|that (?:it|this|they) (?:is|was|are|were) not))\b/,
    why: `This asks for a fixed value or a fixed verdict: ask what was done or found, and list the findings.`,
  },
]

/** Other rules ask what this one finds; it is found once. */
const find = onceFor((reading: Reading): Hit[] => {
  const passages = [reading.title, reading.question]
  const direct = passages.flatMap((passage) => hitsOf(passage, [...DIRECT, ...FIXED]))
  // What a nurse or a report says in quotation is the record's.
  const indicators = reading.indicators.flatMap(({ passage }) =>
    hitsOf(passage, DIRECT.slice(0, 1)).filter(
      ({ excerpt }) => !passage.quotes.some(({ start, end }) => passage.text.slice(start, end).includes(excerpt)),
    ),
  )
  const worded = hitsOf(reading.question, [...DIRECTIONS, LONE_EXAMPLE])
  return distinct([...direct, ...worded, ...wantedWords(reading), ...exampleHits(reading.question), ...indicators])
})

export const leadDirect: ContentRule = {
  kind: 'content',
  id: 'LEAD-DIRECT',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'B22 definition of leading and its non-compliant examples; AHIMA Journal query examples',
  says: 'A query does not tell, ask or thank the provider for one particular answer, nor offer a single undocumented example.',
  find,
}
