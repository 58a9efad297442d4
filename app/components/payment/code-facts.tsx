type Facts = {
  severity: { level: string; onlyIfAlive: boolean; release: string } | null
  hcc: { models: { model: string; hccs: { hcc: string; label: string | null }[] }[]; release: string } | null
}

const LEVELS: Record<string, string> = {
  MCC: 'Major complication or comorbidity (MCC)',
  CC: 'Complication or comorbidity (CC)',
  NON_CC: 'Neither CC nor MCC',
  'not-in-table': 'Not in the loaded table',
}

/** What payment knows of a code; shown only to who may see payment. */
export function CodeFactsPanel({ facts }: { facts: Facts }) {
  return (
    <section className="panel" aria-label="Payment">
      <header>
        <h2>Payment</h2>
      </header>
      <dl className="facts body">
        <dt>As a secondary diagnosis</dt>
        <dd>
          {facts.severity ? (
            <>
              {LEVELS[facts.severity.level]}
              {facts.severity.onlyIfAlive ? ', only in patients discharged alive' : ''}{' '}
              <span className="small quiet">({facts.severity.release})</span>
            </>
          ) : (
            'No MS-DRG tables of this time are loaded'
          )}
        </dd>
        {facts.hcc ? (
          facts.hcc.models.map(({ model, hccs }) => (
            <div key={model} className="contents">
              <dt>CMS-HCC {model}</dt>
              <dd>
                {hccs.length > 0
                  ? hccs.map(({ hcc, label }) => `${hcc}${label ? ` ${label}` : ''}`).join(', ')
                  : 'In no payment category of the loaded table'}
              </dd>
            </div>
          ))
        ) : (
          <>
            <dt>CMS-HCC</dt>
            <dd>No tables of that payment year are loaded</dd>
          </>
        )}
        {facts.hcc ? (
          <>
            <dt className="small">Source</dt>
            <dd className="small quiet">{facts.hcc.release}</dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}
