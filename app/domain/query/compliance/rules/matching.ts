import { matchesOf } from '../language/matches.ts'
import { onceFor } from '../language/once-for.ts'
import type { Pattern } from '../language/pattern.ts'
import type { Passage } from '../reading/passage.ts'
import { wordsAt } from '../reading/passage.ts'
import type { Hit } from '../rule.ts'

/** A family of wordings that break a rule in one way, and the sentence that says so. */
export type Family = {
  test: RegExp | Pattern
  unless?: RegExp
  notWithin?: RegExp
  notAfter?: RegExp
  evenDenied?: true
  ofCase?: true
  why: string
}

// "Update the note to reflect X" asks; "the findings reflect X" presumes.
const BARE_VERB =
  /^(?:reflect|suggest|indicate|confirm|support|show|represent|demonstrate|denote|define|establish|match|fit)\b/

/** Returns the first hit of each family in a passage; `unless` is looked for in the sentence around the match, `notWithin` in the match before its diagnosis, `notAfter` right before a match that begins with a bare verb; `evenDenied` also takes a denied one, `ofCase` only what is said of this case. */
export function hitsOf(passage: Passage, families: readonly Family[]): Hit[] {
  return families.flatMap(({ test, unless, notWithin, notAfter, evenDenied, ofCase, why }) => {
    for (const match of matchesOf(passage.mask, test)) {
      const end = match.index + match[0].length
      if ((!evenDenied && isNegated(passage, end)) || (unless && near(passage.mask, match.index, end, unless))) continue
      if (ofCase && !near(passage.mask, match.index, end, OF_CASE)) continue
      const before = passage.mask.slice(Math.max(0, match.index - 16), match.index)
      if (notAfter?.test(before) && BARE_VERB.test(match[0])) continue
      if (notWithin?.test(match[0].split(/[\uE000-\uE003]/, 1)[0] ?? '')) continue
      return [{ where: passage.where, excerpt: wordsAt(passage, match.index, end), why }]
    }
    return []
  })
}

/** A denied diagnosis at the end of a match ("has no pneumonia") asserts nothing. */
const isNegated = (passage: Passage, end: number): boolean => deniedEnds(passage).has(end)
const deniedEnds = onceFor(
  ({ subjects }: Passage) => new Set(subjects.flatMap(({ assertion, end }) => (assertion === 'negated' ? [end] : []))),
)

function near(mask: string, start: number, end: number, unless: RegExp): boolean {
  const before = mask.slice(Math.max(0, start - AROUND), start)
  const behind = mask.slice(end, end + AROUND)
  const from = Math.max(before.lastIndexOf('\uE01F'), before.lastIndexOf('\uE01E')) + 1
  const stop = behind.search(/[\uE01E\uE01F]/)
  const found = before.slice(from) + mask.slice(start, end) + (stop < 0 ? behind : behind.slice(0, stop))
  return found.search(unless) >= 0
}

/** A diagnosis, a sign, a test, a treatment, an organ, the record, an answer, or what "this" stands for. */
const OF_CASE =
  /[\uE000-\uE002\uE005]|\b(?:this|these|that'?s|it|its|it's|picture|findings?|values?|labs?|course|trend|patients?|case|charts?|charted|notes?|noted|records?|recorded|documen\w+|diagnos\w+|conditions?|answers?|causes?|caused|illness|ill|sick\w*|septic|criteria|treat\w*|respon\w+|numbers|results?|evidence|exam|wounds?|infect\w*|fail\w*|injur\w*|acute|chronic|severe|moderate|stages?|types?|grades?|worse\w*|serious|dying|critical|dehydrat\w*|malnourish\w*|confus\w*|shock|press(?:ors?|ures?)|drips?|antibiotics?|fluids?|bolus\w*|oxygen|intubat\w*|ventilat\w*|transfus\w*|operat\w+|surg\w+|biops\w+|cultures?|scans?|films?|images?|imaging|lactate|creatinine|troponin|sodium|potassium|hemoglobin|fever\w*|renal|kidneys?|liver|heart|lungs?|brain|blood|bleed\w*|bowel|skin|bones?|cancers?|tumou?rs?|admission|admitted|stay|complicat\w+|terms?|wording|worded|related|due|points?|presentation|more than|less than|queries|query|intent|intended|agree|disagree|concur|know|meant|mean|see|recogni\w+|think|thought|called|calls?|describ\w+|bipap|cpap|hung|infus\w+|started|dosed|wean\w*|\w{3,}(?:cillin|mycin|pril|sartan|olol|azole|parin|xaban|floxacin|semide|enaline|ephrine|pressin|steroids?|sone)|reviewers?|audit\w*|rank\w*|scores?|quality|pay\w*|cod(?:e|ed|ing)|counts?|matters?)\b/

/** So many signs of its sentence on either side of a match can excuse it, however long the sentence is. */
const AROUND = 200

/** Returns the hits with those that fall inside a longer one of the same place left out, so that one fault is told once. */
export function distinct(hits: readonly Hit[]): Hit[] {
  return hits.filter(
    (hit, at) =>
      !hits.some(
        (other, otherAt) =>
          otherAt !== at &&
          other.where === hit.where &&
          other.excerpt.includes(hit.excerpt) &&
          (other.excerpt.length > hit.excerpt.length || otherAt < at),
      ),
  )
}
