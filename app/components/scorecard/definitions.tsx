import { DEFINITIONS } from '#app/domain/scorecard/measures/definitions.ts'

/** Every definition, each under its own anchor. */
export function Definitions() {
  return (
    <div className="stack definitions">
      <p>
        No body has standardised these measures: query, response and agreement rates differ between hospitals even in
        what counts as an answer. So each is written down here, and every number shows what it was counted from.
        Intervals of shares are Wilson score intervals at 95 %. Fewer than ten: "too few to say".
      </p>
      {DEFINITIONS.map((one) => (
        <section key={one.id} id={one.id} className="panel stack" aria-labelledby={`name-${one.id}`}>
          <h2 id={`name-${one.id}`}>{one.name}</h2>
          <dl className="facts">
            <dt>Counted</dt>
            <dd>{one.events}</dd>
            <dt>Of</dt>
            <dd>{one.of}</dd>
            <dt>Without</dt>
            <dd>{one.without}</dd>
            <dt>Clock</dt>
            <dd>{one.clock}</dd>
            <dt>How to read it</dt>
            <dd>{one.direction}</dd>
            <dt>Source</dt>
            <dd>{one.source}</dd>
          </dl>
        </section>
      ))}
    </div>
  )
}
