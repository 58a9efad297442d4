import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'

const CRITERIA =
  '(?:kdigo|aspen|glim|sirs|sepsis-?[23]|rifle|akin|sofa|qsofa|berlin|framingham|dsm|nyha|cam-?icu|ciwa|fourth_universal_definition)'

/** What presses by its form, whatever the diagnosis: an answer with no rival, a reason asked for what is not written, the provider's own past, a question no one can deny. */
export const RHETORIC: Family[] = [
  {
    test: pattern(
      `(?:what|who|how)_else ~1 (?:would|could|can|might|should|but|if)`,
      `(?:as|for|of|to|be|but)_(?:anything|nothing)_(?:but|other_than|except|short_of)`,
      `(?:hard|difficult|impossible|tough)_(?:put|pressed)?_?(?:to_(?:read|see|take|call|explain|square|view|follow|picture)) ~12 (?:anything|otherwise|other_than|except|without|nowhere|not|another_way)`,
      `(?:hard_put|hard_pressed|at_a_loss|hard_to_follow|hard_to_square|difficult_to_square)_(?:to|how|with|for) ~2`,
      `(?:is|are|was|were|seems?|appears?)_(?:quite_|clearly_|surely_)?(?:out_of_the_question|beyond_question|past_doubt|a_foregone_conclusion)`,
      `(?:past|beyond|more_than|further_than|out_of_proportion_to)_(?:what|anything) ~4 (?:explains?|accounts?_for|causes?|does|do|brings?|would|can|could|allows?|produces?)`,
      `no_(?:third|second|other|rival)_(?:candidate|contender|reading|name|suspect|way)`,
      `one_(?:heading|name|answer|reading|cause|diagnosis)_(?:only|alone|fits|remains|is_left)`,
    ),
    unless:
      /\b(?:what else (?:was|is|you|did|do|may|has)|anything else (?:to|you|that)|if any|or (?:something|anything) else|whether)\b|\uE003/,
    why: 'This leaves one answer and no rival: give the findings and ask what they represent.',
  },
  {
    test: pattern(
      `(?:what|why|curious|wonder\\w*|puzzled|whatever|whichever) ~4 (?:held|kept|keeps|stopped|stops|prevented|prevents|made|led|stood) ~8 (?:back|from|off|out_of|without|leave|leaving|omit|omitting|aside|in_the_way)`,
      `(?:reason|reasons|reasoning|thinking|thought|rationale|logic|grounds|ground|explanation|basis|purpose) ~2 (?:for|behind|in|to)_(?:not|leaving|leave|omitting|omit|keeping|keep|withholding|passing|skipping|stopping_short|excluding|stepping) ~8`,
      `(?:never|nowhere|hardly|not_once|not_yet|failed_to|did_not|didn't) ~2 (?:made?_its_way|found?_its_way|reach|reached|enter|entered|made?_it|surfaced?|find_a_place|found_a_place|got_into) ~6 (?:notes?|summary|chart|record|list|page|assessment|impression|plan)`,
      `(?:on_what_grounds|for_what_reason|why|how_is_it_that|how_come) ~12 (?:passed_over|left_out|left_off|left_at|left_as|not_carried|omitted|unnamed|skipped|absent|missing|not_appear|kept_at|kept_to|never)`,
    ),
    unless:
      /\b(?:dose|doses|drug|drugs|medication|medications|heparin|apixaban|warfarin|insulin|antibiotic\w*|dialysis|repeat\w*|test|scan|imaging|procedure|surgery|operation|biopsy|catheter|stopp\w+ (?:the|his|her)|treatment|therapy|consult|anticoagul\w+)\b/,
    evenDenied: true,
    why: 'This asks to justify what is not written: ask what the findings represent.',
  },
  {
    test: pattern(
      `${CRITERIA} ~2 (?:is|are|was|were|has_been|have_been|being)_(?:\\w+_)?(?:satisfied|met|fulfilled|reached|cleared|ticked|passed|exceeded)`,
      `(?:clears?|cleared|passes|passed|tops?|crosses|crossed|exceeds?|meets?)_(?:the|every|each|all)_(?:bar|bars|cut-?off|cutoffs|line|boxes|box|mark|hurdle|threshold)`,
      `(?:box|boxes) ~8 (?:ticked|checked)`,
    ),
    unless: /\b(?:whether|reference|radiolog|patholog)\w*\b|\uE003/,
    why: "Whether criteria are met is the provider's conclusion: list the findings without the verdict.",
  },
  {
    test: /[,;-]\s*(?:is|are|was|were|does|do|did|has|have|had|could|can|would|should|will|must)(?:n't| not)?\s+(?:it|he|she|they|this|that|one|there|you|we)(?: not)?\s*(?=\uE01E)/g,
    unless: /\bor (?:is|are|was|were|does|do|did|has|have|had|could|can)\b/,
    why: 'A tag at the end asks for agreement: end with the open question.',
  },
  {
    test: pattern(
      `^ (?:does|do|is|are|could|can|would|will|did)_(?:a_(?:person|patient|man|woman|child|healthy_\\w+|normal_\\w+)|anyone|anybody|someone|people|healthy|normal) ~12`,
      `(?:nobody|no_one)_(?:would|runs|gives|orders|hangs|starts|puts|treats|transfuses|calls|needs|gets|uses) ~12`,
      `^ who_(?:would|runs|gives|orders|hangs|starts|puts|treats|transfuses|calls|needs|gets|uses) ~12`,
      `(?:one_(?:does_not|doesn't|would_not|would|gives|cannot|hardly|is_not)|what_one_(?:gives|does|sees|orders|expects|calls)|we_(?:all|both)_know|you_and_we_know|as_we_did|anyone_can_see) ~4`,
      `(?:took|takes|taken|take) ~4 for_granted`,
      `already_(?:has|have|had)_a_(?:name|word|term)_for ~2`,
      `(?:stops?|stopped|falls?|is|are)_(?:\\w+_)?short_(?:of|by) ~8 (?:shows?|record\\w*|support\\w*|treated|given|call\\w*|list)`,
      `(?:orders?|treatment|actions?|drips?|infusions?) ~4 (?:answered|answers|settled|settles|decided|betrays?|gives?_it_away|speaks?)_(?:this|the|that|it|for) ~3`,
      `(?:few|most|many|no|any|all)_(?:\\w+_)?(?:\\w+(?:ists|ians|eons|tors)|colleagues|peers) ~1 (?:would|will|could|hesitate|doubt|disagree|argue|question) ~5`,
      `other_(?:\\w+_)?(?:\\w+(?:ists|ians|eons|tors)|services|doctors|providers) ~6 (?:put|puts|call|calls|write|writes|chart|describe|label|name|document|use|go_with) ~8 (?:as|like|such|hers|his|this)`,
      `an?_\\w+_(?:that|which|who)_(?:\\w+_){1,6}is_an?_\\w+ ~3`,
      `by_(?:any_|every_|very_)?definition ~2 NEWDX`,
      `it_would_be_(?:a_|such_a_|quite_a_)?(?:pity|shame|waste|sad|wrong|unusual|odd|strange|surprising|unfair)_(?:if|to|that|not) ~6`,
      `(?:so_am_i|so_are_we|so_do_(?:i|we)|(?:i|we)_(?:am|are)_(?:\\w+_)?(?:convinced|persuaded|certain|sure_that|sure_this))`,
      `you_(?:will|would|can|could)_(?:hardly|scarcely|not_really)_(?:differ|disagree|doubt|object|quarrel|argue)`,
      `you_(?:have_)?(?:always_|already_)?agreed_(?:on|to|with)_(?:this|it|that) ~4`,
      `(?:is|are|was|were)_called ~2 NEWDX`,
    ),
    unless: /\b(?:call(?:s|ed)? (?:the|for|from)|whether|aware|able|(?:absence|presence|lack|mention) of one)\b|\uE003/,
    why: 'A question or remark that no one can deny presses for the answer: ask openly.',
  },
  {
    test: pattern(`(?:presumably|surely|doubtless|needless_to_say) ~8`),
    unless: /\bwhether\b|\uE003/,
    ofCase: true,
    why: 'A word of certainty presses for the answer: ask openly.',
  },
  {
    test: pattern(
      `(?:on|for|in|with)_(?:your|his|her|their)_(?:last|previous|other|earlier|recent)_(?:\\w+_)?(?:patients?|cases?|admissions?|charts?) ~12 (?:you|wrote|used|called|documented|chose)`,
      `(?:last_time|the_last_time|back_in_\\w+|in_(?:january|february|march|april|june|july|august|september|october|november|december)) ~9 you_(?:\\w+_)?(?:were|had_no|wrote|called|used|found|went|chose|put|said|named)`,
      `(?:next_bed|another_patient|a_similar_patient|other_gentleman|other_lady) ~14 you`,
    ),
    unless: /\b(?:your (?:note|h&p|consult\w*|addendum)|this (?:stay|admission|encounter))\b|\uE003/,
    why: "An appeal to the provider's own past wording presses for the same answer: ask about this encounter's findings.",
  },
]

/** In a conflict, what tells of the one who wrote a statement instead of what the statement says. */
export const SIDES: Family = {
  test: pattern(
    `who_(?:\\w+_){0,2}(?:sees?|treats?|reads?|handles?|manages?|knows?|cares_for|deals_with|looks_after) ~3 (?:more|most|many|these|such|every|daily|often|all)`,
    `(?:of_the_two|between_the_two|whereas|while) ~12 (?:written_by|better|closer|longer|actually|comfortably|firmer|clearer|more|later|careful\\w*|thorough\\w*|in_person|first_hand|firsthand)`,
    `(?:better|closer|closest|longer|fuller|clearer|best|first_hand|firsthand|direct|closest|sharper)_(?:view|look|exam|examination|vantage|sight|grasp|placed|acquaint\\w+|knowledge|position|with)`,
    `(?:spent|took|looked|stayed|examined|saw|knows|followed) ~3 (?:longer|more|closer|better|closest|most|harder)`,
    `(?:copied|carried|pulled|pasted|cloned)_(?:forward|over|from|across)`,
    `(?:had|has|with)_the_(?:benefit|advantage|luxury)_of`,
    `(?:was|is|seems|looks)_(?:only_|just_|rather_)?(?:a_guess|guesswork|outdated|a_slip|a_relic|an_oversight|template\\w*|premature|boilerplate)`,
    `the_(?:person|one|doctor|physician|surgeon)_who_(?:actually_)?(?:examined|saw|operated|knows|was)`,
  ),
  unless: /\b(?:whether|which|what)\b|\uE003$/,
  why: 'This favours one side: quote both statements and leave the choice open.',
}
