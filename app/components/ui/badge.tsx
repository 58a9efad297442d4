import type { ReactNode } from 'react'

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad'
const SIGNS: Record<Tone, string> = { plain: '○', accent: '●', good: '✓', warn: '!', bad: '✕' }

/** A state, by sign and word and colour: never by colour alone. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`badge ${tone}`}>
      <span aria-hidden="true">{SIGNS[tone]}</span>
      {children}
    </span>
  )
}

export function Notice({ tone = 'accent', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <div>{children}</div>
    </div>
  )
}

/** An address whose search is no longer kept: the list beside it is not narrowed. */
export function ForgottenSearch() {
  return <Notice tone="warn">What was searched for is no longer kept. Type it again.</Notice>
}

/** What an empty place teaches: what would stand here, and the next step. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
