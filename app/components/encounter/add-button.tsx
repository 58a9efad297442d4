import type { ReactNode } from 'react'
import type { Pick } from './pick.ts'

type Add = ((pick: Omit<Pick, 'id'>) => void) | undefined

/** The plus beside what can be picked; none where the chart is only read. */
export function AddButton({ add, pick, label }: { add: Add; pick: Omit<Pick, 'id'>; label: string }): ReactNode {
  if (!add) return null
  return (
    <button
      type="button"
      className="button small"
      onClick={() => add(pick)}
      aria-label={`Add as evidence: ${label}`}
      title="Add as evidence"
    >
      +
    </button>
  )
}
