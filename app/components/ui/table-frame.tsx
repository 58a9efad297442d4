import type { ReactNode } from 'react'

/** A table that may scroll sideways on a phone: reachable and named for the keyboard. `className` where it is not framed as a list of its own. */
export function TableFrame({
  label,
  className = 'table-wrap',
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus (WCAG 2.1.1)
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
