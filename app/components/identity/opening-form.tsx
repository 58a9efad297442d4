import { OPENING_PURPOSES } from '#app/domain/identity/opening.ts'
import { Choice, FaultSummary, Field, TextField } from '../ui/field.tsx'
import { PURPOSE_WORDS } from './opening-words.ts'

type Typed = { record: string; purpose: string; words: string }

/** Asks for purpose and reason before a chart is opened that is not the person's to see. */
export function OpeningForm(props: {
  chart: string
  minutes: number
  faults: Record<string, string> | undefined
  typed: Typed
}) {
  const { chart, faults, typed } = props
  return (
    <form method="post" className="panel" aria-label="Open a chart for a reason">
      <div className="body stack">
        <FaultSummary faults={faults} />
        {chart ? (
          <input type="hidden" name="chart" value={chart} />
        ) : (
          <Field
            name="record"
            label="Record number"
            hint="Exactly as it stands on the chart. Its newest stay is opened."
            defaultValue={typed.record}
            autoComplete="off"
            required
            fault={faults?.record}
          />
        )}
        <Choice
          name="purpose"
          label="Purpose"
          defaultValue={typed.purpose}
          required
          fault={faults?.purpose}
          options={[
            { value: '', words: 'Choose ...' },
            ...OPENING_PURPOSES.map((value) => ({ value, words: PURPOSE_WORDS[value] })),
          ]}
        />
        <TextField
          name="words"
          label="Why you need it now"
          hint="A sentence for who reviews it. No diagnosis is needed here."
          rows={3}
          maxLength={1000}
          required
          defaultValue={typed.words}
          fault={faults?.words}
        />
        <p className="quiet small">
          The chart stays open to you for {props.minutes} minutes. Your name, the reason and every look are recorded,
          and a manager or administrator reviews them.
        </p>
        <div>
          <button type="submit" className="button primary">
            Open the chart
          </button>
        </div>
      </div>
    </form>
  )
}
