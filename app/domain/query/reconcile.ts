import type { LineSnapshot, Reconciliation } from './query.ts'

/** Returns what the answer did to the coded lines: a diagnosis taken away, lines changed, or nothing. Order does not count, position does. */
export function outcomeOf(before: LineSnapshot[], after: LineSnapshot[]): Reconciliation['outcome'] {
  const key = (line: LineSnapshot) => `${line.code}|${line.position}|${line.presentOnAdmission ?? ''}`
  const categoryOf = (line: LineSnapshot) => line.code.slice(0, 3)
  const same = before.map(key).sort().join() === after.map(key).sort().join()
  if (same) return 'no-change'
  const left = new Set(after.map(categoryOf))
  const gained = after.filter((line) => !before.some((b) => categoryOf(b) === categoryOf(line)))
  const lost = before.filter((line) => !left.has(categoryOf(line)))
  return lost.length > 0 && gained.length === 0 ? 'diagnosis-removed' : 'codes-changed'
}
