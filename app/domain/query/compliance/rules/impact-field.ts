import { matchesOf } from '../language/matches.ts'
import { isIn } from '../language/needs.ts'
import { MASK, pattern } from '../language/pattern.ts'
import { wholeWords } from '../language/whole-words.ts'
import table from './impact-field.json'

/*
 * A word by its field: "the line was pulled for rigors", "denied by the court", "a boost to the tumor bed". What stands beside it in its clause
 * says whether a body, a device or a day of life is meant; a word of ours, of the stay or of what is written says that it is not.
 */
type Sense = { words: ReturnType<typeof pattern>; fields: RegExp; not: RegExp | null }

const FIELDS: Record<string, string> = table.fields
const ABOUT = wholeWords(table.about)
const SENSES: readonly Sense[] = table.senses.map((sense) => ({
  words: pattern(...sense.words),
  fields: wholeWords(sense.fields.map((name) => FIELDS[name] ?? name).join('|')),
  not: 'not' in sense && sense.not ? wholeWords(sense.not) : null,
}))

/** The question at the end and whose view is asked say nothing of the field: "as your note says", "in your view", "do you hold it so". */
const ASKING =
  /\b(?:in|per|by|as|from) your (?:own )?(?:view|judge?ment|opinion|notes?|assessment|report|summary|letter|reading|estimation)\b|\b(?:do|did|would|could|can|have|might) you\b|\byou (?:write|wrote|treat\w*|saw|found|gave|ordered|noted)\b|\b(?:would|could|might) (?:explain|account for)\b/g
const ENDS = /[;\uE01E\uE01F]/
/** A clause is looked at so many signs to either side of the word. */
const NEARBY = 240

function clauseOf(mask: string, start: number, end: number): string {
  const before = mask.slice(Math.max(0, start - NEARBY), start)
  const after = mask.slice(end, end + NEARBY)
  return `${before.split(ENDS).at(-1) ?? ''} ${after.split(ENDS)[0] ?? ''}`.replace(ASKING, ' ')
}

function isOfField(clause: string, { fields, not }: Sense): boolean {
  return isIn(clause, fields) && !isIn(clause, ABOUT) && !(not && isIn(clause, not))
}

/** Returns a mask with words struck out, at the same length, where their clause gives them a sense of the body, of care or of everyday life. */
export function struckByField(mask: string): string {
  let signs: string[] | null = null
  for (const sense of SENSES) {
    for (const { index, 0: words } of matchesOf(mask, sense.words)) {
      const end = index + words.length
      if (!isOfField(clauseOf(mask, index, end), sense)) continue
      signs ??= mask.split('')
      signs.fill(MASK.innocent, index, end)
    }
  }
  return signs?.join('') ?? mask
}
