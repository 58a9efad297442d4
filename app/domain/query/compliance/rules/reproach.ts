import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'
import { VERDICT_WORD } from './verdict-words.ts'

/** What favours one side, reproaches an omission, or appeals to peers, policy, similar patients and the provider's own past wording. */
export const REPROACH: Family[] = [
  {
    test: pattern(
      `(?:who|which|that|he|she|they)_(?:knows?_best|knows?_better|is_(?:the_)?(?:expert|specialist|more_\\w+)|(?:has|have|had)_(?:the_)?(?:more|most|greater|greatest|best|far_more|longer)_(?:\\w+_)?(?:experience|expertise|training|knowledge|insight)|is_(?:right|correct)|was_(?:right|correct)|should_prevail|carries_more_\\w+|should_be_(?:followed|trusted))`,
      `(?:{consultant}|\\w+ologist|\\w+ology|orthop\\w+|attending|surgeon|hospitalist|dr\\.?_\\w+)_(?:is|was|seems|must_be)_(?:\\w+_)?(?:right|correct|mistaken|wrong)`,
      `(?:better|best|well)_(?:placed|positioned|qualified|equipped|suited)_to_(?:\\w+)`,
      `(?:since|because|as|given_that|considering_that|seeing_that|and)_(?:the_)?(?:{consultant}|\\w+ologist|\\w+ology|surgeon|attending|team|consult|dr\\.?_\\w+|one|former|latter|first|second) ~1 (?:examined|saw|sees|knows|followed|follows|operated|spent|reviewed|assessed|evaluated|treats|trained|did|is|was|has|had) ~7 (?:more|better|longer|closer|closest|closely|detail|deeper|thorough\\w*|hands_on|in_person|in_depth|the_expert)`,
      `(?:specialist|expert|consultant|surgeon|attending|\\w+ologist|{consultant})_(?:\\w+_)?(?:knows?|understands?|judges?)_(?:\\w+_)?(?:best|better|more)`,
      `whose_(?:call|field|area|specialty|domain|expertise)_(?:this|it|that)_is`,
      `(?:fits?|explains?|matches|suits?|accounts?_for|reflects?|agrees?_with) ~6 (?:better|best|more_closely)`,
      `(?:better|more_closely|more_accurately)_(?:fits?|explains?|matches|suits?|reflects?|describes?|supported|captures?)`,
      `(?:better|more_\\w+)_than_(?:what|the|that)_(?:\\w+_){0,3}(?:wrote|documented|note|says?|states?|consultant|service|version)`,
      `(?:more|most)_(?:credible|reliable|trustworthy|authoritative|experienced|convincing|persuasive|compelling|believable)`,
      `(?:statement|note|diagnosis|term|documentation|opinion|version|consultant|specialist|consult|report|surgeon|\\w+ologist)_(?:is|was|seems|appears|looks|should)_(?:more_|the_more_|clearly_|be_)?(?:correct|right|accurate|appropriate|specific|likely|better|preferred|prevail|followed|better_supported|best_supported|well_supported)`,
    ),
    unless:
      /(?<!,\s?)\bwhich\b|\b(?:whether|if|(?<!than )what|most accurately)\b|, (?:is|was|are|were) the (?:right|correct)\b|^\W*(?:(?:(?:as|in|on|from|given|having|with|after|by|for|to|of|dr|doctor)\b[^,]{0,90}|please|now), ?){1,4}which (?:[a-z]+ ){0,4}(?:is|was) (?:right|correct)(?:,? (?:please|in your|to your|as you))?|\b(?:choose|select|pick|mark|name|indicate|say|tell|give|enter|write|state|identify)\b[^,;]{0,40}\b(?:statement|description|entry|term|answer|option|one|wording|reading|side|site|level|degree|stage|type)s? that (?:is|was) (?:right|correct)\b/,
    why: 'This favours one side: quote both statements and leave the choice open.',
  },
  {
    test: pattern(
      `(?:explain|justify|defend|account_for|give_a_reason|provide_a_reason|state_why|tell_us_why|document_why|clarify_why|indicate_why|advise_why|rationali[sz]e|provide_(?:a_)?(?:justification|explanation|rationale)_for|(?:your|give_(?:the|a|your)|state_(?:the|a|your)|provide_(?:the|a|your))_reasons?)_(?:why|for|your|the|how|you|not) ~8 (?:not|never|omission|omitting|absence|omitted|excluded|excluding|left|missing|without|failure|decision|no_mention|did_not|didn't|wasn't|chose|lack|leaving|declin\\w+)`,
      `(?:you|provider|your_note|your_notes|your_documentation|the_note|the_attending|documentation|discharge_summary|note|notes)_(?:\\w+_)?(?:failed|fails|fail|neglected|neglects|omitted|omits|forgot|forget|overlooked|missed|misses|left_out|neglect|ignored|ignores|declined) !the_(?:\\w+_)?(?:lengths?|layers?|sizes?|depths?|widths?|dimensions?|technique|method|approach|device|counts?|times?|dates?|numbers?|units?|duration|instruments?|materials?|sutures?|equipment|side|site|location) (?:to|the|it|this|a|an|ANYDX|that|mention|documenting) ~5`,
      `(?<!\\b(?:doses?|dosing|drugs?|medications?|medicines?|sessions?|dialysis|pills?|tablets?|injections?|insulin|appointments?|visits?|meals?|feeds?|treatments?|refills?|shots?|targets?|goals?|pressures?|beats?|pulses?|periods?|menses|menstruation|class|classes|school|vein|bus|step|stairs?|checks?|feedings?|screens?)[^a-z0-9]{1,3})(?:was|were|is|has_been|have_been|been|been_inadvertently)_(?:\\w+_)?(?:overlooked|omitted|neglected|forgotten|left_out|missed|ignored|inadvertently)(?!\\W+(?:by|in)\\W+(?:the|our|my|me|us)\\W+(?:scanner|interface|system|printer|upload|fax|coders?|team|import|scan|copy|printout|transfer))`,
      `(?:should|ought_to)_(?:have|already)_(?:been|have_been|documented|written|included|diagnosed|listed)`,
      `must_(?:have|already)_(?:been_|have_been_)?(?:documented|written|included|diagnosed|listed|recorded|mentioned|named|stated|noted|charted|forgotten|overlooked|omitted|missed)`,
      `(?:this|it|that|these|he|she|they|patient|picture|condition|illness|course|process|injury|failure|fracture|ulcer|stroke|DOC)_(?:\\w+_)?must_have_(?:\\w+_)?been_(?:\\w+_)?(?:an?_)?(?:${VERDICT_WORD}|ANYDX)`,
      `(?:surprising|surprised|odd|strange|unusual|hard_to_(?:believe|imagine|see|picture)|difficult_to_(?:believe|imagine|see|picture)) ~9 (?:other_than|but|except|besides|apart_from|if_not) ~3 NEWDX`,
      `(?:hardly|scarcely|cannot|can't|couldn't|could_not) ~12 (?:and_not|without) ~1 (?:have|having|be|being)? ~3 NEWDX`,
      `NEWDX ~2 (?:does|did|do)_(?:not|n't)_(?:appear|show_up|figure|feature|occur|stand) ~5`,
      `(?:should|ought_to|must)_have ~3 NEWDX`,
      `NEWDX ~5 (?:was|is|were|has|have)_(?:\\w+_)?(?:not|never|nowhere)_(?:been_)?(?:documented|mentioned|listed|included|recorded|captured|addressed|diagnosed|noted|charted|written|named|specified|stated)`,
      `(?:not|never|without|no|nowhere|yet_to)_(?:been_|be_|yet_|have_)?(?:documented?|documenting|mentioned?|mentioning|mention_of|listed?|listing|included?|diagnosed?|diagnosis_of|recorded?|captured?|documentation_of) ~3 NEWDX`,
      `(?:despite|in_spite_of|even_though|although|though|yet) ~14 (?:no|not|never|without|missing|absent|lacks?) ~4 (?:NEWDX)`,
      `(?:missing|absent|lacking|lacks|lack_of|absence_of|omission_of)_(?:from)? ~4 NEWDX`,
    ),
    unless: /\bso that (?:nothing|none|no \w+) (?:is|was|are|gets)\b/,
    evenDenied: true,
    why: 'This reproaches an omission of a diagnosis that nobody has made: ask what the findings represent.',
  },
  {
    test: pattern(
      `(?:\\w+ologists|\\w+iatrists|\\w+(?<!con)tricians|surgeons|intensivists|hospitalists|specialists|internists|midwives)_(?:\\w+_){0,5}(?:would|never|always|routinely|all)_(?:\\w+_){0,2}(?:let|leave|call|write|use|document|name|add|accept|miss|list|put|say|code|diagnose|stop|settle)`,
      `{peers} !in_the_(?:ed|icu|er|or)_(?:wrote|writes|charted|documented|noted|recorded) ~6 (?:put|give|gave|name|named|document|documents|documented|documenting|call|calls|called|consider|considers|considered|agree|agrees|agreed|write|writes|wrote|use|uses|used|diagnose|diagnoses|diagnosed|list|lists|treat|would|have|has|had|already|routinely|usually|typically|generally|commonly|refer|recogni[sz]e|label|describe|chart|accept|record|report|ANYDX)`,
      `(?:like|as|unlike|compared_with|compared_to|similar_to|in_line_with|consistent_with)_(?:do_)?(?:all_|most_|many_|the_)?(?:of_)?(?:your_|other_|the_)?(?:colleagues|peers|partners|other_hospitalists|other_physicians|other_surgeons|other_providers)(?!_(?:at|in)_(?:\\w+_)?(?:school|class|day_care|daycare|kindergarten|play\\w*|nursery|preschool)|_(?:she|he|the_(?:child|boy|girl|infant))_(?:is|was|has|walks|speaks|lags|grows))`,
      `{consultant} ~4 (?:agrees?|agreed|concurs?|concurred|already|also|has_(?:already|also)|have_(?:already|also)|feels?|felt|believes?|thinks?|supports?|considers?|is_(?:sure|confident|convinced|certain)|strongly|confirms?|confirmed|would|advises?|recommends?|suggests?|wants|prefers?) ~5 (?:ANYDX|this|that|diagnosis)`,
      `{consultant} ~3 (?:documents?|writes?|calls?|uses?|diagnoses|labels?|names?|records?|charts?|puts?) ~8 (?:in_such|as_a_rule|in_these|for_such|in_similar|routinely|usually|always|in_patients_like|in_cases_like|for_patients_like)`,
      `(?:per|by|under|according_to|as_per|following|in_accordance_with|based_on|in_line_with|consistent_with)_(?:our_|the_|hospital_|facility_|medical_staff_|this_|system_|department_|institutional_|current_|national_|sepsis_|accepted_|new_|internal_|cdi_|coding_)*{policy} ~12 (?:NEWDX|qualif\\w+|should|must|has_to|have_to|need_to|needs_to|required|is_to_be|named|require\\w*|call(?:s|ed)?|considered|diagnosis|counts?|meets?|document\\w*)`,
      `{policy} ~3 (?:requires?|states?|says?|considers?|defines?|directs?|dictates?|mandates?|expects?|calls?|tells?|asks|has_(?:adopted|agreed|defined)|have_(?:adopted|agreed)|treats?|classif\\w+|is_to|instructs?|obliges?) !(?:that_)?(?:to_)?(?:(?:us|me|i|we|coders?|cdi|each|every|all|any|such|these)_)?(?:to_)?(?:send|ask|route|forward|direct|address|copy|wait|quote|date|attach|log|keep|put|(?:questions?|quer(?:y|ies)|messages?|requests?|clarifications?)) ~8`,
      `(?:patients|cases|people|individuals|others|someone|a_patient|any_patient)_(?:\\w+_)?(?:like|with|such_as|similar_to|in|who)_(?:this|these|him|her|that|comparable|similar|identical|have|had) ~8 (?:usually|generally|typically|almost_always|always|commonly|often|nearly_always|have|has|are|were|carry|carries|turn_out|end_up|get)`,
      `(?:dr\\.?_\\w+'?s?|his|her|their|the_other_\\w+|other_\\w+)_(?:patients|cases|charts|notes|records) ~5 (?:same|similar|identical|these|like|such|comparable|always|usually) ~8`,
      `(?:most|similar|comparable|other|such|nearly_all|almost_all|the_majority_of)_(?:\\w+_)?(?:patients|cases|people|admissions)_(?:\\w+_){0,4}(?:have|has|are|were|had|get|carry|receive|turn_out|would)`,
    ),
    unless:
      /\b(?:whether|so that (?:nothing|none|no \w+)|(?:treated|given|started|drawn|held|managed|dosed|replaced|corrected|done|run) (?:by|per|under) (?:\w+ ){0,2}(?:protocol|order set|guideline)s?|clarify which|(?:names?|gives?|lists?|uses?|records?|documents?|calls?|writes?) (?:(?:a|the|two) )?(?:different|differing|conflicting|opposite)|dated addendum|goes to the attending|within \d+ (?:days|hours))\b|\b(?:dear|honou?red|esteemed|respected|hello|hi|day|morning|afternoon) colleagues?\b/,
    why: 'An appeal to peers, consultants, policy or similar patients presses for an answer: quote a cited statement, or leave it out.',
  },
  {
    test: pattern(
      `(?:as_)?(?:you|the_provider|you've|you_have|you_had|your_own|your|dr\\.?_\\w+)_(?:\\w+_){0,2}(?:documented|wrote|called|diagnosed|described|listed|labell?ed|used|recorded|charted|did|stated|note|notes|documentation|wording|practice|habit|dictations?) !(?:me|us|back) ~6 (?:previously|last_(?:time|month|year|week|admission|visit|stay)|before|in_the_past|on_(?:the_)?(?:prior|previous|other|earlier|past|similar)|for_(?:other|similar|your_other)|in_(?:other|similar|prior|previous|earlier|past)|always|usually|regularly|routinely|in_your_other|many_times|once_before|at_the_last|during_(?:the_|his_|her_)?(?:last|prior|previous|earlier))`,
      `(?:previously|last_time|in_the_past|in_similar_cases|on_prior_admissions?|on_previous_admissions?|on_the_last_admission|at_the_last_visit|on_other_patients|for_other_patients|in_other_charts|in_prior_queries|usually|always|normally) ~3 (?:you|you've|your)_(?:\\w+_)?(?:documented|wrote|called|diagnosed|described|listed|labell?ed|used|document|call|write|use|agreed|confirmed|answered|recorded|list|chart)`,
      `(?:during|in|on|at|from)_(?:the|his|her|their|your)_(?!present|current|progress|h&p)\\w+_(?:stay|admission|encounter|visit|hospitali[sz]ation)_you_(?:yourself_|also_|had_|already_)*(?:documented|wrote|called|diagnosed|described|listed|labell?ed|used|recorded|charted|named|put|termed|confirmed|agreed)`,
      `you_(?:\\w+_)?(?:documented|wrote|called|diagnosed|described|listed|labell?ed|used|recorded|charted|named|termed|put) ~2 (?:very_)?(?:same|identical|similar|comparable|exact) ~5`,
      `you_(?:\\w+_)?(?:documented|wrote|called|diagnosed|described|listed|labell?ed|recorded|charted|named|termed) ~10 (?:back_in|last|in_your_\\w+_(?:of|from)_last|only_last)_(?:the_)?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|year|month|time|admission|stay|visit)`,
      `you_(?:\\w+_)?(?:documented|wrote|called|diagnosed|described|listed|labell?ed|used|recorded|charted|named|termed|put|gave) ~4 (?:QUOTED|ANYDX) ~2 (?:for|of|about|over|with|to|in|when|at|on)_(?:just|exactly|precisely|the_very|the_same|the_selfsame|this_very|this_same|these_very|these_same|much_the_same|such_a|a_like|an?_identical|an?_similar|a_very_similar)_(?:\\w+_)?(?:picture|findings?|presentation|values?|results?|state|signs?|symptoms?|course|story|situation|condition|spell|episode|complaint|labs?|numbers|thing)`,
      `(?:in|back_in|last|this_past)_(?:early_|late_|mid_)?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|year) ~1 you_(?:yourself_|also_|had_)*(?:documented|wrote|called|diagnosed|described|listed|labell?ed|recorded|charted|named|termed|put) ~5 (?:QUOTED|ANYDX) ~14 (?:this_time|this_time_round|once_more|once_again|again_now|now_too)`,
      `you_(?:yourself|personally)_(?:had_|have_)?(?:documented|wrote|called|diagnosed|described|listed|labell?ed|used|recorded|charted|named|termed|confirmed|agreed)`,
      `(?:as|like|just_as|same_as)_(?:you_did_)?(?:before|last_time|previously|always|in_the_past|usual)`,
      `(?:consistent|in_keeping|in_line)_with_your_(?:prior|previous|earlier|usual|past|own|other)`,
    ),
    unless:
      /\b(?:in your (?:progress|discharge|admission|consult) note (?:of|on|dated)|this (?:admission|encounter|stay)|current|history)\b/,
    why: "An appeal to the provider's own past wording presses for the same answer: ask about this encounter's findings.",
  },
  {
    test: pattern(
      `(?:since|because|given|as|considering|knowing|seeing|now|assuming|in_light_of|in_view_of|with|based_on|due_to|owing_to|on_account_of|in_the_setting_of|in_the_context_of|accounting_for)_(?:that_|the_fact_that_)? ~4 {have} ~3 NEWDX`,
      `^ (?:since|because|as|given_that|now_that|seeing_that)_(?:this|it|that|these|the_\\w+) ~2 (?:is|was|are|were|represents?|turned_out_to_be|proved_to_be) ~3 NEWDX`,
      `(?:since|because|given|considering|seeing|knowing|in_view_of|in_light_of)_(?:that_|the_fact_that_|how_)? ~2 NEWDX ~1 (?:was|were|is|are|has_been|had_been)_(?:\\w+_)?(?:treated|managed|present|diagnosed|seen|found|confirmed|evident|there|addressed|monitored|obvious|plain)`,
    ),
    unless:
      /\b(?:whether|documented|per (?:the )?(?:radiolog|patholog|dr)|(?:describe|regard|see|consider|view|characteri[sz]e|classify) (?:the patient|him|her|them|this|it) as)\b/,
    why: 'This takes an undocumented diagnosis as given: name the findings instead.',
  },
]
