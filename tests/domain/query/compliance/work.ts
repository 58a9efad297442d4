/** A step that a built-in takes for each sign or each element it passes. */
type Counted = { of: object; name: string; steps: (self: unknown, result: unknown, before: number) => number }

const lengthOf = (of: unknown) => (of as { length: number }).length
const passed = (self: unknown) => lengthOf(self)

function soughtIn(self: unknown, result: unknown, before: number): number {
  const text = lengthOf(self)
  return typeof result === 'number' && result >= 0 ? Math.abs(result - before) : text
}

const COUNTED: readonly Counted[] = [
  { of: String.prototype, name: 'slice', steps: (_, result) => lengthOf(result) },
  { of: String.prototype, name: 'split', steps: passed },
  { of: String.prototype, name: 'toLowerCase', steps: passed },
  { of: String.prototype, name: 'includes', steps: passed },
  { of: String.prototype, name: 'indexOf', steps: soughtIn },
  { of: String.prototype, name: 'lastIndexOf', steps: passed },
  ...['map', 'filter', 'flatMap', 'reduce', 'flat', 'slice', 'join', 'includes', 'sort'].map((name) => ({
    of: Array.prototype,
    name,
    steps: passed,
  })),
]

/**
 * Returns how many steps the built-ins of the language take while a deed is done: signs that an expression passes, that are copied or looked
 * through, and elements that a list hands out. It is the same at each run, whatever else the machine does, so that it can be held to a limit.
 */
export function workOf(deed: () => void): number {
  let work = 0
  const kept = new Map<Counted, unknown>()
  const { exec } = RegExp.prototype
  for (const counted of COUNTED) {
    const own = counted.of as Record<string, (...given: unknown[]) => unknown>
    const whole = own[counted.name]
    if (!whole) throw new Error(`No such built-in: ${counted.name}`)
    kept.set(counted, whole)
    own[counted.name] = function (this: unknown, ...given: unknown[]) {
      const result = whole.apply(this, given)
      work += counted.steps(this, result, Number(given[1] ?? 0)) + 1
      return result
    }
  }
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const match = exec.call(this, text)
    // A sticky expression looks at one place alone.
    const to = this.sticky ? from : text.length
    work += (match ? match.index + match[0].length : to) - from + 1
    return match
  }
  try {
    deed()
  } finally {
    RegExp.prototype.exec = exec
    for (const [{ of, name }, whole] of kept) (of as Record<string, unknown>)[name] = whole
  }
  return work
}
