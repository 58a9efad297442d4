import { at } from '#app/domain/scorecard/statistics/vector.ts'

type Vertex = { point: number[]; value: number }

/** The lowest point found by a simplex of first edge `size` in about so many evaluations. Nelder & Mead, Comput J 1965;7:308-313. */
export function lowestPoint(
  f: (point: number[]) => number,
  start: number[],
  { evaluations, size }: { evaluations: number; size: number },
): number[] {
  let used = 0
  const vertex = (point: number[]): Vertex => {
    used++
    return { point, value: f(point) }
  }
  const n = start.length
  let simplex = [vertex(start), ...start.map((_, i) => vertex(start.map((v, j) => (i === j ? v + size : v))))]
  for (;;) {
    simplex = simplex.sort((a, b) => a.value - b.value)
    const [best, worst, second] = [simplex[0], simplex[n], simplex[n - 1]]
    if (!best || !worst || !second || used >= evaluations || worst.value - best.value < 0.02)
      return best?.point ?? start
    const centre = start.map((_, j) => simplex.slice(0, n).reduce((s, v) => s + at(v.point, j), 0) / n)
    const towards = (by: number): Vertex => vertex(centre.map((c, j) => c + by * (c - at(worst.point, j))))
    const mirrored = towards(1)
    if (mirrored.value < best.value) {
      const further = towards(2)
      simplex[n] = further.value < mirrored.value ? further : mirrored
    } else if (mirrored.value < second.value) {
      simplex[n] = mirrored
    } else {
      const nearer = mirrored.value < worst.value ? towards(0.5) : towards(-0.5)
      if (nearer.value < Math.min(mirrored.value, worst.value)) simplex[n] = nearer
      else simplex = [best, ...simplex.slice(1).map((v) => vertex(v.point.map((x, j) => (x + at(best.point, j)) / 2)))]
    }
  }
}
