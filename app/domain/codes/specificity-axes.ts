import lexicon from './specificity-axes.json'
import type { Gap } from './specificity-gaps.ts'
import { SIDES } from './specificity-question.ts'
import { axesGained, axisOfWord, BY_KEY, causeIn, MODIFIERS, NUMERAL } from './specificity-telling.ts'
import { branchOf, type CodeNode } from './specificity-tree.ts'
import { stemOf } from './specificity-words.ts'

/** What a code may leave open. "time" is when in the course a finding was made, "circumstance" how an injury came about. */
export const AXES = [
  'laterality',
  'site',
  'acuity',
  'type',
  'severity',
  'stage',
  'depth',
  'cause',
  'complication',
  'encounter',
  'trimester',
  'organism',
  'substance',
  'circumstance',
  'duration',
  'weight',
  'time',
] as const
export type Axis = (typeof AXES)[number]

const isAxis = (word: string): word is Axis => (AXES as readonly string[]).includes(word)

/** Words of a place: an open noun made of these only asks for the site. */
const PLACE = new Set([
  ...lexicon.byWord.site.split(' '),
  'right',
  'left',
  'blood',
  'vessel',
  'deep',
  'superfi',
  'fascia',
  'intra',
  'organ',
  'and',
  'or',
  ',',
  's',
])

/** Injuries whose kinds are told by directions, which are no places. */
const DIRECTED = new Set(['dislocati', 'subluxati'])

/** Whether a title says no more than its heading: "malformation of aorta unspecified" leaves the whole open, not a place. */
const isDefault = ({ parent, content, words }: CodeNode) =>
  words.at(-1) === 'unspecified' &&
  parent !== null &&
  parent.phrases.length === 0 &&
  [...content].every((word) => parent.content.has(word))

/** By what is said to be open: "unspecified trimester", "stage unspecified", "unspecified whether with hypoxia". */
function axisNamed({ node, candidates, phrase: { key, isHead } }: Gap): Axis | null {
  const clause = lexicon.byClause.find(([start]) => start !== undefined && key.startsWith(start))?.[1]
  const words = key.split(' ')
  if (!isHead && !isDefault(node) && words.every((word) => PLACE.has(word.slice(0, 7)))) return 'site'
  // "Dislocation of tarsal joint" is told by its place all the same.
  if (isHead && DIRECTED.has(words.at(-1) ?? ''))
    return candidates.every((it) => it.gained.includes('joint') || it.node.words[0] === 'other') ? 'site' : 'type'
  const named = clause ?? BY_KEY.get(key) ?? BY_KEY.get(words[0] ?? '') ?? BY_KEY.get(words.at(-1) ?? '')
  // A "complicated cataract" is a kind of cataract.
  const isTold =
    named !== 'complication' ||
    clause !== undefined ||
    node.words.some((word) => /^(?:complications?|sequelae?)$/.test(word))
  return named !== undefined && isAxis(named) && isTold ? named : null
}

/** Whether something is complete tells how bad a disease is, not a thing that is fitted. */
const FITTED = /^Z/

const LYMPHOMA = /^C(?:8[1-9]|9)/
const NEOPLASM = /^(?:C(?!8[1-9]|9)|D[0-3]|D4[0-489])/

const OTHER_THAN_PLACE = /^(?:as|whether) |behavio/

/** By the chapter: how an injury came about, which substance poisoned, where a tumour sits. */
function axisOfChapter({ node: { code }, phrase }: Gap): Axis | null {
  if (/^T(3[6-9]|4|5|6[0-5])/.test(code)) return 'substance'
  return NEOPLASM.test(code) && (phrase.key === '' || (!phrase.isHead && !OTHER_THAN_PLACE.test(phrase.key)))
    ? 'site'
    : null
}

/** "Grade III, unspecified" is answered by grades: what stands before the numeral that every answer adds. */
function axisGraded({ candidates }: Gap): Axis | null {
  const named = candidates.map(({ node: { words }, gained }) => {
    const numeral = gained.length === 1 && NUMERAL.test(gained[0] ?? '') ? gained[0] : undefined
    return numeral === undefined ? undefined : BY_KEY.get(words[words.indexOf(numeral) - 1] ?? '')
  })
  const [first] = named
  return first !== undefined && isAxis(first) && named.every((axis) => axis === first) ? first : null
}

/** Diseases of bones, joints and muscles and fractures are told by place as well as by kind, where the answers name several places. */
function isBySite({ node: { code, content }, candidates }: Gap): boolean {
  const places = new Set(candidates.flatMap(({ gained }) => gained).filter((word) => axisOfWord(word) === 'site'))
  return (code.startsWith('M') || content.has('fracture')) && places.size > 2
}

const RANKS: ReadonlySet<string> = new Set(['primary', 'secondary', 'essential'].map(stemOf))
/** "Primary" beside "secondary" is a kind; with what it is secondary to, or a third answer, it is a cause. */
function isOnlyRanked(gap: Gap): boolean {
  const isRank = ({ node, gained }: Gap['candidates'][number]) =>
    gained.length === 1 && RANKS.has(gained[0] ?? '') && causeIn(node, gap) === null
  // A primary form that nothing is secondary to is a kind among kinds.
  const hasSecond = gap.candidates.some(({ gained }) => gained.includes(stemOf('secondary')))
  const ranked = gap.candidates.filter((candidate) => hasSecond || axesGained(gap, candidate).has('cause'))
  return ranked.every(isRank)
}

/** Whether an answer tells the kind and nothing of the axes: "autoimmune" among acute and chronic thyroiditis. */
function saysElse(gap: Gap, told: readonly Axis[]): boolean {
  return gap.candidates.some((candidate) => {
    const axes = axesGained(gap, candidate)
    return axes.size > 0 && !told.some((axis) => axes.has(axis))
  })
}

/** The words by which answers tell a measure: "chronic" alone among kinds belongs to the name of one, of a chronic ulcer. */
const measuresIn = ({ candidates }: Gap, axis: string) =>
  new Set(candidates.flatMap(({ gained }) => gained.filter((word) => axisOfWord(word) === axis)))

/** By what the answers say: the axis that most speak of, a second one that nearly all do, the type where they differ in that too. */
function axesVoted(asked: Gap): Axis[] {
  // A manifestation says that another disease is the cause, whatever its siblings tell.
  const voters = asked.candidates.filter(({ gained }) => !gained.includes('underlyin'))
  const gap = voters.length > 0 ? { ...asked, candidates: voters } : asked
  const votes = new Map<string, number>()
  for (const candidate of gap.candidates)
    for (const axis of axesGained(gap, candidate)) votes.set(axis, (votes.get(axis) ?? 0) + 1)
  const shareOf = (axis: string) => (votes.get(axis) ?? 0) / gap.candidates.length
  const isTyped = shareOf('type') >= 0.6
  votes.delete('type')
  // Lymphomas are told by their cells: "mediastinal large B-cell lymphoma" is a kind.
  if (LYMPHOMA.test(gap.node.code)) votes.delete('site')
  const ranked = [...votes.keys()].filter(isAxis).sort((a, b) => shareOf(b) - shareOf(a))
  const [best] = ranked
  if (best === undefined || shareOf(best) < 0.5) return ['type']
  if (best === 'cause' && isOnlyRanked(gap)) return ['type']
  if (isTyped && best === 'acuity' && shareOf(best) < 1 && measuresIn(gap, best).size < 2) return ['type']
  if (MODIFIERS.has(best) && isTyped)
    return shareOf(best) >= 0.55 && gap.candidates.length > 1 ? [best, 'type'] : ['type']
  if (isTyped && best === 'site' && shareOf(best) >= 0.8 && isBySite(gap)) return ['site', 'type']
  if (isTyped && !(best === 'organism' && shareOf(best) >= 0.75)) return ['type']
  const told = ranked.filter((axis) => axis === best || shareOf(axis) >= 0.8)
  return MODIFIERS.has(best) && gap.candidates.length > 2 && saysElse(gap, told) ? [...told, 'type'] : told
}

/** What an injury is, is its kind, wherever it is; a complete artificial arm is a kind of arm. */
const isKindOnly = (axis: Axis, { node, phrase: { key, isHead } }: Gap) =>
  (axis === 'site' && isHead && key === 'injury') || (axis === 'severity' && FITTED.test(node.code))

/** Whether the code says the site that a sibling leaves open by that word: "sacral region" beside "site unspecified". */
const isSiteStated = ({ node, phrase }: Gap) =>
  phrase.isHead &&
  !node.phrases.some(({ key }) => key.endsWith('site')) &&
  node.parent?.children.some(({ phrases }) => phrases.some(({ key, isHead }) => !isHead && key.endsWith('site'))) ===
    true

/** Where a code is for "other sites", the others name sites. */
function isToldBySites({ node, phrase, anchor: { parent }, candidates }: Gap): boolean {
  const isElsewhere = ({ words }: CodeNode) => words.includes('other') && words.at(-1) === 'sites'
  if (!phrase.isHead || parent === null || !parent.children.some(isElsewhere)) return false
  const named = candidates.filter((it) => !isElsewhere(branchOf(it.node, parent)))
  return named.length > 1 && named.every(({ node: { words } }) => words[0] === node.words[0] && words[1] === 'of')
}

function withoutSite(axes: readonly Axis[]): Axis[] {
  const others = axes.filter((it) => it !== 'site')
  return others.length > 0 ? others : ['type']
}

/** The axes of one gap: one as a rule; the side as well where most answers to another question state one. */
export function axesOf(gap: Gap): Axis[] {
  if (gap.isLateral) return ['laterality']
  if (/^[VWXY]/.test(gap.node.code)) return ['circumstance']
  const axis = axisNamed(gap) ?? axisOfChapter(gap) ?? axisGraded(gap)
  const named = (axis === null ? axesVoted(gap) : [axis]).map((it) => (isKindOnly(it, gap) ? 'type' : it))
  const axes = isSiteStated(gap)
    ? withoutSite(named)
    : named.join() === 'type' && isToldBySites(gap)
      ? ['site' as const]
      : named
  const sided = gap.candidates.filter(({ gained }) => gained.some((word) => SIDES.has(word))).length
  const share = sided / gap.candidates.length
  const isSideOpen = ![...SIDES].some((side) => gap.node.content.has(side))
  // "Low vision, one eye, unspecified eye": all answers say which, with something more.
  if (isSideOpen && !gap.phrase.isHead && share === 1 && axes.join() === 'type') return ['laterality']
  const isSided = share >= (axes.includes('site') ? 0.5 : 0.8)
  return isSideOpen && isSided && !axes.includes('laterality') ? ['laterality', ...axes] : axes
}
