const DAY_MS = 86_400_000
const AGES = [
  { words: 'under a day', days: 1 },
  { words: '1 to 3 days', days: 3 },
  { words: '3 to 7 days', days: 7 },
  { words: '1 to 2 weeks', days: 14 },
  { words: 'over 2 weeks', days: Number.POSITIVE_INFINITY },
]

/** How many have waited for how long, from the moments at which they began. */
export function agesOf(since: readonly number[], now: Date): { words: string; n: number }[] {
  const days = since.map((begun) => Math.max(0, (now.getTime() - begun) / DAY_MS))
  return AGES.map(({ words, days: until }, at) => {
    const from = at === 0 ? 0 : (AGES[at - 1]?.days ?? 0)
    return { words, n: days.filter((age) => age >= from && age < until).length }
  })
}
