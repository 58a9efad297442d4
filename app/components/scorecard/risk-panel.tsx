import type { RiskShown, SuspectsShown } from '#app/domain/scorecard/measures/risk.ts'
import { riskMeanWords, shownWords, TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { MeasureName } from './share.tsx'

/** Risk categories of the year before that are documented again, and the mean risk score that the lines of each year give. */
export function RiskPanel({ risk, suspects }: { risk: RiskShown | null; suspects: SuspectsShown | null }) {
  return (
    <section className="panel" aria-labelledby="recapture">
      <header>
        <h2 id="recapture">
          <MeasureName id="recapture" />
        </h2>
      </header>
      {risk && risk.members !== null ? <Facts {...risk} /> : null}
      {suspects ? <Suspects {...suspects} /> : null}
      {risk === null || risk.members === null ? (
        <p className="body small quiet">
          Counted are members whose plan status is kept and who have coded stays or visits in the year and in the one
          before: fewer than ten are. The status is kept on a chart's risk page, or loaded with <code>hcc members</code>
          .
        </p>
      ) : (
        <p className="body small quiet">
          CMS-HCC V28 with the factors of payment year {risk.year + 1} ({risk.release}), raw: before normalisation and
          coding intensity. {risk.year} is told as far as its stays and visits are finally coded.
        </p>
      )}
    </section>
  )
}

function Facts({ year, members, share, added, unsupported, score, before }: RiskShown) {
  return (
    <dl className="facts body">
      <dt>
        Of {year - 1}, documented again in {year}
      </dt>
      <dd>{shownWords(share)}</dd>
      <dt>Members seen in both years</dt>
      <dd>{members ?? TOO_FEW_WORDS}</dd>
      <dt>New categories</dt>
      <dd>{added ?? TOO_FEW_WORDS}</dd>
      <dt>Coded, not yet supported by a final line</dt>
      <dd>{unsupported ?? TOO_FEW_WORDS}</dd>
      <dt>
        <MeasureName id="riskScore" />
      </dt>
      <dd>{riskMeanWords(score)}</dd>
      <dt>The same members by the lines of {year - 1}</dt>
      <dd>{riskMeanWords(before)}</dd>
    </dl>
  )
}

/** What became of hints and of what was coded: confirmed and ruled out, put in and taken out, in the same words. */
function Suspects({ year, confirmed, ruledOut, takenOut }: SuspectsShown) {
  return (
    <>
      <dl className="facts body">
        <dt>
          <MeasureName id="suspectConfirmed" />
        </dt>
        <dd>{shownWords(confirmed)}</dd>
        <dt>
          <MeasureName id="suspectRuledOut" />
        </dt>
        <dd>{shownWords(ruledOut)}</dd>
        <dt>
          <MeasureName id="takenOut" />
        </dt>
        <dd>{shownWords(takenOut)}</dd>
      </dl>
      <p className="body small quiet">
        Of {year}. A hint is a drug, results or an entry of the problem list; the notes alone gave no code for it. What
        is neither confirmed nor ruled out is still open. Ruled out and taken out are as good as confirmed.
      </p>
    </>
  )
}
