import { isAboutOne, type Pool, spokenFor } from './specificity-pool.ts'
import { SIDES, SOFT } from './specificity-question.ts'
import { branchOf, type CodeNode } from './specificity-tree.ts'
import { stemOf } from './specificity-words.ts'

/** Numerals are short: "xviii". */
const LONG_NUMERAL = 6
const NUMERAL = /^(\d+|[ivx]+)$/

/** Grade "iii" is kept by grade "iiia"; class "i" is not by class "iv". */
const hasNumeral = (word: string, content: ReadonlySet<string>) =>
  NUMERAL.test(word) && ['a', 'b', 'c'].some((letter) => content.has(word + letter))

/** Whether one title says one of the joined things that the other does not. */
function saysAlone(joined: ReadonlySet<string>, one: CodeNode, two: CodeNode): boolean {
  for (const word of joined) if (one.content.has(word) && !two.content.has(word)) return true
  return false
}

/** Where a heading joins several things of which the code means some, whether the other speaks of more of them, or of another. */
export const speaksOfElse = (other: CodeNode, node: CodeNode, scope: CodeNode) =>
  isOfTheSecond(other, node, scope) ||
  scope.joined.some((list) => saysAlone(list, other, node) && [...list].some((word) => node.content.has(word)))

/** Of two things that a heading names, the code means the first and the other the second: a cyst below "retinoschisis and retinal cysts". */
function isOfTheSecond(other: CodeNode, node: CodeNode, { words }: CodeNode): boolean {
  if (words.length !== 4 || words[1] !== 'and') return false
  const [first, second] = [stemOf(words[0] ?? ''), stemOf(words[3] ?? '')]
  const { content } = node
  return content.has(first) && !content.has(second) && other.content.has(second) && !other.content.has(first)
}

/** Whether a heading joins the thing with others and the code means only some of them: what it means must be said again. */
const isChosen = (word: string, node: CodeNode, { joined }: CodeNode) =>
  joined.some((list) => list.has(word) && [...list].some((it) => !node.content.has(it)))

/** The lists of things that a heading joins and of which the code means some, and the words that only their branches say. */
type Meaning = { things: readonly ReadonlySet<string>[]; own: readonly string[] }

function meaningOf(node: CodeNode, scope: CodeNode, pool: Pool): Meaning {
  const things = scope.joined.filter((list) => [...list].some((word) => node.content.has(word)))
  const isOfAnother = ({ content }: CodeNode) =>
    things.some((list) => [...list].some((word) => content.has(word) && !node.content.has(word)))
  const elsewhere = scope.children.filter(isOfAnother).flatMap((child) => pool.under(child))
  const isOwn = (word: string) =>
    !scope.content.has(word) &&
    !SIDES.has(word) &&
    !SOFT.has(word) &&
    word[0] !== '-' &&
    !elsewhere.some(({ content }) => content.has(word))
  return { things, own: elsewhere.length > 0 ? [...node.content].filter(isOwn) : [] }
}

/**
 * Whether a title names none of the things that a heading joins, but says with the code what only the branches of the code's thing
 * say: "hallux valgus, right foot" is a deformity of toes below "deformities of fingers and toes".
 */
function meansTheSame(keeping: Keeping, { content }: CodeNode, scope: CodeNode, pool: Pool): boolean {
  keeping.meaning ??= meaningOf(keeping.node, scope, pool)
  const { things, own } = keeping.meaning
  return own.some((word) => content.has(word)) && !things.some((list) => [...list].some((word) => content.has(word)))
}

/** An eye or ear goes without saying in the chapter about them, not in a burn of the head. */
const isSoft = (word: string, { code }: CodeNode) =>
  SOFT.has(word) && (code.startsWith('H') || (word !== 'eye' && word !== 'ear'))

/**
 * What an alternative must say: all of `kept`; but a part need not name its whole again. Below the heading of the question only what is
 * `needed`, sides first, since most codes fail by those.
 */
export type Keeping = {
  node: CodeNode
  kept: ReadonlySet<string>
  whole: ReadonlySet<string>
  needed: readonly string[]
  /** Put together when first asked for. */
  meaning?: Meaning
}

/** What must be kept, seen from the heading under which answers stand; null where they stand in neighbouring categories. */
export function keepingOf(
  node: CodeNode,
  kept: ReadonlySet<string>,
  whole: ReadonlySet<string>,
  heading: CodeNode | null,
): Keeping {
  const goesWithout = (word: string, scope: CodeNode) =>
    isSoft(word, node) ||
    (isAboutOne(scope) && isCompounded(word, scope)) ||
    (scope.content.has(word) && (whole.has(word) || !isChosen(word, node, scope)))
  const needed = heading === null ? [] : [...kept].filter((word) => !goesWithout(word, heading))
  return {
    node,
    kept,
    whole,
    needed: [...needed.filter((it) => SIDES.has(it)), ...needed.filter((it) => !SIDES.has(it))],
  }
}

/** Parts of the body that titles name without saying of what. */
const PARTS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['leg', ['calf', 'ankle']],
  ['girdle', ['clavicle', 'scapula', 'acromial', 'coracoid', 'glenoid']],
])
/** External genital organs that tell a sex by themselves. */
const ORGANS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['male', ['penis', 'scrotum', 'testis']],
  ['female', ['vagina', 'vulva']],
])
const saysOneOf = (parts: readonly string[] | undefined, { content }: CodeNode) =>
  parts?.some((part) => content.has(part)) === true

/** Whether no code of a category speaks of a thing: chronic hepatitis is not told by whether there was a coma. */
const isNoMatter = (word: string, category: CodeNode, pool: Pool) =>
  !pool.under(category).some(({ content }) => content.has(word) || content.has(`-${word}`))

/** Whether a code says nothing of a thing: its category does not, or it stands there beside a family of its own for that. */
const isSilentOn = (word: string, other: CodeNode, pool: Pool) =>
  !other.content.has(word) && (isNoMatter(word, branchOf(other, null), pool) || other.parent?.parent === null)

/** What only some kinds of a disease are measured by. */
const MEASURES: ReadonlySet<string> = new Set(['stage', 'grade', 'class'])

/** Whether a measure is unknown in a branch: acute glaucoma has no stages. */
export const isUnmeasured = (word: string, branch: CodeNode, pool: Pool) =>
  MEASURES.has(word) && isNoMatter(word, branch, pool)

/** What a word measures in a title: "stage", or "mild" before "stage". */
function measureOf(word: string, { words }: CodeNode): string | null {
  if (MEASURES.has(word)) return word
  const at = words.findIndex((it) => stemOf(it) === word)
  const next = words[at + 1] ?? ''
  return at >= 0 && MEASURES.has(next) ? next : null
}

/** Words by which a title tells a time of the pregnancy, or that it is over. */
const TIMES: readonly string[] = 'trimester childbirth puerperium labor delivery postpartum'.split(' ').map(stemOf)

/** Whether a trimester is unknown to a title: a rash of pregnancy that has one code. */
export const isTimeless = (word: string, { content }: CodeNode) =>
  word === TIMES[0] && !TIMES.some((time) => content.has(time))

const INFLAMED: readonly string[] = ['infection', 'inflammation'].map(stemOf)

/** Whether a title says an inflammation in two words: "infection of intervertebral disc" is a discitis. */
const isInflamed = (word: string, { content }: CodeNode) =>
  word.endsWith('itis') &&
  INFLAMED.some((it) => content.has(it)) &&
  [...content].some((place) => place.length >= 4 && word.startsWith(place))

/** Below so many codes a heading's own list is quick enough. */
const MANY = 12
/** Words that other words may stand in for. */
const STOOD_IN_FOR: ReadonlySet<string> = new Set([...MEASURES, ...PARTS_OF.keys(), ...ORGANS_OF.keys(), 'trimester'])

/** Beginnings that turn a word into its contrary, or set a thing beside it. */
const CONTRARY = /^(?:non|anti|un|in|im|dis|pre|post|para|sub|supra|infra|retro|genito)$/
const LONG_WORD = 7

/** Whether a title says a word in a longer one: a nasopharynx is a pharynx, an endocarditis a carditis. */
function isCompounded(word: string, { words }: CodeNode): boolean {
  const ends = word.replace(/[~!^]$/, '')
  if (ends.length < LONG_WORD) return false
  return words.some((it) => {
    const at = it.length > ends.length + 2 ? it.indexOf(ends) : -1
    return at > 2 && it.length - at <= ends.length + 4 && !CONTRARY.test(it.slice(0, at))
  })
}

/** Whether a heading between `scope` and the node says the word, and only one thing: a short title leans on its headings. */
function isLent(word: string, node: CodeNode, scope: CodeNode): boolean {
  for (let up = node.parent; up !== null && up !== scope; up = up.parent)
    if (up.content.has(word) && isAboutOne(up)) return true
  return false
}

const saysEach = (list: ReadonlySet<string>, { content }: CodeNode) => [...list].every((word) => content.has(word))

/**
 * Whether a code names none of the things that a heading joins and stands below one for "other" of them all: Lennox-Gastaut syndrome below
 * "other epilepsy and recurrent seizures".
 */
function isOfBoth(word: string, other: CodeNode, scope: CodeNode): boolean {
  const list = scope.joined.find((it) => it.has(word))
  if (list?.size !== 2 || list.has('related') || [...list].some((it) => other.content.has(it))) return false
  for (let up = other.parent; up !== null && up !== scope; up = up.parent)
    if (up.words[0] === 'other' && list.has(stemOf(up.words[1] ?? '')) && saysEach(list, up)) return true
  return false
}

/** Whether a title says the level, or one of the places that the heading counts to it: "dorsal artery of right foot". */
const isAtLevel = ({ words, content }: CodeNode, { joined }: CodeNode) =>
  words.includes('level') || joined.some((list) => [...list].some((place) => content.has(place)))

/** At a level that the heading tells, the limb at the end only carries the side: "at forearm level, right arm". */
const isCarrier = (word: string, { words }: CodeNode, scope: CodeNode) =>
  words.at(-3) === ',' && stemOf(words.at(-1) ?? '') === word && scope.content.has('level') && words.includes('level')

/**
 * Whether an alternative says all that must stay said. A word of the common heading goes without saying, but for one of several
 * things that the heading joins, unless the code means all of them.
 */
export function keeps(keeping: Keeping, other: CodeNode, scope: CodeNode | null, pool: Pool): boolean {
  for (const word of scope === null ? keeping.kept : keeping.needed)
    if (!other.content.has(word) && !isKeptElse(word, keeping, other, scope, pool)) return false
  return true
}

/**
 * The fewest codes below a heading that can keep all: those that say the rarest of the words that nothing but a heading stands in for.
 */
export function keepersOf({ node, needed }: Keeping, heading: CodeNode, pool: Pool): readonly CodeNode[] {
  let fewest = pool.under(heading)
  if (fewest.length < MANY) return fewest
  for (const word of needed) {
    if (!SIDES.has(word) && (word.length < LONG_NUMERAL || STOOD_IN_FOR.has(word))) continue
    if (measureOf(word, node) !== null) continue
    if (word.endsWith('itis') || heading.content.has(word) || isCarrier(word, node, heading)) continue
    const saying = pool.saying(heading, word)
    if (saying.length < fewest.length) fewest = saying
  }
  return fewest
}

/** Whether a word that a title does not say goes without saying there. */
function isKeptElse(word: string, keeping: Keeping, other: CodeNode, scope: CodeNode | null, pool: Pool): boolean {
  if (SIDES.has(word)) return scope !== null && isLent(word, other, scope)
  if (word.length < LONG_NUMERAL && hasNumeral(word, other.content)) return true
  const measure = measureOf(word, keeping.node)
  if (measure !== null && isUnmeasured(measure, branchOf(other, scope), pool)) return true
  if (isTimeless(word, other) || isInflamed(word, other)) return true
  if (word === 'with' && other.content.has('limited')) return true
  const { node, whole } = keeping
  if (scope === null)
    return (word[0] === '-' && isSilentOn(word.slice(1), other, pool)) || spokenFor(other, node).has(word)
  if (isOfBoth(word, other, scope) || isCompounded(word, other)) return true
  if (isLent(word, other, scope) || (isCarrier(word, node, scope) && isAtLevel(other, scope))) return true
  if (whole.has(word) && saysOneOf(PARTS_OF.get(word), other)) return true
  if (node.content.has('genital') && saysOneOf(ORGANS_OF.get(word), other)) return true
  return scope.content.has(word) && meansTheSame(keeping, other, scope, pool)
}
