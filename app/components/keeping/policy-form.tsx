import { LEAST_YEARS, MOST_YEARS, type RetentionPolicy } from '#app/domain/keeping/retention.ts'
import { Field } from '../ui/field.tsx'

/** For how long charts are kept. Those who may not change it read it. */
export function PolicyForm({ policy, mayChange }: { policy: RetentionPolicy; mayChange: boolean }) {
  if (!mayChange)
    return (
      <p>
        Charts are kept {policy.chartYears} years from the end of the stay, of minors until they are{' '}
        {policy.minorUntilAge}; what is due{' '}
        {policy.isAutomatic ? 'goes every night' : 'goes when an administrator says so'}.
      </p>
    )
  return (
    <form method="post" className="stack">
      <div className="filter-row">
        <Field
          name="chartYears"
          label="Years from the end of a stay"
          hint={`At least ${LEAST_YEARS}; your state may ask for more`}
          type="number"
          min={LEAST_YEARS}
          max={MOST_YEARS}
          defaultValue={policy.chartYears}
          required
        />
        <Field
          name="minorUntilAge"
          label="Of minors until the age of"
          hint="Whichever of the two is later"
          type="number"
          min={18}
          max={MOST_YEARS}
          defaultValue={policy.minorUntilAge}
          required
        />
      </div>
      <label className="check">
        <input type="checkbox" name="isAutomatic" value="yes" defaultChecked={policy.isAutomatic} /> Purge what is due
        every night
      </label>
      <div className="row">
        <button type="submit" name="deed" value="policy" className="button">
          Keep this policy
        </button>
      </div>
    </form>
  )
}
