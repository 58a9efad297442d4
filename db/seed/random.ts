/** A seeded source of chance. `fork` gives an independent stream by name, so that encounter 17 is the same whatever was made before it. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** Whole number from `low` through `high`. */
  int(low: number, high: number): number
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Picks by relative weight. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
  shuffled<T>(items: readonly T[]): T[]
  /** Standard normal. */
  normal(): number
  fork(name: string): Random
}

/** Returns 32 bits of a text (FNV-1a with a finishing mix), for seeding only. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Mulberry32: small, fast and good enough for invented people; never for secrets. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Returns a source of chance that gives the same values for the same seed. Picking from an empty list throws: it is a bug of the data. */
export function seeded(seed: string): Random {
  const next = mulberry(hashOf(seed))
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new Error(`Nothing to pick from (seed ${seed}).`)
    return item
  }
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick,
    weighted: (items, weightOf) => {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of items) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return pick(items.slice(-1))
    },
    shuffled: (items) => {
      const deck = items.map((item) => ({ item, at: next() }))
      return deck.sort((a, b) => a.at - b.at).map(({ item }) => item)
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (name) => seeded(`${seed}/${name}`),
  }
}
