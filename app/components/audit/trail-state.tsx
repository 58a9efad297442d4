import { sayBadHead, sayBreak } from '#app/domain/audit/break-words.ts'
import type { Break } from '#app/domain/audit/chain.ts'
import type { BadHead } from '#app/domain/audit/heads.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { Badge, Notice } from '../ui/badge.tsx'
import { exact, Moment } from '../ui/time.tsx'

export type TrailStateView = {
  entries: number
  verified: { at: Date | string; entries: number; holds: boolean } | null
  head: { seq: number; at: string; seal: string } | null
}

/** How far the trail reaches, when it was last walked, and the newest signed head. */
export function TrailState({ state, now }: { state: TrailStateView; now: Date | string }) {
  const { verified, head } = state
  return (
    <dl className="facts">
      <dt>Entries</dt>
      <dd>{countWords(state.entries)}</dd>
      <dt>Last verified</dt>
      <dd>
        {verified ? (
          <>
            <Badge tone={verified.holds ? 'good' : 'bad'}>{verified.holds ? 'Holds' : 'Broken'}</Badge>{' '}
            <Moment at={verified.at} now={now} />
          </>
        ) : (
          'Not yet'
        )}
      </dd>
      <dt>Last signed head</dt>
      <dd>
        {head ? (
          <>
            Entry {countWords(head.seq)}, {exact(new Date(head.at))}{' '}
            <span className="mono small quiet">{head.seal.slice(0, 10)}</span>
          </>
        ) : (
          'None yet: the server signs at its start and every hour'
        )}
      </dd>
    </dl>
  )
}

/** How a verification ended, in words. */
export function VerificationNotice(result: {
  ok: boolean
  entries: number
  firstBroken: Break | null
  heads: { count: number; last: { seq: number; at: string } | null; firstBad: BadHead | null }
}) {
  const { ok, entries, firstBroken, heads } = result
  return (
    <Notice tone={ok ? 'good' : 'bad'}>
      {firstBroken ? <p>{sayBreak(firstBroken)}</p> : null}
      {heads.firstBad ? <p>{sayBadHead(heads.firstBad)}</p> : null}
      {ok ? (
        <p>
          {countWords(entries)} entries, the chain holds
          {heads.last
            ? `, witnessed by ${heads.count} signed ${heads.count === 1 ? 'head' : 'heads'} up to entry ${heads.last.seq}`
            : ''}
          .
        </p>
      ) : null}
    </Notice>
  )
}
