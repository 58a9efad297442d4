import { once } from '#app/domain/shared/once.ts'
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

/** The map, made when it is first read. */
export const evidenceMap = once(makeMap)

class EvidenceMap {
  readonly phrases = new PhraseTree<Effect>()
  readonly near = new Map<string, NearPair[]>()
  readonly measured = new Map<string, MeasuredEffect[]>()
  readonly mapped = new Set<string>()
  readonly open = new Set<string>()
  readonly syndromes = new Set<string>()
  /** Which signs an entry speaks of, whether met or not; and how many concepts speak of each. */
  readonly signs = new Map<string, Set<string>>()
  readonly spoken = new Map<string, Set<string>>()

  addItem(item: string, effect: Omit<Effect, 'flips'>): void {
    const condition = conditionOf(item)
    if (condition) {
      this.addSign(effect.conceptId, condition.measure)
      listOf(this.measured, condition.measure).push({ condition, effect: { ...effect, flips: false } })
      return
    }
    const cue = CUES.get(item)
    if (cue) this.addSign(effect.conceptId, item)
    const told = { ...effect, flips: cue ? cue.flips : true }
    for (const words of cue ? cue.words : item.split('|')) {
      if (!cue) this.addSign(effect.conceptId, words.toLowerCase())
      this.addWords(words, told)
    }
  }

  private addSign(conceptId: string, sign: string): void {
    setOf(this.signs, conceptId).add(sign)
    setOf(this.spoken, sign).add(conceptId)
  }

  private addWords(words: string, effect: Effect): void {
    const [one, other] = words.split('~')
    if (other === undefined || one === undefined) {
      this.phrases.add(words, effect)
      return
    }
    const [a = '', b = ''] = [normsOf(one)[0], normsOf(other)[0]]
    listOf(this.near, a).push({ other: b, effect })
    listOf(this.near, b).push({ other: a, effect })
  }
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key)
  if (known) return known
  const list: T[] = []
  map.set(key, list)
  return list
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key)
  if (known) return known
  const set = new Set<string>()
  map.set(key, set)
  return set
}

/** A sign that this many share (fever, fluids) makes no two of them alike. */
const COMMON_SIGN = 12
/** An entry with fewer signs than this knows too little of its concept for silence to mean anything. */
const RICH = 8

/** Returns whether the map knows enough ways in which a concept shows itself that their absence means something. */
export function isRich(conceptId: string): boolean {
  return (evidenceMap().signs.get(conceptId)?.size ?? 0) >= RICH
}

/** Returns whether two concepts show themselves in part by the same signs, so that each belongs to the differential of the other. */
export function sharesSigns(one: string, other: string): boolean {
  const { signs, spoken } = evidenceMap()
  const others = signs.get(other)
  return [...(signs.get(one) ?? [])].some((sign) => others?.has(sign) && (spoken.get(sign)?.size ?? 0) <= COMMON_SIGN)
}

const CUES = new Map(cueTable.cues.map((cue) => [cue.id, cue]))

function makeMap(): EvidenceMap {
  const map = new EvidenceMap()
  for (const entry of MAP_FILES.flatMap((file) => file.entries)) {
    const { concept: conceptId } = entry
    map.mapped.add(conceptId)
    if (entry.open) map.open.add(conceptId)
    if (entry.syndrome) map.syndromes.add(conceptId)
    for (const item of entry.strong) map.addItem(item, { conceptId, direction: 'for', strength: 'strong' })
    for (const item of entry.weak) map.addItem(item, { conceptId, direction: 'for', strength: 'weak' })
    for (const item of entry.against) map.addItem(item, { conceptId, direction: 'against', strength: 'strong' })
    for (const item of entry.weaklyAgainst) map.addItem(item, { conceptId, direction: 'against', strength: 'weak' })
  }
  return map
}
