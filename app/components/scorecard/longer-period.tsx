import { useLocation } from '@remix-run/react'
import { SPANS } from '#app/domain/scorecard/measures/filter.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'

/** The way to the longest period, where the one shown is too short to say much: more cases, the same rules. */
export function LongerPeriod({ months, shares }: { months: number; shares: readonly Shown[] }) {
  const { search } = useLocation()
  const few = shares.filter((share) => share === 'too-few').length
  const longest = Math.max(...SPANS)
  if (months >= longest || few * 2 <= shares.length) return null
  const next = new URLSearchParams(search)
  next.set('months', String(longest))
  return (
    <p className="no-print">
      {few} of {shares.length} measures have fewer than ten cases in {months} months.{' '}
      <a href={`?${next}`}>Look back over {longest} months</a>
    </p>
  )
}
