/** Words of titles and questions that find nothing. "with" and "without" stay: they tell E11.21 from E11.9. */
const SILENT: ReadonlySet<string> = new Set('a an and at by for from in into of on or the to'.split(' '))

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && word.endsWith('s') && !/(ss|us|is|'s)$/.test(word) ? word.slice(0, -1) : word
}

/** The words by which a title is found: lower case, singular, without accents and apostrophes, in their order, repeats included. */
export function searchWordsOf(text: string): string[] {
  const found: string[] = []
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]|'s\b|'/g, '')
  for (const word of plain.match(/[a-z0-9]+/g) ?? []) if (!SILENT.has(word)) found.push(singular(word))
  return found
}

/** What the whole question must look like to be a code or the beginning of one: "I50.2", "e119", "S72.00". */
const CODE = /^[a-z](?:\d[0-9a-z]|[a-z]\d)(?:\.?[0-9a-z]{0,4})$/i

/** The code that a question is, without its dot and in capitals; null when it is words. */
export function codeAsked(question: string): string | null {
  const text = question.trim()
  return CODE.test(text) ? text.replace('.', '').toUpperCase() : null
}

/**
 * Whether one word becomes the other by at most `most` slips: a letter missing, added, changed, or two swapped (optimal string
 * alignment distance). Cheap enough for a few hundred words a question.
 */
export function isSlipOf(one: string, two: string, most: number): boolean {
  if (Math.abs(one.length - two.length) > most) return false
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
    if (least > most) return false
    before = row
    row = next
  }
  return (row[two.length] ?? most + 1) <= most
}
