import type { ReactNode } from 'react'

const things = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

/** Rows that say too little to stand among the others: folded, unless there is but one row and it was asked for. */
export function FewRows(props: { few: number; all: number; noun: string; what: string; children: ReactNode }) {
  const { few, all, noun, what } = props
  if (few === 0) return null
  return (
    <details open={all === 1}>
      <summary>
        {things(few, noun)} with {what}
      </summary>
      {props.children}
    </details>
  )
}
