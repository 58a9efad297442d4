import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'

const CRITERIA =
  '(?:kdigo|aspen|glim|sirs|sepsis-?[23]|rifle|akin|sofa|qsofa|berlin|framingham|dsm-?\\d?|nyha|gold|wagner)'
const STEP = '(?:stage|grade|class|type)_(?:\\d\\w?|i{1,3}v?|iv|v|one|two|three|four|five)'
const DEGREE = `(?:${STEP}|severe|morbid|critical|end_stage|septic|acute_on_chronic|decompensated|osteoporotic|pathologic(?:al)?|hypoxic|hypercapnic|malignant|full_thickness|unstageable|acute|chronic|toxic|metabolic|ischemic|diabetic|infected|gram_negative|traumatic)`
const CAUSE =
  '(?:comes|came|stems|stemmed|arises|arose|results|resulted|follows|followed)_from|(?:is|was|are|were|being)_(?:all_|only_|clearly_|plainly_|surely_|really_)?(?:due_to(?!\\W+(?:see|be|come|go|return|have|start|leave|transfer|undergo|get|meet|receive|follow|arrive|move)\\b)|because_of|caused_by|from_(?:the|his|her|an?)|secondary_to|a_result_of|down_to|brought_on_by|the_(?:work|result|fault)_of)|because_of|on_account_of|caused|brought_on|led_to|is_behind|was_behind'
const ASKS_ON =
  '(?:so_|and_|and_so_|then_|hence_|therefore_|but_)?(?:which|what|how|when|who|was|is|were|did|does|would|could|can|please)'
const MIND =
  '(?:take_it|assume|presume|suppose|gather|figure|figured|imagine|guess|reckon|bet|expect|trust|conclude|am_assuming|are_assuming|am_guessing|am_taking_it|would_(?:guess|assume|imagine|think|bet)|have_to_(?:assume|think|believe)|can_only_(?:assume|think|suppose))'

/** What is taken as settled before anything is asked: by supposing it, in a clause beside the question, from a value, by the provider's own past, or by all the world. */
export const PRESUPPOSED: Family[] = [
  {
    test: pattern(
      `(?:i|we)_${MIND} ~1 (?:that_)?you_(?:really_|actually_|surely_|also_|in_fact_)?(?:meant?|mean|intend\\w*|had_in_mind|would_(?:say|call|agree|put|name)|agree|feel_the_same|see_it_the_same|think_the_same|consider\\w*|think)`,
      `(?:i|we)_${MIND} ~9 (?:${CAUSE})`,
      `(?:i|we)_${MIND} ~5 (?:still_(?:your_\\w+|true|holds?|applies|stands?|the_(?:diagnosis|case|stage|type|answer|same)|what_you)|has_(?:not_)?changed|nothing_(?:has_|have_)?chang\\w+|unchanged|the_same_(?:as|now|this|diagnosis|thing)|holds_(?:true|good|now|here)|is_settled|goes_without)`,
      `(?:i|we)_${MIND} ~8 (?:is|was|are|were|has|had|have) ~2 ${DEGREE}`,
      `(?:what|surely|no_doubt|clearly)_you_(?:really_|actually_)?(?:meant|mean)_(?:is|was|must|here) ~3`,
      `you_(?:must|surely|no_doubt|clearly|probably|presumably)_(?:have_)?(?:meant|mean|intended|had_in_mind|were_thinking)`,
    ),
    unless:
      /\b(?:whether|or (?:is|was|am|are|do|did|not|that i|if i)|(?:delay|gap|page|message|copy|scan|printout|order|downtime|error|typo|slip|date|time|fax|upload|template|blank|confusion (?:is|was) mine|difference) [^.;?]{0,40}(?:because of|due to|caused|from|comes|came)|no (?:change|answer) (?:is )?(?:needed|wanted|meant)|per (?:the|your|dr)|note (?:says|reads|has)|correct me if)\b/,
    evenDenied: true,
    why: "This supposes the provider's answer before asking: ask it openly.",
  },
  {
    test: pattern(
      `^ (?:since|because|as|given_that|now_that|seeing_that|considering_that|considering|knowing_that) ~7 (?:${CAUSE}) ~6 ${ASKS_ON}`,
      `^ (?:since|because|as|given_that|now_that|seeing_that|considering_that) ~9 (?:this|that|it|her|his|the_\\w+|ANYDX) ~3 (?:is|was|are|were)_(?:\\w+_)?${DEGREE} ~4 ${ASKS_ON}`,
      `(?:labs?|numbers|films?|scans?|gas|gases|cultures?|echo|ct|mri|picture|findings|values|results|exam|tracing|course) ~2 (?:spells?_out|spells?|says?|screams?|shouts?|means?|makes?|adds?_up_to|amounts?_to|gives?_us|leaves?_us_with|proves?|establish(?:es)?|settles?_on|nails?|clinch(?:es)?|confirms?) ~2 NEWDX ~2 ${ASKS_ON}`,
      `(?:his|her|the|this|that|their)_(?:\\w+_){0,3}?(?:\\w+|ANYDX)_(?:is|was|are|were)_(?:clearly_|now_|then_|by_now_)?${DEGREE} ~2 (?:so|hence|therefore|then)_(?:which|what|how|when|who|was|is|were|did|does|would|could|can)`,
    ),
    unless:
      /\b(?:whether|per (?:the|your|dr|nurs|podiatr|wound|path|radiol)|note[sd]?|documented?|documents|charted|listed|quoted|recorded|written|wrote|report(?:s|ed)?|states?|stated|reads?|says|according|if (?:any|known)|you (?:wrote|documented|describe|called|list)|(?:he|she|they) (?:said|says|told)|(?:transfer|specimen|sample|sputum|tissue|swab|blood|order|call|film|he|she|they|patient|baby|family) (?:\w+ )?(?:comes|came))\b|\uE003/,
    why: 'The clause beside the question takes the answer as settled: give the findings and ask what they represent.',
  },
  {
    test: pattern(
      `(?:of|at|over|above|under|below|is|was|to|than)_\\d[\\w.,/%]* ~3 (?:makes?|puts?|places?|lands?|means?|equals?|is|are|counts?_as|qualif(?:y|ies)_(?:as|for)|spells?|gives?|gets?|amounts?_to|falls?_(?:in|into|under)|belongs?_(?:in|to)) ~3 (?:${STEP}|NEWDX|severe|morbid|end_stage|critical)`,
      `(?:by|per|under|on|using)_(?:the_)?${CRITERIA} ~3 (?:is|was|are|were|this|it|makes?|means?|qualif\\w+|counts?|meets?|gives?|equals?|that's|it's) ~4 (?:${STEP}|NEWDX|severe)`,
      `(?:anyone|anybody|someone|a_(?:patient|person|man|woman|child|baby|wound|fracture|bone|pressure|value|level)|those_numbers|numbers_like_(?:that|these)|values_like_(?:that|these))_(?:\\w+_){1,8}?(?:has|is|counts_as|qualifies_as|needs_to_be_called|gets_called|makes|means)_(?:an?_|in_|by_)?(?:NEWDX|${STEP})`,
    ),
    unless:
      /\b(?:whether|which (?!makes|puts|means|is a|gives|places)|what|how|per (?:the|your|dr|nurs|wound)|nurse|wocn|podiatr\w+|note[sd]?|documented?|documents|charted|chart|listed|lists|quoted|recorded|wrote|written|report(?:s|ed)?|reads?|says|if|or|dietit\w+|patholog\w+|radiolog\w+|for reference|reference only|staged? (?:by|as))\b|\uE003/,
    why: 'This draws a degree or a diagnosis from a value: give the value and ask what it represents.',
  },
  {
    test: pattern(
      `(?:no|not_any|isn't_any|is_not_any)_(?:way|getting|going|talking|walking)_(?:a)?round ~2 (?:NEWDX|it|that|this|the_\\w+|calling|saying)`,
      `no_(?:escaping|avoiding|denying|mistaking|missing|arguing_with|disputing|getting_away_from|two_ways_about|room_to_call) ~3 (?:NEWDX|it|that|this|the_\\w+)`,
      `nothing_(?:else_)?for_it_but`,
      `(?:would|'d|why|could|couldn't|wouldn't|nobody|never|don't|doesn't|not) ~10 (?:if|unless)_(?:it|this|that|he|she|there|they|the_patient|you)_(?:\\w+_)?(?:wasn't|weren't|isn't|was_not|were_not|is_not|hadn't|didn't|was|had|were|thought|suspected|saw|believed) ~3 NEWDX`,
      `(?:any|every|no|most|each|all)_(?:\\w+_){0,2}?(?:attendings?|doctors?|physicians?|clinicians?|providers?|residents?|interns?|nurses?|surgeons?|fellows?|readers?|experts?|specialists?|students?|textbooks?|hospitalists?|internists?|consultants?|reviewers?|one_of_(?:us|them))_(?:here_|in_the_\\w+_|on_the_\\w+_|worth_\\w+_\\w+_|of_\\w+_)?(?:would|will|could|should|knows?|is_going_to)_(?:also_|have_|at_once_|surely_|likely_|readily_|gladly_)*(?:call|called|read|say|said|name|named|label|write|written|wrote|diagnose\\w*|conclude\\w*|recogni[sz]e\\w*|see|agree|take|taken|interpret\\w*|describe\\w*|think|thought|put|document\\w*|treat\\w*|know|known|tell_you|this|that|what) ~4`,
      `(?:two|three|both|all|so_many|that_many|several|these|the|our)_(?:\\w+_){0,3}?(?:consultants?|specialists?|doctors?|physicians?|\\w+ologists?|surgeons?|services|teams|radiologists|opinions|colleagues|people|experts) ~2 (?:can't|cannot|can_not|can_hardly|could_not|couldn't|won't|are_not_likely_to|can't_all|can't_both) ~1 be_(?:wrong|mistaken|off|that_far_off)`,
      `(?:is|are|was|were)_(?:just_|exactly_|precisely_)?what_(?:the_)?(?:\\w+_)?(?:specialists|doctors|textbooks?|books?|we|most|people|anyone|everyone|they|one|\\w+ologists|surgeons|experts)_(?:\\w+_)?(?:calls?|names?|terms?|labels?|would_(?:call|name|term|label))`,
      `(?:is|are|would_be|seems)_the_(?:\\w+_)?(?:obvious|natural|logical|sensible|right|inevitable|inescapable)_(?:choice|answer|call|term|word|pick|name|reading|label|fit)`,
      `(?:they|you|we)_(?:can't|cannot|could_not|couldn't)_(?:all|both)_be_(?:wrong|mistaken)`,
      `(?:hard|difficult|impossible|tough)_(?:here_)?not_to ~3 NEWDX`,
      `(?:what|how|which|why)_(?:else_)?(?:would|could|can|do|is|give|start|run|use|order|call) ~8 if_not_(?:for_)? ~2 NEWDX`,
      `NEWDX_(?:whichever|whatever|however|no_matter)_(?:way|how|you|which|one)`,
      `(?:i|we)_(?:read|take|took|understand|understood|hear|heard)_(?:your|the|that|this|it)_(?:\\w+_){0,2}?(?:as_(?:saying|meaning|showing|telling)|to_(?:say|mean)) ~4 NEWDX`,
      `just_(?:agree|go_along|concur)_with ~8 NEWDX`,
      `(?:just|only)_one_(?:\\w+_)?(?:way|reading|name|word)_(?:to|of|for|left|that)`,
      `how_(?:could|can|would)_(?:it|this|that|these|he|she|they)_(?:possibly_)?be_(?:anything|something)`,
      `(?:you_and_i|we_both|you_and_me|both_of_us)_(?:both_|all_)?know_(?:what|that|this|how|it|he|she|why)`,
      `goes_without_saying`,
      `(?:consultants?|specialists?|services|{consultant})_(?:have|has|are|is)_(?:all_|both_)?(?:spoken|unanimous|of_one_mind|in_agreement|made_up_their_minds?|settled)`,
      `(?:diagnosis|answer|case|verdict|name|label)_(?:really_|nearly_|all_but_|practically_)?(?:makes|writes|speaks_for|explains|names|suggests|declares|gives)_itself`,
      `(?:nothing|little|not_much|hardly_anything|no_other_(?:thing|condition|disease|illness|process))_(?:else_)?(?:really_|quite_|could_|can_|would_|else_)*(?:explains?|accounts?_for|causes?|gives?|produces?|does|looks?_like|fits?|would_do)_(?:this|that|these|those|it|such|an?|the|her|his)`,
      `(?:labs?|lipase|film|scan|ct|mri|echo|cultures?|gas|gases|numbers|troponin|lactate|creatinine|biopsy|value|picture|exam|response|bnp|trend|tap|ecg|ekg)_(?:alone_|really_|pretty_much_|all_but_)?(?:settles?|settled|clinch(?:es|ed)?|nails?|nailed|seals?|sealed|decides?|decided|cinch(?:es|ed)?)_(?:it|this|that|the_(?:matter|question|diagnosis|case|issue|argument|deal))`,
      `(?:the_\\w+(?:_therapist|_nurse)?|dr\\.?_\\w+|\\w+ology|\\w+ologist)_and_(?:i|we)_(?:both_|all_)?(?:think|believe|feel|agree|concluded?|are_sure|are_convinced) ~3 (?:is|was|are|were|had|has|that's|it's)`,
      `(?:would|might|may|will|are|be)_(?:you_)?(?:be_)?(?:comfortable|okay|ok|fine|happy|alright|all_right|agreeable|at_ease|content)_(?:with|if) ~1 (?:us|me|we|i|the_coders?|our|my|coding) ~1 (?:reading|coding|calling|taking|listing|treating|putting|read|code|coded|call|called|take|took|list|listed|treat|treated|put|reported?|reporting|assign\\w*|interpret\\w*) ~6 (?:as|to)_(?:an?_)?(?:NEWDX|${DEGREE})`,
    ),
    unless:
      /\b(?:whether|which(?:ever)?|if any|what (?:is|was|would (?:you|be) (?!call))|(?:dates?|times?|weights?|doses?|spelling|orders?) [^.;?]{0,40}be (?:wrong|off))\b|\uE003/,
    evenDenied: true,
    why: 'This leaves one answer, whoever looks: give the findings and ask what they represent.',
  },
  {
    test: pattern(
      `(?:surprised?|surprising|surprise|expected|expecting|puzzled|puzzling|thought|odd|strange|curious|wondered|wondering|disappointed|disappointing|baffled|amazed|looked|hoped|hoping|taken_aback|struck) ~7 (?:not|no|nowhere|never|without|missing|absence_of|lack_of|didn't|did_not|couldn't) ~5 NEWDX`,
      `(?:could_not|couldn't|cannot|can't|did_not|didn't|do_not|don't|unable_to|not_able_to|failed_to)_(?:find|see|locate|spot) ~3 NEWDX ~4 (?:anywhere|among_the|(?:in|on)_(?:the|your|his|her|any)_(?:\\w+_){0,2}(?:notes?|list|summary|chart|record|problem_list|assessment|diagnoses|documentation))`,
      `NEWDX ~8 (?:is|are|was|were)_(?:\\w+_)?(?:not|nowhere|missing|absent)_(?:in|on|from|to_be_found|anywhere|mentioned) ~3`,
    ),
    unless:
      /\b(?:whether|ultrasound|radiolog\w+|x-?ray|ct|mri|echo|scan|film|patholog\w+|biopsy|culture|dictat\w+|page|if any|or (?:any|a|an|another|other|not))\b/,
    evenDenied: true,
    why: 'Surprise at what is not written names the answer: ask what the findings represent.',
  },
  {
    test: pattern(
      `(?:you|you've|you_have|your_\\w+)_(?:\\w+_)?(?:documented|wrote|called|diagnosed|described|listed|labell?ed|charted|named|termed|had|put) ~9 (?:last_(?:two|three|few|several|\\d)_(?:\\w+_)?(?:visits?|stays?|admissions?|times?|encounters?|notes?|summaries|discharges)|(?:at|on|during|in)_(?:each|every|both|all)_(?:of_)?(?:\\w+_){0,2}(?:visits?|stays?|admissions?|encounters?))`,
      `(?:on|in|at|during|for)_(?:both|all|each|every|two|three)_(?:of_)?(?:his_|her_|the_)?(?:\\w+_)?(?:admissions?|stays?|visits?|encounters?)_(?:last_\\w+_|this_\\w+_|before_)?you_(?:\\w+_)?(?:documented|wrote|called|diagnosed|described|listed|labell?ed|charted|named|put)`,
      `(?:all_through_|throughout_|all_of_|most_of_)?last_(?:year|spring|summer|fall|autumn|winter|month)_you_(?:\\w+_)?(?:documented|wrote|called|diagnosed|described|listed|labell?ed|charted|named|put)`,
      `(?:on|for|with|in)_(?:your|the|those)_(?:last|previous|other|earlier|recent|prior|past)_(?:\\w+_){0,3}(?:patients?|cases?|admissions?|charts?|stays?|summaries|discharges) ~10 you_(?:wrote|used|called|documented|chose|named|put|recorded|charted|diagnosed|described|gave)`,
      `(?:partners?|colleagues?|peers?|associates?|counterparts?) ~14 (?:not_hesitat\\w+|never_hesitat\\w+|without_hesitat\\w+|no_hesitation|no_trouble|not_shy|settled_on|had_no_(?:doubt|problem|trouble|qualms)|without_(?:a_)?second_thought)`,
      `(?:dr\\.?_\\w+(?:'s_\\w+)?|partners?|colleagues?|anyone|anybody|others?|most|consultants?|team|cardiology|nephrology|pulmonary|neurology|surgery) ~4 would_(?:long_)?(?:surely_|certainly_)?have_(?:\\w+_)?(?:called|named|written|put|listed|documented|diagnosed|labell?ed|charted)`,
    ),
    unless: /\b(?:whether|who would|which|this (?:stay|admission|encounter|visit))\b/,
    why: 'An appeal to past wording or to others presses for the same answer: ask about the findings of this encounter.',
  },
]
