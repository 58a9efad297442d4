import lexicon from './specificity-axes.json'
import type { Gap } from './specificity-gaps.ts'
import { SIDES } from './specificity-question.ts'

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

const BY_KEY = new Map(Object.entries(lexicon.byKey))
const BY_WORD = new Map(
  Object.entries(lexicon.byWord).flatMap(([axis, words]) => words.split(' ').map((word) => [word, axis] as const)),
)

/** Words of a place: an open noun made of these only asks for the site. */
const PLACE = new Set([
  ...lexicon.byWord.site.split(' '),
  'right',
  'left',
  'blood',
  'vessel',
  'deep',
  'superfi',
  'and',
  'or',
  's',
])

/** Injuries whose kinds are told by directions, which are no places. */
const DIRECTED = new Set(['dislocati', 'subluxati'])

/** By what is said to be open: "unspecified trimester", "stage unspecified", "unspecified whether with hypoxia". */
function axisNamed({ phrase: { key, isHead } }: Gap): Axis | null {
  const clause = lexicon.byClause.find(([start]) => start !== undefined && key.startsWith(start))?.[1]
  const words = key.split(' ')
  if (!isHead && words.every((word) => PLACE.has(word.slice(0, 7)))) return 'site'
  if (isHead && DIRECTED.has(words.at(-1) ?? '')) return 'type'
  const named = clause ?? BY_KEY.get(key) ?? BY_KEY.get(words[0] ?? '') ?? BY_KEY.get(words.at(-1) ?? '')
  return named !== undefined && isAxis(named) ? named : null
}

/** Chapters 19 and 20: which substance poisoned, and how an injury came about. */
function axisOfChapter({ node }: Gap): Axis | null {
  if (/^[VWXY]/.test(node.code)) return 'circumstance'
  return /^T(3[6-9]|4|5|6[0-5])/.test(node.code) ? 'substance' : null
}

const ORGANISM = /virus|viral|cocc|bacter|organis/

const axisOfWord = (word: string): string =>
  BY_WORD.get(word) ?? BY_WORD.get(word.slice(0, 7)) ?? (ORGANISM.test(word) ? 'organism' : 'type')

const MODIFIERS: ReadonlySet<string> = new Set(['acuity', 'severity', 'stage'])

/** By what the answers say: the axis that most of them speak of; the type as well where they differ in that too. */
function axesVoted({ candidates }: Gap): Axis[] {
  const votes = new Map<string, number>()
  let typed = 0
  for (const { gained } of candidates) {
    const axes = new Set(gained.filter((word) => !/^\d+$/.test(word)).map((word) => axisOfWord(word)))
    if (axes.delete('type')) typed++
    for (const axis of axes) votes.set(axis, (votes.get(axis) ?? 0) + 1)
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  if (best === undefined || best[1] * 2 < candidates.length || !isAxis(best[0])) return ['type']
  return MODIFIERS.has(best[0]) && typed * 5 >= candidates.length * 3 ? [best[0], 'type'] : [best[0]]
}

/** The axes of one gap: one as a rule; the side as well where most answers to another question state one. */
export function axesOf(gap: Gap): Axis[] {
  if (gap.isLateral) return ['laterality']
  const axis = axisNamed(gap) ?? axisOfChapter(gap)
  const axes = axis === null ? axesVoted(gap) : [axis]
  const sided = gap.candidates.filter(({ gained }) => gained.some((word) => SIDES.has(word))).length
  const isSideOpen = axes.includes('site') && ![...SIDES].some((side) => gap.node.content.has(side))
  return isSideOpen && sided * 2 >= gap.candidates.length ? ['laterality', ...axes] : axes
}
