import type { PerHour } from '#app/domain/scorecard/measures/productivity.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { shownWords, TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { perHourWords } from './coding-panels.tsx'
import { MeasureName } from './share.tsx'

export type ReviewersSeen = {
  name: string
  reviews: number | null
  kinds: Record<'new' | 'follow-up', number> | null
  perHour: PerHour | 'too-few' | null
  compliance: Shown
}[]

/** What is called a productive day. */
const DAY_HOURS = 8
const perDayWords = (perHour: PerHour | 'too-few' | null) =>
  perHour === null || perHour === 'too-few'
    ? ''
    : `; ${(DAY_HOURS * perHour.rate).toFixed(1)} in a day of ${DAY_HOURS} hours`

/** CDI specialists by name: reviews, time and compliance of their queries, only side by side. */
export function ReviewersPanel({ reviewers, csv }: { reviewers: ReviewersSeen; csv: string }) {
  return (
    <section className="panel" aria-labelledby="reviewers">
      <header>
        <h2 id="reviewers">
          <MeasureName id="reviews">CDI specialists: reviews, time and compliance side by side</MeasureName>
        </h2>
      </header>
      <TableFrame label="CDI specialists">
        <table className="table loose">
          <caption className="small quiet">
            By name: charts differ, so nobody is ranked by their number. Reviews count once the coding of the encounter
            is final. Hours come from time keeping (<code>scorecard hours</code>); without them nothing is said.
          </caption>
          <thead>
            <tr>
              <th scope="col">CDI specialist</th>
              <th scope="col">Reviews</th>
              <th scope="col">New and follow-up</th>
              <th scope="col">Reviews an hour</th>
              <th scope="col">
                <MeasureName id="compliance" />
              </th>
            </tr>
          </thead>
          <tbody>
            {reviewers.map(({ name, reviews, kinds, perHour, compliance }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{reviews ?? TOO_FEW_WORDS}</td>
                <td>{kinds ? `${kinds.new} new, ${kinds['follow-up']} follow-up` : TOO_FEW_WORDS}</td>
                <td>
                  {perHourWords(perHour)}
                  {perDayWords(perHour)}
                </td>
                <td>{shownWords(compliance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="small body no-print">
        <a href={csv} download>
          Download as CSV
        </a>
      </p>
    </section>
  )
}
