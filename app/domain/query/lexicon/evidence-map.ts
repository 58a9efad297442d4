import { type Condition, conditionOf } from './conditions.ts'
import cueTable from './data/cues.json'
import { MAP_FILES } from './map-files.ts'
import { PhraseTree } from './phrases.ts'
import type { Bearing } from './types.ts'
import { normsOf } from './words.ts'

/** What the map says of one concept: items are conditions ("creatinine >= 1.5"), names of cues, or words ("muddy brown|granular casts"). */
/** `syndrome`: one weak finding is not enough for it. `open`: a detail among others (acuity, degree) that stands with what it is a form of, unless a finding speaks against it. */
export type MapEntry = {
  concept: string
  source: string
  open: boolean
  syndrome: boolean
  strong: string[]
  weak: string[]
  against: string[]
  weaklyAgainst: string[]
}
export type MapFile = { field: string; source: string; entries: MapEntry[] }

/** What a finding does when it is met. `flips` marks a finding whose denial speaks the other way; that a drug was not given says nothing. */
export type Effect = Pick<Bearing, 'conceptId' | 'direction' | 'strength'> & { flips: boolean }
export type MeasuredEffect = { condition: Condition; effect: Effect }
/** Two words near each other, in either order: "wasting ... temporal". */
export type NearPair = { other: string; effect: Effect }

export const PHRASES = new PhraseTree<Effect>()
export const NEAR = new Map<string, NearPair[]>()
export const MEASURED = new Map<string, MeasuredEffect[]>()
export const MAPPED = new Set<string>()
export const OPEN = new Set<string>()
export const SYNDROMES = new Set<string>()

/** Which signs an entry speaks of, whether met or not; and how many concepts speak of each. */
const SIGNS = new Map<string, Set<string>>()
const SPOKEN = new Map<string, Set<string>>()

function addSign(conceptId: string, sign: string): void {
  SIGNS.set(conceptId, (SIGNS.get(conceptId) ?? new Set()).add(sign))
  SPOKEN.set(sign, (SPOKEN.get(sign) ?? new Set()).add(conceptId))
}

/** A sign that this many share (fever, fluids) makes no two of them alike. */
const COMMON_SIGN = 12
/** An entry with fewer signs than this knows too little of its concept for silence to mean anything. */
const RICH = 8

/** Returns whether the map knows enough ways in which a concept shows itself that their absence means something. */
export function isRich(conceptId: string): boolean {
  return (SIGNS.get(conceptId)?.size ?? 0) >= RICH
}

/** Returns whether two concepts show themselves in part by the same signs, so that each belongs to the differential of the other. */
export function sharesSigns(one: string, other: string): boolean {
  const others = SIGNS.get(other)
  return [...(SIGNS.get(one) ?? [])].some((sign) => others?.has(sign) && (SPOKEN.get(sign)?.size ?? 0) <= COMMON_SIGN)
}

const CUES = new Map(cueTable.cues.map((cue) => [cue.id, cue]))

function addItem(item: string, effect: Omit<Effect, 'flips'>): void {
  const condition = conditionOf(item)
  if (condition) {
    addSign(effect.conceptId, condition.measure)
    const list = MEASURED.get(condition.measure) ?? []
    MEASURED.set(condition.measure, [...list, { condition, effect: { ...effect, flips: false } }])
    return
  }
  const cue = CUES.get(item)
  if (cue) addSign(effect.conceptId, item)
  for (const words of cue ? cue.words : item.split('|')) {
    if (!cue) addSign(effect.conceptId, words.trim().toLowerCase())
    addWords(words.trim(), { ...effect, flips: cue ? cue.flips : true })
  }
}

function addWords(words: string, effect: Effect): void {
  const [one, other] = words.split('~')
  if (other === undefined || one === undefined) {
    PHRASES.add(words, effect)
    return
  }
  const [a = '', b = ''] = [normsOf(one)[0], normsOf(other)[0]]
  NEAR.set(a, [...(NEAR.get(a) ?? []), { other: b, effect }])
  NEAR.set(b, [...(NEAR.get(b) ?? []), { other: a, effect }])
}

for (const entry of MAP_FILES.flatMap((file) => file.entries)) {
  const { concept: conceptId } = entry
  MAPPED.add(conceptId)
  if (entry.open) OPEN.add(conceptId)
  if (entry.syndrome) SYNDROMES.add(conceptId)
  for (const item of entry.strong) addItem(item, { conceptId, direction: 'for', strength: 'strong' })
  for (const item of entry.weak) addItem(item, { conceptId, direction: 'for', strength: 'weak' })
  for (const item of entry.against) addItem(item, { conceptId, direction: 'against', strength: 'strong' })
  for (const item of entry.weaklyAgainst) addItem(item, { conceptId, direction: 'against', strength: 'weak' })
}
