/** Words of titles and questions that find nothing. "with" and "without" stay: they tell E11.21 from E11.9. */
const SILENT: ReadonlySet<string> = new Set('a an and at by for from in into of on or the to'.split(' '))

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && word.endsWith('s') && !/(ss|us|is|'s)$/.test(word) ? word.slice(0, -1) : word
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/

/** The words by which a title is found: lower case, singular, without accents and apostrophes, in their order, repeats included. */
export function searchWordsOf(text: string): string[] {
  const found: string[] = []
  const lower = text.toLowerCase()
  // Accents are rare: of the official titles none has one.
  const plain = ASCII.test(lower) ? lower : lower.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  const whole = plain.includes("'") ? plain.replace(/'s\b|'/g, '') : plain
  for (const word of whole.match(/[a-z0-9]+/g) ?? []) if (!SILENT.has(word)) found.push(singular(word))
  return found
}

/** What the whole question must look like to be a code or the beginning of one: "I50.2", "e119", "S72.00". */
const CODE = /^[a-z](?:\d[0-9a-z]|[a-z]\d)(?:\.?[0-9a-z]{0,4})$/i

/** The code that a question is, without its dot and in capitals; null when it is words. */
export function codeAsked(question: string): string | null {
  const text = question.trim()
  return CODE.test(text) ? text.replace('.', '').toUpperCase() : null
}

/** Both words without what they share at their beginning and end. */
function differing(one: string, two: string): [string, string] {
  let from = 0
  while (from < one.length && from < two.length && one[from] === two[from]) from++
  let back = 0
  while (back < one.length - from && back < two.length - from && one.at(-1 - back) === two.at(-1 - back)) back++
  return [one.slice(from, one.length - back), two.slice(from, two.length - back)]
}

/**
 * Whether one word becomes the other by at most `most` slips: a letter missing, added, changed, or two swapped (optimal string
 * alignment distance). Cheap enough for a thousand words a question.
 */
export function isSlipOf(one: string, two: string, most: number): boolean {
  if (Math.abs(one.length - two.length) > most) return false
  const [left, right] = differing(one, two)
  if (left.length <= 1 && right.length <= 1) return most > 0 || left === right
  return distance(left, right, most) <= most
}

/** The number of slips between two words, or more than `most`. */
function distance(one: string, two: string, most: number): number {
  let before: number[] = []
  let row = Array.from({ length: two.length + 1 }, (_, j) => j)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= two.length; j++) {
      const same = one[i - 1] === two[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]
      if (isSwapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
      least = Math.min(least, cost)
    }
    // A swap may still save one from the row before.
    if (least > most + 1) return least
    before = row
    row = next
  }
  return row[two.length] ?? most + 1
}
