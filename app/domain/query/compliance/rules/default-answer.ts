import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'

const REPLY = '(?:answer|reply|response|choice|selection|objection|word|feedback|correction)'
const SILENCE = `(?:(?:if|when|where|should|unless)_(?:\\w+_){0,3}?(?:nothing_(?:is|was|has_been)_(?:\\w+_)?(?:chosen|selected|ticked|marked|entered|answered|said|heard|received)|no_${REPLY}|(?:do|does|did)_not_(?:\\w+_)?(?:hear|answer|reply|respond|choose|select|object)|don't_(?:\\w+_)?(?:hear|answer|reply|respond|choose|select|object)|(?:is|remains|left|goes)_unanswered|you_(?:answer|reply|respond|object|choose|hear|correct))|(?:without|absent|failing|lacking|barring|in_the_absence_of|for_want_of)_(?:an?_|any_|your_|further_)?${REPLY}|(?:silence|no_${REPLY}))`
const TAKEN =
  '(?:entered|assumed|recorded|taken|used|documented|filed|applied|selected|chosen|accepted|coded|inserted|added|adopted|presumed|understood|carried|charted|reported|regarded|treated|considered|read)'
const CHOICE =
  '(?:(?:answer|option|choice|box)_(?:\\d|one|two|three|a|b|c)|the_(?:first|second|third|last|top|upper|default|preselected|marked)_(?:answer|option|choice|one|line|box))'

/** What is entered where the provider says nothing is an answer that was chosen beforehand. */
export const DEFAULT_ANSWER: Family = {
  test: pattern(
    `(?:unanswered|unreturned|overdue|open)_(?:queries|query|questions?|requests?) ~4 (?:default|defaults|revert|reverts|resolve|resolves|close|closes|convert|converts|go|goes)_(?:to|as|with|into)_(?:${CHOICE}|yes|agree\\w*|NEWDX)`,
    `(?:defaults?|reverts?)_(?:to|back_to)_(?:\\w+_)?(?:${CHOICE}|yes) ~8 (?:midnight|noon|hours?|days?|deadline|unanswered|silence|no_${REPLY}|tomorrow|tonight)`,
    `(?:if|when|where|should)_(?:we|i|you|the_desk|cdi|coding) ~2 (?:hear|hears|receive|receives|get|gets|send|sends|choose|say)_nothing ~8 (?:${CHOICE}|(?:ANYDX|\\w+)_(?:will|shall|is_to|would)_be_${TAKEN})`,
    `${SILENCE} ~12 ${CHOICE}`,
    `${SILENCE} ~9 !(?:nothing|none|the_query|the_question|it_will_stay|unanswered) (?:ANYDX|\\w+)_(?:will|shall|is_going_to|is_to|would)_(?:then_|automatically_)?be_(?:automatically_|then_)?${TAKEN}`,
    `${SILENCE} ~7 (?:counts?_as|means?|is_taken_(?:as|for)|will_be_taken_(?:as|for)|stands_for|will_count_as|amounts_to)_(?:your_|an?_)?(?:\\w+_)?(?:agreement|consent|yes|assent|approval|confirmation|concurrence|acceptance)`,
    `(?:i|we)_(?:will|shall|would|'ll)_(?:\\w+_)?(?:take|assume|enter|use|record|go_with|code|add|presume|document) ~8 (?:unless|if)_(?:you|i|we)_(?:\\w+_){0,3}?(?:hear|answer|reply|respond|object|say|tell|correct)`,
  ),
  unless:
    /\b(?:nothing|none|no change|no diagnosis) (?:is|will be|would be|shall be) (?:\w+ )?(?:entered|recorded|assumed|taken|added|changed|documented|filed|coded)\b|\b(?:covering|paged?|call(?:ed)?|reminder|escalat\w+|withdrawn|stays? open|remains? open|closed|expires?)\b/,
  evenDenied: true,
  why: 'An answer that is entered where nothing is said was chosen beforehand: leave the query open until the provider answers.',
}
