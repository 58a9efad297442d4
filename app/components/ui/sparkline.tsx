/** A line of at least three values, for a glance; the values stand beside it. */
export function Sparkline({ values }: { values: number[] }) {
  if (values.length < 3) return null
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map((v, i) => `${(i / (values.length - 1)) * 76 + 2},${18 - ((v - low) / span) * 14}`).join(' ')
  return (
    <svg width="80" height="20" viewBox="0 0 80 20" aria-hidden="true" className="spark">
      <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
