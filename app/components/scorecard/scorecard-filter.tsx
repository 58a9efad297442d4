import { type ScorecardFilter, SPANS } from '#app/domain/scorecard/measures/filter.ts'
import { PAYER_WORDS, TIMING_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { Choice, Field } from '../ui/field.tsx'

export type FilterChoices = { facilities: { id: string; name: string }[]; specialties?: string[] }

/** What is looked at: a GET form, so that the URL is the view. */
export function ScorecardFilterForm({
  filter,
  choices,
  name,
  isTimed = true,
}: {
  filter: ScorecardFilter
  choices: FilterChoices
  name?: string
  /** False on a page that shows every timing side by side. */
  isTimed?: boolean
}) {
  const all = (words: string) => ({ value: '', words })
  return (
    <form method="get" className="filter-row no-print" aria-label="What is shown">
      <Choice
        name="months"
        label="Period"
        defaultValue={String(filter.months)}
        options={SPANS.map((span) => ({ value: String(span), words: `${span} months` }))}
      />
      <Choice
        name="facility"
        label="Facility"
        defaultValue={filter.facility}
        options={[all('All facilities'), ...choices.facilities.map(({ id, name }) => ({ value: id, words: name }))]}
      />
      {choices.specialties ? (
        <Choice
          name="specialty"
          label="Specialty"
          defaultValue={filter.specialty}
          options={[all('All specialties'), ...choices.specialties.map((one) => ({ value: one, words: one }))]}
        />
      ) : null}
      {isTimed ? (
        <Choice
          name="timing"
          label="Timing of queries"
          defaultValue={filter.timing === 'all' ? '' : filter.timing}
          options={Object.entries(TIMING_WORDS).map(([value, words]) => ({
            value: value === 'all' ? '' : value,
            words,
          }))}
        />
      ) : null}
      <Choice
        name="payer"
        label="Payer"
        defaultValue={filter.payer === 'all' ? '' : filter.payer}
        options={Object.entries(PAYER_WORDS).map(([value, words]) => ({ value: value === 'all' ? '' : value, words }))}
      />
      {name === undefined ? null : <Field name="q" label="Name" type="search" defaultValue={name} />}
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}
