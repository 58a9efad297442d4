/** How a set of answers is worth what it is: weight, score or cents, as a whole number; null where it cannot be told. */
export type Worth = (answers: ReadonlySet<string>) => number | null
export type AnswerEffect = {
  id: string
  /** Worth of all answers minus worth of all but this one. Null: one of the two is not in the loaded table or not grouped. */
  leaveOneOut: number | null
  /** This answer's Shapley share; the shares add up to the effect of all. Null where any needed worth cannot be told. */
  share: number | null
}
export type Effects = {
  /** Worth of all answers minus worth of none, in either direction; null where one of them cannot be told. */
  total: number | null
  answers: AnswerEffect[]
  method: 'exact' | 'sampled'
  /** Orders drawn, where the shares are sampled. */
  orders: number | null
}

/** Up to here every subset is asked: 2^12 = 4,096 groupings, a tenth of a second at most. */
const MOST_EXACT = 12
const ORDERS = 2_000
const SEED = 20_261_123

/**
 * What each answer of one encounter changed: leave-one-out, and Shapley shares (Shapley 1953: the mean of an answer's difference over all
 * orders of arrival), so that accounts never add up to more than the whole. Upward, downward and zero are treated alike.
 */
export function answerEffects(ids: readonly string[], worth: Worth): Effects {
  const all = new Set(ids)
  const remembered = new Map<string, number | null>()
  const ask = (subset: ReadonlySet<string>): number | null => {
    const key = ids.map((id) => (subset.has(id) ? '1' : '0')).join('')
    const known = remembered.get(key)
    if (known !== undefined) return known
    const value = worth(subset)
    remembered.set(key, value)
    return value
  }
  const whole = ask(all)
  const total = difference(whole, ask(new Set()))
  const isExact = ids.length <= MOST_EXACT
  const raw = isExact ? exactShares(ids, ask) : sampledShares(ids, ask)
  const shares = raw === null || total === null ? null : wholeShares(raw, total)
  const answers = ids.map((id, at) => ({
    id,
    leaveOneOut: difference(whole, ask(new Set(ids.filter((other) => other !== id)))),
    share: shares?.[at] ?? null,
  }))
  return { total, answers, method: isExact ? 'exact' : 'sampled', orders: isExact ? null : ORDERS }
}

const difference = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : after - before

function exactShares(ids: readonly string[], ask: Worth): number[] | null {
  const n = ids.length
  const values: number[] = []
  for (let mask = 0; mask < 1 << n; mask += 1) {
    const value = ask(new Set(ids.filter((_, at) => (mask >> at) & 1)))
    if (value === null) return null
    values.push(value)
  }
  const weights = orderWeights(n)
  return ids.map((_, at) => {
    let share = 0
    for (let mask = 0; mask < 1 << n; mask += 1) {
      if ((mask >> at) & 1) continue
      const gain = (values[mask | (1 << at)] ?? 0) - (values[mask] ?? 0)
      share += gain * (weights[bitsOf(mask)] ?? 0)
    }
    return share
  })
}

/** Of all orders of n, the part in which exactly k given others come before one: k! (n-k-1)! / n!. */
function orderWeights(n: number): number[] {
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1))
  return Array.from({ length: n }, (_, k) => (factorial(k) * factorial(n - k - 1)) / factorial(n))
}

function bitsOf(mask: number): number {
  let bits = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) bits += 1
  return bits
}

function sampledShares(ids: readonly string[], ask: Worth): number[] | null {
  const sums = ids.map(() => 0)
  const draw = drawsFrom(SEED)
  for (let order = 0; order < ORDERS; order += 1) {
    const present = new Set<string>()
    let before = ask(present)
    for (const at of shuffled(ids.length, draw)) {
      present.add(ids[at] ?? '')
      const after = ask(present)
      if (after === null || before === null) return null
      sums[at] = (sums[at] ?? 0) + after - before
      before = after
    }
  }
  return sums.map((sum) => sum / ORDERS)
}

function shuffled(n: number, draw: () => number): number[] {
  const order = Array.from({ length: n }, (_, at) => at)
  for (let at = n - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
  return order
}

/** mulberry32: the same draws for the same seed everywhere, so that a sampled share can be reproduced. */
function drawsFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Whole numbers that keep the sum exactly: rounded down, the rest given to the largest remainders, ties in order. */
function wholeShares(raw: readonly number[], total: number): number[] {
  const floors = raw.map((share) => Math.floor(share + 1e-9))
  const missing = total - floors.reduce((sum, share) => sum + share, 0)
  const byRemainder = raw
    .map((share, at) => ({ at, remainder: share - (floors[at] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
  for (const { at } of byRemainder.slice(0, missing)) floors[at] = (floors[at] ?? 0) + 1
  return floors
}
