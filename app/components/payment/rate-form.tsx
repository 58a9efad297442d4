import { Field } from '../ui/field.tsx'

type Typed = Record<string, string>

/** A new rate, or another one in the place of that of the same payer and day. What was typed stays when it is refused. */
export function RateForm(props: {
  facilityId: string
  payers: string[]
  today: string
  typed: Typed | undefined
  faults: Typed | undefined
}) {
  const { typed, faults } = props
  const of = (name: string, otherwise = '') => ({
    name,
    defaultValue: typed?.[name] ?? otherwise,
    fault: faults?.[name],
    autoComplete: 'off',
  })
  const decimal = { inputMode: 'decimal' as const }
  return (
    <form method="post" className="panel" aria-labelledby="new-rate">
      <header>
        <h2 id="new-rate">Add or change a rate</h2>
      </header>
      <div className="body stack">
        <input type="hidden" name="deed" value="keep" />
        <input type="hidden" name="facilityId" value={props.facilityId} />
        <div className="grid-3">
          <Field label="Payer" hint="As its stays name it" list="payers" required {...of('payer')} />
          <Field label="First day" type="date" required {...of('startOn', props.today)} />
          <Field label="Last day" hint="Empty: until changed" type="date" {...of('endOn')} />
          <Field label="Wage index" hint="As CMS publishes it" {...decimal} required {...of('wageIndex', '1')} />
          <Field
            label="Capital factor"
            hint="Empty: the wage index to the power of 0.6848 (42 CFR 412.316)"
            {...decimal}
            {...of('capitalFactor')}
          />
          <Field
            label="Add-on, percent"
            hint="Teaching and disproportionate share"
            {...decimal}
            {...of('addOn', '0')}
          />
          <Field
            label="Own rate, dollars"
            hint="A case of weight 1 by your contract"
            {...decimal}
            {...of('ownRate', '0')}
          />
          <Field
            label="Its share, percent"
            hint="0 pays the federal rate alone, 100 the own rate alone"
            {...decimal}
            {...of('ownShare', '0')}
          />
        </div>
        <datalist id="payers">
          {props.payers.map((payer) => (
            <option key={payer} value={payer} />
          ))}
        </datalist>
        <p className="small quiet">
          Outlier and transfer payments are left out, so every amount is an estimate. Amounts show on the coder's side
          of a chart alone, never beside a query.
        </p>
        <div>
          <button type="submit" className="button primary">
            Keep the rate
          </button>
        </div>
      </div>
    </form>
  )
}
