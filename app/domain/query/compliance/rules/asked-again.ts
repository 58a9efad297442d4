import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'

/** A question that was answered is put again on the same findings: pressing for another answer. */
export const ASKED_AGAIN: Family = {
  test: pattern(
    '(?:you|the_provider|dr\\.?_\\w+)_(?:have_|has_|had_)?(?:already_|previously_|once_)?(?:answered|replied|responded) ~12 (?:again|once_more|a_second_time|a_third_time|anew|re-?sent|re-?asked|resubmitted|repeated|reconsider\\w*)',
    '(?:identical|same|unchanged|very_same|selfsame)_(?:question|query|request|form|message)_(?:once_more|again|a_second_time|anew|unchanged|as_before)',
    '(?:reconsider|revisit|rethink|change|revise)_(?:your|the)_(?:\\w+_)?(?:answer|reply|response)',
    '(?:asked|sent|put|submitted|raised|posed)_(?:to_you_)?(?:again|once_more|a_second_time|anew) ~8 (?:same|unchanged|no_new|nothing_new|answered)',
  ),
  unless:
    /\b(?:new (?:results?|findings|indicators?|evidence|culture|imaging|values)|since then|now (?:shows?|back|available)|has since|have since|resulted after)\b/,
  why: 'An answered question is put again: ask anew only with findings that came after the answer.',
}
