import { matchesOf } from '../language/matches.ts'
import { pattern } from '../language/pattern.ts'
import type { Passage } from '../reading/passage.ts'
import { wordsAt } from '../reading/passage.ts'
import type { Hit } from '../rule.ts'

/** An example in an open question leads when it stands alone; two or more with another way out are a list. */
const EXAMPLE = pattern(
  '(?:along_the_lines_of|something_like|in_the_nature_of|such_as|e\\.?g\\.?|for_example|for_instance|like|i\\.?e\\.?|namely|perhaps|possibly|maybe|say|including|for_example_as|to_include|potentially|ie|eg|as_in) {det}? {det}? {det}? NEWDX',
  'NEWDX ~1 (?:for_example|for_instance|perhaps|maybe|possibly|e\\.?g\\.?)',
  '(?:could|might|may|would)_(?:it|this|that|these|the_picture|the_patient|the_findings)_(?:be|represent|reflect|mean|indicate|have|suggest|point_to) ~3 NEWDX',
)

/** "This looks like ..." asserts, and is judged as that; it gives no example. */
const LOOKS =
  /\b(?:looks?|looked|looking|seems?|seemed|appears?|appeared|sounds?|sounded|feels?|felt|behaves?|behaved|acts?|acted|presents?|presented)\W{1,3}$/

/** Returns the first lone example of a passage. */
export function exampleHits(passage: Passage): Hit[] {
  for (const match of matchesOf(passage.mask, EXAMPLE)) {
    // "A course like this tubular necrosis" compares with the patient's own; "like this" begins no example.
    if (/^like (?:this|that|these|those|his|hers?)\b/.test(match[0])) continue
    if (/^like\b/.test(match[0]) && LOOKS.test(passage.mask.slice(Math.max(0, match.index - 24), match.index))) continue
    const end = match.index + match[0].length
    const rest = passage.subjects.filter(
      (subject) => subject.standing !== 'documented' && subject.start >= end && subject.start < end + 90,
    )
    const open = passage.mask.slice(end, end + 60).search(/[\uE01E\uE01F]/)
    const rivals = rest.filter((subject) => open < 0 || subject.start < end + open)
    if (rivals.length > 0) continue
    const why =
      'One undocumented diagnosis as the example suggests the answer: leave the example out, or offer all reasonable options as a list.'
    return [{ where: passage.where, excerpt: wordsAt(passage, match.index, end), why }]
  }
  return []
}
