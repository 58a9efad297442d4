import type { WhyStays } from '#app/domain/keeping/retention.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { Notice } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { dayOf } from '../ui/time.tsx'
import { WHY_STAYS_WORDS } from './words.ts'

export type PlanView = {
  due: number
  queries: number
  kept: Partial<Record<WhyStays, number>>
  first: { id: string; endAt: Date | string | null; queryIds: string[] }[]
}

/** What a purge would take now, and what stays although it is old. Nothing is changed by looking. */
export function PurgePlan({ plan, mayPurge, isRunning }: { plan: PlanView; mayPurge: boolean; isRunning: boolean }) {
  const kept = Object.entries(plan.kept) as [WhyStays, number][]
  return (
    <div className="stack">
      <p>
        <strong>{countWords(plan.due)}</strong> stays with {countWords(plan.queries)} queries are due to be purged.
        {kept.length > 0 ? ' Old, but kept: ' : ''}
        {kept.map(([why, count]) => `${count} because ${WHY_STAYS_WORDS[why]}`).join('; ')}
        {kept.length > 0 ? '.' : ''}
      </p>
      {plan.first.length > 0 ? (
        <TableFrame label="The first stays that are due">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Stay</th>
                <th scope="col">Ended</th>
                <th scope="col" className="number">
                  Queries
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.first.slice(0, 20).map((stay) => (
                <tr key={stay.id}>
                  <td className="mono small">{stay.id}</td>
                  <td className="nowrap">{stay.endAt ? dayOf(new Date(stay.endAt)) : ''}</td>
                  <td className="number">{stay.queryIds.length}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      ) : null}
      {mayPurge && plan.due > 0 ? (
        <form method="post" className="stack">
          <Notice tone="warn">
            <p>
              Purged charts and queries are gone from here; a tombstone and the audit entries stay. Backups hold them
              until those are outlived.
            </p>
          </Notice>
          <label className="check">
            <input type="checkbox" name="sure" value="yes" required /> Purge {countWords(plan.due)} stays
          </label>
          <div className="row">
            <button type="submit" name="deed" value="purge" className="button danger" disabled={isRunning}>
              Purge now
            </button>
          </div>
        </form>
      ) : null}
    </div>
  )
}
