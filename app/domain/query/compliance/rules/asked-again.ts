import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'

/** A question that was answered is put again on the same findings: pressing for another answer. */
export const ASKED_AGAIN: Family = {
  test: pattern(
    '(?:repeats?|repeating|repetition_of|copy_of|duplicates?|re-?sends?|resends?|re-?issues?)_(?:of_)?(?:the|our|my|a|an|this)_(?:\\w+_)?(?:query|question|request) ~6 (?:you|the_provider|dr\\.?_\\w+|was|already)_(?:have_|has_)?(?:already_)?(?:answered|replied|responded)',
    '(?:asking|ask|putting|sending|posing|raising)_(?:you_|this_|it_|the_question_|the_query_)?(?:again|once_more|a_second_time|anew|another_time) ~10 (?:same_(?:findings|results|indicators|values|evidence|data)|hope|hoping|more_specific|different_answer|better_answer|another_answer)',
    '(?:look|looking)_(?:again_)?at_(?:the_)?same_(?:findings|results|indicators|values|evidence|data)_(?:again|once_more|a_second_time|anew)',
    '(?:you|the_provider|dr\\.?_\\w+)_(?:have_|has_|had_)?(?:already_|previously_|once_)?(?:answered|replied|responded) ~12 (?:again|once_more|a_second_time|a_third_time|anew|re-?sent|re-?asked|resubmitted|repeated|reconsider\\w*)',
    '(?:identical|same|unchanged|very_same|selfsame)_(?:question|query|request|form|message)_(?:once_more|again|a_second_time|anew|unchanged|as_before)',
    '(?:reconsider|revisit|rethink|change|revise)_(?:your|the)_(?:\\w+_)?(?:answer|reply|response)',
    '(?:asked|sent|put|submitted|raised|posed)_(?:to_you_)?(?:again|once_more|a_second_time|anew) ~8 (?:same|unchanged|no_new|nothing_new|answered)',
  ),
  unless:
    /\b(?:new (?:results?|findings|indicators?|evidence|culture|imaging|values)|since then|now (?:shows?|back|available)|has since|have since|resulted after)\b/,
  why: 'An answered question is put again: ask anew only with findings that came after the answer.',
}
