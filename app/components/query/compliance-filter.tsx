import { Choice, Field } from '../ui/field.tsx'

type Option = { value: string; words: string }

/** Period, author and template of the compliance figures, and the rule whose course is told; all of it stands in the address. */
export function ComplianceFilter(props: {
  from: string
  to: string
  asked: { author: string; template: string; rule: string }
  choices: { authors: Option[]; templates: Option[]; rules: Option[] }
}) {
  const { asked, choices } = props
  const all = (words: string): Option => ({ value: '', words })
  return (
    <form method="get" className="filter-row">
      <Field name="from" label="From" type="date" defaultValue={props.from} />
      <Field name="to" label="To" type="date" defaultValue={props.to} />
      <Choice name="author" label="Author" options={[all('All'), ...choices.authors]} defaultValue={asked.author} />
      <Choice
        name="template"
        label="Template"
        options={[all('All'), ...choices.templates]}
        defaultValue={asked.template}
      />
      <Choice name="rule" label="Over time" options={[all('Any error'), ...choices.rules]} defaultValue={asked.rule} />
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}
