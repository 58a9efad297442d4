import type { RiskShown } from '#app/domain/scorecard/measures/risk.ts'
import { riskScore, shownWords, TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { MeasureName } from './share.tsx'

/** Risk categories of the year before that are documented again, and the mean risk score that the lines of each year give. */
export function RiskPanel({ risk }: { risk: RiskShown | null }) {
  return (
    <section className="panel" aria-labelledby="recapture">
      <header>
        <h2 id="recapture">
          <MeasureName id="recapture" />
        </h2>
      </header>
      {risk && risk.members !== null ? <Facts {...risk} /> : null}
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

function Facts({ year, members, share, added, unsupported, score, beforeX10000 }: RiskShown) {
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
      <dd>
        {score === 'too-few'
          ? TOO_FEW_WORDS
          : `${riskScore(score.meanX10000)} (${score.n} members; 95 % interval ${riskScore(score.lowX10000)}–${riskScore(score.highX10000)})`}
      </dd>
      <dt>The same members by the lines of {year - 1}</dt>
      <dd>{beforeX10000 === null ? TOO_FEW_WORDS : riskScore(beforeX10000)}</dd>
    </dl>
  )
}
