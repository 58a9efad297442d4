import type { ReactNode } from 'react'
import type { QueryState } from '#app/domain/query/query.ts'
import { Badge, Notice } from '../ui/badge.tsx'
import { Moment } from '../ui/time.tsx'
import { LADDER_WORDS, STATE_WORDS, TIMING_WORDS } from './words.ts'

type Moments = Date | string

/** State, whose, from whom, how it was asked, when it is due and where it stands: the line under a query's title. */
export function QueryLead(props: {
  isAskedBack: boolean
  now: Moments
  zone: string
  patientName: string
  providerName: string | null
  authorName: string | null
  deskName: string | null
  query: {
    state: QueryState
    timing: keyof typeof TIMING_WORDS | null
    channel: 'portal' | 'verbal'
    dueAt: Moments | null
    ladderStep: number
    wordingNumber: number
  }
}) {
  const { query, authorName, deskName } = props
  const parts: ReactNode[] = [
    props.patientName,
    `to ${props.providerName ?? 'nobody yet'}`,
    `from ${authorName}`,
    deskName && deskName !== authorName ? `followed by ${deskName}` : null,
    query.timing ? TIMING_WORDS[query.timing].toLowerCase() : null,
    query.channel === 'verbal' ? 'asked in person' : null,
    query.wordingNumber > 1 ? `version ${query.wordingNumber}` : null,
  ].filter(Boolean)
  const isOpen = query.state === 'open'
  return (
    <span className="row">
      <Badge tone={STATE_WORDS[query.state].tone}>{STATE_WORDS[query.state].words}</Badge>
      {parts.join(' · ')}
      {isOpen && props.isAskedBack ? ' · rests until the desk replies' : null}
      {isOpen && query.dueAt && !props.isAskedBack ? (
        <>
          {' · due '}
          <Moment at={query.dueAt} now={props.now} zone={props.zone} />
        </>
      ) : null}
      {isOpen && query.ladderStep > 0 ? ` · with ${LADDER_WORDS[query.ladderStep] ?? ''}` : null}
    </span>
  )
}

/** After sending: it went out, or to the second look that the policy wants. */
export function SentNotice({ state }: { state: QueryState }) {
  return (
    <Notice tone="good">
      {state === 'in-review'
        ? 'A second look comes first. The reviewers were told; the query goes out when they agree.'
        : 'Sent. A mail without any patient data tells the physician; you will be told of the answer.'}
    </Notice>
  )
}

/** What the gate found, and the seal of what was shown. */
export function Passed({
  ruleSet,
  findings,
  shownHash,
}: {
  ruleSet: string | null
  findings: number
  shownHash: string | null
}) {
  if (!ruleSet) return null
  return (
    <p className="small quiet">
      Passed the rules {ruleSet}; {findings === 0 ? 'no finding' : `${findings} findings, each with a reason`}. Shown
      text sealed as <span className="mono">{shownHash?.slice(0, 16)}</span>.
    </p>
  )
}
