/** The i-th number; NaN outside, which no comparison lets through. */
export const at = (values: ArrayLike<number>, i: number): number => values[i] ?? Number.NaN

/** The sum; 0 of none. */
export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** The arithmetic mean; NaN of none. */
export const mean = (values: readonly number[]): number => sum(values) / values.length

/** The sample variance (divisor n - 1); NaN of fewer than two. */
export function variance(values: readonly number[]): number {
  const centre = mean(values)
  return values.length < 2 ? Number.NaN : sum(values.map((v) => (v - centre) ** 2)) / (values.length - 1)
}

/** The numbers from small to large, as a new list. */
export const ascending = (values: readonly number[]): number[] => [...Float64Array.from(values).sort()]

/** The quantile at p (0 to 1) of an ascending list, linear between order statistics (Hyndman & Fan 1996, type 7); NaN of none. */
export const quantileOf = (sorted: ArrayLike<number>, p: number): number =>
  quantileAt(sorted.length, (i) => at(sorted, i), p)

/** The same of values that are told one by one: `valueAt` gives the i-th of so many, ascending. */
export function quantileAt(length: number, valueAt: (i: number) => number, p: number): number {
  const place = (length - 1) * p
  const below = Math.floor(place)
  const above = Math.min(below + 1, length - 1)
  return valueAt(below) + (place - below) * (valueAt(above) - valueAt(below))
}

/** The root of a function that changes sign between low and high, by bisection to the last bit that halves. */
export function rootOf(f: (x: number) => number, low: number, high: number): number {
  let [from, to] = [low, high]
  const rising = f(from) < 0
  for (let step = 0; step < 1100; step++) {
    const middle = from + (to - from) / 2
    if (middle === from || middle === to) return middle
    if (f(middle) < 0 === rising) from = middle
    else to = middle
  }
  return from + (to - from) / 2
}

/** Where a unimodal function is largest between low and high, to about `tolerance`, by golden-section search. */
export function peakOf(f: (x: number) => number, low: number, high: number, tolerance = 1e-6): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [from, to] = [low, high]
  let [a, b] = [to - golden * (to - from), from + golden * (to - from)]
  let [fa, fb] = [f(a), f(b)]
  while (to - from > tolerance) {
    if (fa > fb) {
      to = b
      ;[b, fb] = [a, fa]
      a = to - golden * (to - from)
      fa = f(a)
    } else {
      from = a
      ;[a, fa] = [b, fb]
      b = from + golden * (to - from)
      fb = f(b)
    }
  }
  return (from + to) / 2
}
