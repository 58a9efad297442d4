import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'
import { VERDICT_WORD } from './verdict-words.ts'

const DETAIL = `(?:${VERDICT_WORD}|expected|inherent|toxic|metabolic|from_the|fascia|muscle|bone)`
const DOCUMENT =
  '(?:note|summary|addendum|chart|record|list|assessment|plan|report|entry|line|impression|h&p|documentation|wording)'

/** Wishes and instructions for particular words that name no diagnosis of the lexicon, or put it in other ways than a plain request. */
export const DIRECTIONS: Family[] = [
  {
    test: pattern(
      `(?:{please}|^) (?:have|make|let|get|see_that|see_to_it_that) ~8 (?:say|read|state|show|list|reflect|name|carry|come_out_as|come_out) !(?:current|complete|up|open|of|is|was|and|as_you|clearly|in_your)`,
      `^ (?:set|put|move|turn|bring|bump|swap|switch|change) ~6 (?:to|at|for|into) ~2 (?:\\d+|ANYDX|QUOTED|${DETAIL})`,
      `{please} ~1 (?:go|side|stay|stick|settle|run)_(?:with|on|for) ~6`,
      `(?:would|do)_you_mind ~1 (?:adding|dropping|putting|writing|placing|inserting|taking|calling|naming|changing|using|striking|removing|swapping|tidying) ~6`,
      `(?<!\\b(?:line|word|addendum|reply|answer|sentence|detail|report|view|judgment)\\W{1,3})(?:is|are|would_be)_all_(?:that|we|it|you|i|the_\\w+) ~4 (?:need\\w*|takes?|after|left|ask\\w*|requires?|want\\w*|lacks?|missing)`,
      `(?:is|are)_(?:what|the_\\w+_that)_(?:the|your|this)_${DOCUMENT}_(?:\\w+_)?(?:needs?|lacks|wants|should|must|calls_for|is_missing)`,
      `(?:the|your|this|first|last)_(?:\\w+_){0,3}${DOCUMENT}_(?:wants|needs|ought|is_waiting|is_begging|cries|has_room|longs)_(?:to_(?:read|say|name|carry|state|show|list|include)|for) ~4`,
      `(?:is|are)_the_(?:word|words|term|entry|phrase|wording|diagnosis)_(?:that|which|we|you|to) ~3 (?:belongs?|fits?|need|want|use|go|lack\\w*|missing|after|here|there)`,
      `(?:just|only|simply|still)_(?:need|needs|want|lack|lacks|miss|missing|short_of)_(?:the_|one_|a_)?(?:word|words|term|phrase|diagnosis|line|mention) ~4`,
      `(?:would|are|will)_you_(?:be_)?(?:willing|comfortable|open|happy|able|prepared|ready|inclined)_(?:to|with) ~1 (?:changing|change|revising|revise|rewording|reword|amending|amend|replacing|replace|softening|soften|recasting|recast|restating|restate) ~6 (?:to|into|with|as|by) !(?:whatever|however|reflect|clarify|say_whether|show_whether)`,
      `{thank} ~2 for ~1 (?:putting|writing|setting|noting|naming|calling|recording|listing|documenting|entering)_(?:it|this|that|him|her)_(?:down_|up_)?(?:as_)? ~2 NEWDX`,
      `(?:thanks?|obliged|grateful) ~4 (?:ahead_of_time|in_advance|beforehand) ~2 for ~2 (?:tidying|adding|putting|documenting|naming|including|getting|the_addendum_with|writing|calling|updating|changing)`,
      `(?:can|could|may|might|should)_(?:go|come|drop|fall|disappear)_(?:from|off|out_of|out)_(?:the|your|his|her)_(?:\\w+_)?(?:list|note|summary|chart|record|assessment)`,
      `(?:best|better)_(?:left|kept)_(?:out|off|aside|unmentioned|unsaid)`,
      `(?:awaits?|needs|wants|lacks)_(?:only|just|nothing_but)_your_(?:\\w+_)?(?:signature|nod|initials|ok|name|approval)`,
      `(?:carried|copied|taken|lifted|pasted|moved|brought)_(?:over_|straight_|right_)?into_your ~4`,
      `(?:left|leaving|made|saved)_(?:room|space|a_gap|a_line|a_blank)_(?:after|for|before|in|behind) ~6`,
      `(?:{please}|^) ~1 (?:carry|bring|take|work|weave|place|put|enter|move|copy|transcribe|get|lift) ~2 (?:wording|words?|term|phrase|diagnosis|line|sentence) ~6`,
      `you_(?:may|might|could)_(?:well_|also_)?(?:want|wish|care|like|prefer|choose)_to ~1 (?:state|say|write|add|note|document|mention|record|put|include|call|describe) !(?:whether|which|what|how|if|why|when|who|where|it|this_in|an_addendum|a_note|your_\\w+|so|any|more|the_(?:type|cause|stage|acuity|reason|significance|status|time|details?)) ~2`,
      `if_you_(?:would|could|can|will)_(?:just_|only_|simply_|please_|kindly_)?(?:put|insert|place|drop|slip|tuck|work) !(?:it_in_your_own|your|whatever|which) ~6`,
      `(?:glad|happy|pleased|grateful|fond)_of_the_(?:word|words|term|phrase) ~4`,
      `(?:need|want|like|prefer)_you_to_(?:say|write|state|put|name|call|record|document)_(?:that_|it_|this_)?(?:it|this|\\w+) !(?:whether|which|what|how|you) ~4`,
      `feel_free_to_(?:copy|paste|use|insert|lift|borrow|adopt) ~6`,
      `(?:pended|teed_up|prefilled|pre-filled|drafted|queued|loaded) ~8 (?:in|into|to|for)_(?:your|the)_(?:\\w+_)?(?:note|addendum|summary|signature|inbox)`,
    ),
    unless:
      /\b(?:whether|your own|which(?:ever)?|as you (?:see|judge)|to that effect|your own (?:record|recollection|log)|whatever|if (?:any|known|you can|it can)|answer you (?:gave|have)|your (?:\w+ )?(?:judge?ment|view|opinion)|(?:line|word|words|note|answer|reply|sentence|look|call|response|clarification)(?: or two)? (?:on|about|from|either|in|to|regarding|as to) (?:it|this|that|them|which|why|you|the (?:type|cause|stage|side|reason|acuity|depth|significance))|a (?:date|signature|time)|how|what (?:you|was|is))\b/,
    why: 'This says which words are wanted: ask what the findings mean, and let the provider name it.',
  },
  {
    test: pattern(
      `(?:glad|grateful|happy|lovely|wonderful|nice|great|good|love|delighted|pleased|like|appreciate\\w*|hop(?:e|ed|ing)) ~10 (?:described|called|named|termed|listed|worded|recorded|documented|put|seen|classed|styled|labell?ed|shown|given)_(?:as_|to_be_|down_as_)?${DETAIL}`,
      `(?:glad|grateful|obliged|indebted|thankful|happy|lovely|wonderful|nice|great|love|delighted|pleased|after|looking_for|(?:my|our|the)_day) ~5 (?:see|of|for|with|read|find|have|get) ~6 (?:QUOTED|["'])`,
      `(?:a_quick|one_more|a_line|a_mention|the_single_word) ~1 QUOTED`,
      `(?:word|words|term|phrase) ~1 ${DETAIL}_(?:put|placed|in_front|before|added|next_to)`,
    ),
    unless:
      /\b(?:whether|your own words|which|if (?:any|known)|reads?|says?|wrote|writes|stands|used|appears|is found|in your h&p|(?:help|assistance|advice|guidance|clarification|thoughts?|views?|opinion|explanation|comments?) (?:with|on|about|of|regarding|as to|concerning) (?!(?:add|writ|putt?|gett?|chang|document|includ|record|hav|mak|updat|nam|list|us)ing)(?:the|his|her|this|that|your|an?))\b/,
    why: 'A wish for particular words leads: thank for the clarification only.',
  },
  {
    test: pattern(
      `(?:cleaner|better|simpler|neater|tidier|safer|best|ideal|nicer)_(?:just_)?to_(?:say|write|call|put|state|name)_(?:it_|this_|that_|down_)?(?:as_)?(?:NEWDX|${DETAIL})`,
      `(?:cleaner|better|simpler|easier|neater|tidier|safer|best|ideal|nicer|handier) ~6 if_you_(?:wrote|put|said|called|stated|listed|documented|recorded|noted|write|say|call|state|list|document|record|note) ~1 (?:that|down_that)`,
    ),
    unless: /\b(?:whether|which(?:ever)?|or)\b/,
    why: "How it would be better written is the provider's own: ask what the findings mean.",
  },
]

/** One example behind "say", "such as" or in brackets suggests the answer even where the lexicon has no such diagnosis. */
export const LONE_EXAMPLE: Family = {
  test: pattern(
    `(?:say|e\\.?g\\.?|for_example|for_instance|perhaps|maybe|possibly|think|as_in) ~2 (?:severe|moderate|mild|acute|chronic|primary|secondary|stage|type|grade|class|recurrent|open_angle|drug_induced|alcoholic|diabetic|septic|toxic|metabolic|hypoxic|ischemic|hemorrhagic|malignant|benign)_`,
  ),
  unless:
    /\bor\b|(?:say|e\.?g\.?|for example|for instance|perhaps|maybe|possibly|such as|like),? [^.?()]{0,60}, |\bcould not say\b|\b(?:please|to|you may|can|cannot|also) say\b/,
  why: 'One example suggests the answer: leave the example out, or offer all reasonable options as a list.',
}
