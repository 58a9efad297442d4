import { isStranger, mayAnswer } from './specificity-fitness.ts'
import { type Keeping, keepersOf, keepingOf, keeps, speaksOfElse } from './specificity-keeping.ts'
import { sameKey } from './specificity-phrases.ts'
import { type Pool, spokenFor } from './specificity-pool.ts'
import { closesAll, othersOpen, PARTS, type Question, runOf, SIDES, SOFT, wholeOf } from './specificity-question.ts'
import { branchOf, type CodeNode } from './specificity-tree.ts'
import { contentOf, stemOf } from './specificity-words.ts'

/** A code that states what a question leaves open, and the stems of the words by which it does. */
export type Candidate = { node: CodeNode; gained: string[] }

/** Words that answer nothing: an alternative that adds only these states no more than the code. */
const FILLER: ReadonlySet<string> = new Set(['with', 'mention'])
/** Words by which a code says that the answer is not known, or does not matter: no alternative. */
const NO_ANSWER: ReadonlySet<string> = new Set('unknown undetermi unidentif unable uncertain regaining'.split(' '))
/** Words of the course, which tell no place: "acute endocarditis" does not say which valve. */
const COURSE: ReadonlySet<string> = new Set('acute subacute chronic infective'.split(' ').map(stemOf))
/** Words too general to recognise a neighbouring category by. */
const GENERAL: ReadonlySet<string> = new Set([
  ...SOFT,
  ...'infection infectiou injury symptom disturban malignant neoplasm effect person injured traffic nontraffi accident'.split(
    ' ',
  ),
])
const isNamedAmong = (word: string, { joined }: CodeNode) => !SIDES.has(word) && joined.some((list) => list.has(word))

/** Where the code means all of several things, one of them alone is an answer: "neck" for an unspecified site of "head, face, and neck". */
const isOneOfAll = (word: string, { content }: CodeNode, node: CodeNode, { joined }: CodeNode) =>
  joined.some(
    (list) =>
      list.has(word) &&
      [...list].every((it) => node.content.has(it)) &&
      [...list].filter((it) => content.has(it)).length === 1,
  )

/** "Suppurative" in "suppurative and unspecified otitis media" is an answer, though the heading says it. */
const isBesideOpen = (word: string, { words }: CodeNode) => {
  const at = words.indexOf('and-open')
  return at > 0 && stemOf(words[at - 1] ?? '') === word
}

/** An undetermined intent stands last and is one of the intents: what was done is known all the same. */
const isIntent = (word: string, { words }: CodeNode) =>
  word === NO_INTENT && words.at(-2) === ',' && stemOf(words.at(-1) ?? '') === word
const NO_INTENT = stemOf('undetermined')

/** What is known before: the words of the code, what a clause asks of ("-perforati"), whether one of joined things is an answer. */
type Knowing = {
  node: CodeNode
  known: ReadonlySet<string>
  denied: ReadonlySet<string>
  mayChoose: boolean
  isPart?: boolean
}

/** What the alternative says beyond the code and their common heading; null when it says that nobody knows. */
export function gainedBy(
  other: CodeNode,
  scope: CodeNode | null,
  { known, denied, mayChoose, isPart, node }: Knowing,
): string[] | null {
  // What the heading says of all its codes is no answer; one of several things that it names together is.
  const isNamedThere = (word: string) => scope?.joined.some((list) => list.has(word)) === true
  const isOpenToo = other.phrases.every(
    ({ key, isHead }) => !isHead && (node.phrases.some((own) => own.key === key) || isNamedThere(key)),
  )
  const isChoice = mayChoose && isOpenToo && !other.words.includes('other')
  const gained: string[] = []
  for (const word of other.content) {
    if (known.has(word) && !(isPart && isChoice && scope !== null && isOneOfAll(word, other, node, scope))) continue
    if (FILLER.has(word) || (word[0] === '-' && !denied.has(word))) continue
    if (scope?.content.has(word) && !(isChoice && isNamedAmong(word, scope)) && !isBesideOpen(word, scope)) continue
    if (NO_ANSWER.has(word)) {
      if (isIntent(word, other)) continue
      return null
    }
    gained.push(word)
  }
  return gained
}

/** Which of the things that are open together a title names: "antirheumatics" of "unspecified analgesic, antipyretic and antirheumatic". */
function chosenOf({ content, phrases }: CodeNode, { key, isHead }: Question['phrase']): string[] {
  if (isHead || !key.includes(' and ') || phrases.length > 0) return []
  const named = [...contentOf(key.split(' '))]
  const chosen = named.filter((word) => content.has(word))
  return chosen.length < named.length ? chosen : []
}

/** Of the nouns of an entity the one that says what it is: "hepatitis" of "viral hepatitis"; the first where that is too general. */
function nounAmong(nouns: ReadonlySet<string>): string | undefined {
  const [first, second] = nouns
  const last = [...nouns].at(-1)
  return last === undefined || !GENERAL.has(last) ? last : nouns.size > 2 ? second : first
}

/**
 * The codes that may be about what is asked. "Other anemias" is where "anemia, unspecified" stands; the kinds of anemia stand in the
 * categories about it, and name the noun, or the subject where there is none.
 */
function poolFor(
  { anchor, phrase }: Question,
  keeping: Keeping,
  pool: Pool,
  subject: readonly string[],
  nouns: ReadonlySet<string>,
): Iterable<CodeNode> {
  const scope = anchor.parent
  const noun = nounAmong(nouns)
  const telling = noun === undefined ? subject : [noun]
  const isSpread = phrase.isHead || phrase.key === 'organism'
  if (scope === null) return pool.near(anchor, telling, isSpread)
  if (scope.parent !== null || scope.words[0] !== 'other') return keepersOf(keeping, scope, pool)
  const found = new Set(keepersOf(keeping, scope, pool))
  for (const node of pool.near(scope, telling, isSpread)) found.add(node)
  return found
}

const NOTHING: ReadonlySet<CodeNode> = new Set()

/** Whether a code of another category is about what is asked: it names the noun, and something telling before its first comma. */
function isAboutIt(
  other: CodeNode,
  { node }: Question,
  subject: readonly string[],
  nouns: ReadonlySet<string>,
  block: ReadonlySet<CodeNode>,
): boolean {
  const { words, content } = other
  // "Acute hepatitis B" is a viral hepatitis B all the same.
  const [first] = nouns
  const spoken = spokenFor(other, node)
  if (block.has(branchOf(other, null)))
    return [...nouns].slice(-1).every((noun) => content.has(noun) || spoken.has(noun))
  for (const noun of nouns)
    if (!content.has(noun) && !spoken.has(noun) && !(noun === first && nouns.size > 2)) return false
  if (nouns.size > 0 && [...nouns].every((noun) => spoken.has(noun))) return true
  if (!subject.some((word) => content.has(word))) return false
  const comma = words.indexOf(',')
  for (let at = 0; at < comma; at++) if (subject.includes(stemOf(words[at] ?? ''))) return true
  return comma === -1
}

/** Whether a code names the other open nouns by another word: a carotid artery is no "unspecified cerebral artery". */
const namesElse = ({ words, content, phrases }: CodeNode, others: ReturnType<typeof othersOpen>) =>
  others.some(({ key, pair: [one, two] }) => {
    if (!content.has(two) || phrases.some((open) => sameKey(open.key, key))) return false
    return !words.some((word, at) => stemOf(word) === one && stemOf(words[at + 1] ?? '') === two)
  })

/**
 * Where the family goes on with "other and unspecified hormone antagonists", a drug against what another answer names is one of those,
 * no hormone: "antithyroid drugs" beside "thyroid hormones".
 */
function withoutOpposites({ anchor }: Question, found: readonly Candidate[]): readonly Candidate[] {
  const siblings = anchor.parent?.children ?? []
  const isOpposed = siblings.some(
    ({ code, words, content }) =>
      code > anchor.code &&
      words.includes('and-open') &&
      content.has(stemOf('antagonists')) &&
      [...content].some((word) => anchor.content.has(word)),
  )
  if (!isOpposed) return found
  const named = found.flatMap(({ gained }) => gained)
  const isAgainst = (word: string) =>
    word.startsWith('anti') && named.some((it) => it.length > 4 && it.startsWith(word.slice(4)))
  return found.filter(({ gained }) => !gained.some(isAgainst))
}

/** A sibling that denies all that another says: "without loss of material" beside "with loss of material". */
function contraryOf(other: CodeNode, node: CodeNode, found: readonly Candidate[]): Candidate[] {
  const denied = [...other.content].filter((word) => word[0] === '-' && !node.content.has(word))
  const isAsserted = found.some(
    (it) => it.node.parent === other.parent && denied.every((word) => it.gained.includes(word.slice(1))),
  )
  return denied.length > 0 && isAsserted ? [{ node: other, gained: denied }] : []
}

/** The codes that answer a question and keep what must stay said; from neighbouring categories only where that is telling. */
export function candidatesOf(
  question: Question,
  kept: ReadonlySet<string>,
  pool: Pool,
  nouns: ReadonlySet<string> = new Set(),
): Candidate[] {
  const { node, phrase, anchor } = question
  const heading = anchor.parent
  const isClause = /^(whether|as) /.test(phrase.key)
  const known = isClause ? kept : node.content
  // "Without perforation" answers "unspecified as to perforation".
  const denied = new Set(isClause ? phrase.key.split(' ').map((word) => `-${word}`) : [])
  const subject = [...kept].filter((word) => word[0] !== '-' && !GENERAL.has(word))
  const others = othersOpen(question)
  const isPart = PARTS.has(phrase.key)
  const run = runOf(question)
  const isLast = closesAll(question)
  const isLevel = phrase.key === 'level'
  const mayChoose = phrase.isHead || isPart || isLast || isLevel
  const whole = wholeOf(question)
  const keeping = keepingOf(node, kept, whole, heading)
  // In a family laid out by regions of the body, the lip before "other and unspecified parts of face" is a part of the face.
  const isRegional = isPart && run !== null && heading?.children.some(({ content }) => content.has('trunk')) === true
  const partKept = new Set([...kept].filter((word) => SIDES.has(word) || !whole.has(word)))
  const ofPart = keepingOf(node, partKept, whole, heading)
  const noun = nounAmong(nouns)
  const block = heading === null && noun !== undefined && !GENERAL.has(noun) ? pool.block(anchor, noun) : NOTHING
  const found: Candidate[] = []
  const silent: CodeNode[] = []
  for (const other of poolFor(question, isRegional ? ofPart : keeping, pool, subject, nouns)) {
    const scope = heading !== null && other.code.startsWith(heading.code) ? heading : null
    if (scope === null && !isAboutIt(other, question, subject, nouns, block)) continue
    if (run !== null && scope !== null && !run.has(branchOf(other, scope))) continue
    const isPartOfWhole = isRegional && scope !== null && branchOf(other, scope) !== anchor
    if (!keeps(isPartOfWhole ? ofPart : keeping, other, scope, pool)) continue
    if (scope !== null && !isLast && !isLevel && speaksOfElse(other, node, scope)) continue
    if (!mayAnswer(other, question) || namesElse(other, others)) continue
    if (scope !== null && isStranger(other, node, scope)) continue
    const gained = gainedBy(other, scope, { node, known, denied, mayChoose, isPart })
    // A lymphoma in remission has no site: that is another matter.
    if (gained === null || (isPart && gained.includes('remission'))) continue
    if (scope === null && !phrase.isHead && !isClause && gained.every((word) => COURSE.has(word))) continue
    const told = gained.length > 0 ? gained : chosenOf(other, phrase)
    if (told.length > 0) found.push({ node: other, gained: told })
    else if (other.parent === node.parent) silent.push(other)
  }
  return [...withoutOpposites(question, found), ...silent.flatMap((other) => contraryOf(other, node, found))]
}
