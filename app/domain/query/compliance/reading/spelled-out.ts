/*
 * "Congenital myasthenic syndrome (CMS)", "CMS (congenital myasthenic syndrome)": a draft that spells an abbreviation out says itself what its
 * letters mean, unless they stand for money, quality or review there too.
 */
const HOUSE_TERMS =
  /\b(?:case|mix|complication|comorbidit\w+|mortality|illness|hierarchical|adjust\w+|indicators?|hospital-?|acquired|audit|recovery|medicare|medicaid|related groups?|purchasing|value|units?|coverage|determination|accountable|advantage|payment|merit|quality|inspector|relative|scores?)\b/i
const JOINING = /^(?:of|the|and|to|in|for|with|on|a|an|by)$/i
const IN_BRACKETS = /\(([a-z]{2,6})\)/gi
const BRACKETS_AFTER = /\b([a-z]{2,6}) \(([a-z][a-z' /-]{3,80})\)/gi
/** Words before brackets are looked at so far back. */
const NEARBY = 90

const firstLetters = (words: readonly string[]) =>
  words
    .map((word) => word.charAt(0))
    .join('')
    .toLowerCase()

/** The last words before brackets, or all within them, whose first letters are the abbreviation's; small words may be left out. */
function isSpelledBy(words: string, letters: string): boolean {
  const parts = words.split(/[^a-z']+/i).filter((part) => part !== '')
  const told = parts.filter((part) => !JOINING.test(part))
  return [told, parts].some((some) => {
    const last = some.slice(-letters.length)
    return firstLetters(last) === letters && !HOUSE_TERMS.test(last.join(' '))
  })
}

/** Returns the abbreviations, in lower case, that a text spells out in words of another field. */
export function spelledOut(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { index, 1: letters = '' } of text.matchAll(IN_BRACKETS)) {
    const small = letters.toLowerCase()
    if (isSpelledBy(text.slice(Math.max(0, index - NEARBY), index), small)) found.add(small)
  }
  for (const { 1: letters = '', 2: words = '' } of text.matchAll(BRACKETS_AFTER)) {
    const small = letters.toLowerCase()
    if (isSpelledBy(words, small)) found.add(small)
  }
  return found
}
