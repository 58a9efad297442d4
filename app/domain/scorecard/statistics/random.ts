/** A source of numbers from 0 (included) to 1 (not), handed in, so that the same seed gives the same figures. */
export type Random = () => number

/** A generator of 32-bit state (mulberry32, T. Ettinger 2017): the same seed gives the same stream on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A 32-bit seed made of text (FNV-1a), so that the same data draws the same numbers. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** A whole number from 0 to n - 1. */
export const drawIndex = (random: Random, n: number): number => Math.floor(random() * n)

/** A standard normal number (Box & Muller 1958). */
export const drawNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** The number of events in n trials of this rate. */
export function drawBinomial(random: Random, n: number, rate: number): number {
  let events = 0
  for (let i = 0; i < n; i++) if (random() < rate) events++
  return events
}

/** A Poisson count (Knuth's product for small means, sums of halves for large ones). */
export function drawPoisson(random: Random, mean: number): number {
  if (mean > 30) return drawPoisson(random, mean / 2) + drawPoisson(random, mean / 2)
  const floor = Math.exp(-mean)
  let [count, product] = [0, random()]
  while (product > floor) {
    count++
    product *= random()
  }
  return count
}

/** The list in random order, as a new list (Fisher & Yates, Durstenfeld's form). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const order = items.map((item) => ({ item, key: random() }))
  return order.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
