/** How many backups stay: the newest of so many days, ISO weeks and months (UTC). */
export type Keep = { daily: number; weekly: number; monthly: number }
export type Made = { name: string; madeAt: Date }

const HOUR = 3_600_000

/**
 * True when the newest backup is older than the hours given, or there is none; one that failed is tried again after an hour. A clock set back
 * makes none early.
 */
export function isBackupDue(
  { newest, failed }: { newest: Date | null; failed: Date | null },
  now: Date,
  hours: number,
): boolean {
  if (hours <= 0) return false
  if (failed !== null && Math.abs(now.getTime() - failed.getTime()) < HOUR) return false
  return newest === null || now.getTime() - newest.getTime() >= hours * HOUR
}

export const dayKey = (at: Date): string => at.toISOString().slice(0, 10)
export const monthKey = (at: Date): string => at.toISOString().slice(0, 7)

/** "2026-W09": the week that holds this day's Thursday (ISO 8601). */
export function weekKey(at: Date): string {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()))
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const year = day.getUTCFullYear()
  const week = Math.ceil(((day.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** Returns the names that may go: neither the newest of all nor the newest of a day, week or month that is to be kept. */
export function outlived(all: readonly Made[], keep: Keep): string[] {
  const newestFirst = [...all].sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
  const kept = new Set(newestFirst.slice(0, 1).map(({ name }) => name))
  for (const [keyOf, many] of [
    [dayKey, keep.daily],
    [weekKey, keep.weekly],
    [monthKey, keep.monthly],
  ] as const) {
    const seen = new Set<string>()
    for (const { name, madeAt } of newestFirst) {
      const key = keyOf(madeAt)
      if (seen.has(key) || seen.size >= many) continue
      seen.add(key)
      kept.add(name)
    }
  }
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name)
}
