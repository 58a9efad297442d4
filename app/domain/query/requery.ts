import { isSameOrDeeper } from './lexicon/hierarchy.ts'
import { mentionsIn } from './lexicon/mentions.ts'
import type { Indicator, Query, Wording } from './query.ts'

/**
 * Returns the ids of the diagnoses a query asks about: those its clinical options name; of yes/no and open-ended queries those of the
 * question; where neither names one, those of the title. Empty when the lexicon knows none.
 */
export function subjectsOf(wording: Pick<Wording, 'kind' | 'title' | 'question' | 'options'>): string[] {
  const options = wording.kind === 'multiple-choice' ? wording.options.filter((o) => o.role === 'diagnosis') : []
  for (const texts of [options.map((o) => o.text), [wording.question], [wording.title]]) {
    const found = texts.flatMap((text) => mentionsIn(text)).filter((mention) => mention.kind === 'diagnosis')
    if (found.length > 0) return [...new Set(found.map((mention) => mention.conceptId))]
  }
  return []
}

/** True when two wordings ask about the same diagnosis: the same concept, or one that is a kind of the other; or in the same words. */
export function asksTheSame(one: Wording, other: Wording): boolean {
  const [mine, theirs] = [subjectsOf(one), subjectsOf(other)]
  if (mine.length === 0 || theirs.length === 0)
    return plain(one.question) === plain(other.question) && plain(one.question) !== ''
  return mine.some((a) => theirs.some((b) => isSameOrDeeper(a, b) || isSameOrDeeper(b, a)))
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Findings of this wording that are dated after a moment and that the earlier wording did not have. */
export function newIndicators(wording: Wording, earlier: Wording, after: Date): Indicator[] {
  const known = new Set(earlier.indicators.map((i) => `${i.sourceId}:${i.start}`))
  return wording.indicators.filter(
    (i) => i.at !== null && Date.parse(i.at) > after.getTime() && !known.has(`${i.sourceId}:${i.start}`),
  )
}

export type Earlier = Pick<Query, 'id' | 'encounterId' | 'state' | 'wording' | 'answeredAt'>

/**
 * P-REQUERY: returns why a query of an encounter may not go out without a second person's consent, or null. Twice at once is a duplicate; what
 * was answered is asked again only with a finding dated after the answer. Withdrawn and expired queries got no answer and stop nothing.
 */
export function repeatOf(
  query: Pick<Query, 'id' | 'encounterId' | 'wording'>,
  others: readonly Earlier[],
): 'open-already' | 'asked-before' | null {
  return repeatFound(query, others)?.why ?? null
}

export type Repeat = { why: 'open-already' | 'asked-before'; earlier: Earlier }

/** The same with the earlier query, for its author to look at. */
export function repeatFound(
  query: Pick<Query, 'id' | 'encounterId' | 'wording'>,
  others: readonly Earlier[],
): Repeat | null {
  const same = others.filter(
    (other) =>
      other.id !== query.id && other.encounterId === query.encounterId && asksTheSame(query.wording, other.wording),
  )
  const running = same.find((other) => other.state === 'open' || other.state === 'in-review')
  if (running) return { why: 'open-already', earlier: running }
  const stale = same.find(
    ({ state, answeredAt, wording }) =>
      (state === 'answered' || state === 'closed') &&
      (answeredAt === null || newIndicators(query.wording, wording, answeredAt).length === 0),
  )
  return stale ? { why: 'asked-before', earlier: stale } : null
}
