import { TableFrame } from '#app/components/ui/table-frame.tsx'
import type { BeforeAfter, Share } from '#app/domain/education/before-after.ts'
import type { Effect } from '#app/domain/education/effect/effect.ts'
import { percent, signedPoints, VERDICT_IN_A_LIST } from './words.ts'

export type BesideSeen = {
  what: string
  link: string | null
  when: string
  attendees: number
  counts: BeforeAfter
  effect: Effect
}

/** Under ten codes a share is noise and may point at one stay. */
const share = ({ gaps, reviewable }: Share): string => (reviewable < 10 ? 'under 10 codes' : percent(gaps / reviewable))

function effectWords({ estimate, low, high }: Effect): string {
  if (estimate === null || low === null || high === null) return 'not to be told'
  return `${signedPoints(estimate)} (${signedPoints(low)} to ${signedPoints(high)})`
}

/** Effects side by side, each with what was seen before and since, so that one can be told from the others. */
export function BesideTable({ rows, title, hint }: { rows: BesideSeen[]; title: string; hint: string }) {
  if (rows.length < 2) return null
  return (
    <section className="panel" aria-labelledby="beside">
      <header>
        <h2 id="beside">{title}</h2>
      </header>
      <p className="body small quiet">{hint}</p>
      <TableFrame label={`${title}, a table`}>
        <table className="table loose folding">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="number">
                Were there
              </th>
              <th scope="col" className="number">
                Left open before
              </th>
              <th scope="col" className="number">
                since
              </th>
              <th scope="col" className="number">
                Effect, points (95 %)
              </th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ what, link, when, attendees, counts, effect }) => (
              <tr key={`${what} ${when}`}>
                <th scope="row">
                  {link ? <a href={link}>{what}</a> : what}
                  {when ? <span className="small quiet block">{when}</span> : null}
                </th>
                <td className="number nowrap" data-label="Were there">
                  {attendees}
                </td>
                <td className="number nowrap" data-label="Left open before">
                  {share(counts.taught.before)}
                </td>
                <td className="number nowrap" data-label="Since">
                  {share(counts.taught.after)}
                </td>
                <td className="number nowrap" data-label="Effect, points">
                  {effectWords(effect)}
                </td>
                <td data-label="Verdict">{VERDICT_IN_A_LIST[effect.verdict]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  )
}
