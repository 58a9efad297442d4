import { useLocation } from '@remix-run/react'
import { type ScorecardFilter, SPANS } from '#app/domain/scorecard/measures/filter.ts'
import { monthText } from '#app/domain/scorecard/measures/month.ts'
import { PAYER_WORDS, TIMING_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { Choice, Field } from '../ui/field.tsx'

export type FilterChoices = { facilities: { id: string; name: string }[]; specialties?: string[]; ends: string[] }
/** What of an address this form sets; the rest (which measure, in which order) stays. */
const OWN = ['months', 'to', 'facility', 'specialty', 'timing', 'payer', 'q']

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
  /** False on a page that shows every timing side by side, or nothing that has one. */
  isTimed?: boolean
}) {
  const { search } = useLocation()
  const kept = [...new URLSearchParams(search)].filter(([key]) => !OWN.includes(key))
  const all = (words: string) => ({ value: '', words })
  const end = monthText(filter.period.to)
  return (
    <form method="get" className="filter-row no-print" aria-label="What is shown">
      <Choice
        name="months"
        label="Period"
        defaultValue={String(filter.months)}
        options={SPANS.map((span) => ({ value: String(span), words: `${span} months` }))}
      />
      <Choice
        name="to"
        label="Up to"
        defaultValue={choices.ends.includes(end) ? end : ''}
        options={[all('the latest month'), ...choices.ends.map((value) => ({ value, words: value }))]}
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
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {name === undefined ? null : <Field name="q" label="Name" type="search" defaultValue={name} />}
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}
