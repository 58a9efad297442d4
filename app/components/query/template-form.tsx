import { useFetcher } from '@remix-run/react'
import { type FormEvent, useRef } from 'react'
import { OPTION_ROLES, PURPOSES, QUERY_KINDS } from '#app/domain/query/draft.ts'
import { OPTION_ORDERS, TEMPLATE_FIELDS } from '#app/domain/query/templates/template.ts'
import { Choice, Field, TextField } from '../ui/field.tsx'
import { TemplateFindings } from './template-findings.tsx'
import { FIELD_WORDS, ORDER_WORDS } from './template-words.ts'
import { KIND_WORDS, PURPOSE_WORDS, ROLE_OF_OPTION_WORDS } from './words.ts'

type Fault = { rule: string; where: string; why: string }
export type TemplateCheck = { faults: Fault[]; unread: string[]; refused?: string }
/** The fields as text: of a kept template, or as they were typed. */
export type TemplateValues = Record<
  | 'id'
  | 'name'
  | 'field'
  | 'purpose'
  | 'kind'
  | 'title'
  | 'question'
  | 'optionOrder'
  | 'documented'
  | 'unless'
  | 'slots'
  | 'evidence'
  | 'owner'
  | 'reviewOn',
  string
> & { options: { text: string; role: string; concept: string }[] }

const WAIT_MS = 400
const SPARE_ROWS = 3

/** The form of a template. What the rules find follows the words as they are typed; without a script the button checks. */
export function TemplateForm(props: {
  template: TemplateValues
  basedOn: number | null
  first: TemplateCheck
  comment: string
}) {
  const { template, basedOn } = props
  const live = useFetcher<TemplateCheck>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const check = live.data ?? props.first
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const fields = new FormData(form)
      fields.set('deed', 'check')
      live.submit(fields, { method: 'post' })
    }, WAIT_MS)
  }
  const spare = Array.from({ length: SPARE_ROWS }, () => ({ text: '', role: 'diagnosis', concept: '' }))
  const rows = [...template.options, ...spare].map((option, n) => ({ ...option, row: `row-${n + 1}` }))
  return (
    <form method="post" className="template-page" onInput={onInput}>
      <input type="hidden" name="basedOn" value={basedOn ?? 0} />
      <div className="stack">
        {props.first.refused ? (
          <div className="summary" role="alert">
            {props.first.refused}
          </div>
        ) : null}
        {basedOn === null ? (
          <Field
            name="id"
            label="Short name"
            hint="Lower-case words joined by hyphens; it never changes."
            defaultValue={template.id}
          />
        ) : (
          <input type="hidden" name="id" value={template.id} />
        )}
        <Field
          name="name"
          label="Name"
          hint="Physicians may see it: the subject, not an answer."
          defaultValue={template.name}
        />
        <div className="grid-3">
          <Choice
            name="field"
            label="Field"
            defaultValue={template.field}
            options={TEMPLATE_FIELDS.map((value) => ({ value, words: FIELD_WORDS[value] }))}
          />
          <Choice
            name="purpose"
            label="Purpose"
            defaultValue={template.purpose}
            options={PURPOSES.map((value) => ({ value, words: PURPOSE_WORDS[value] }))}
          />
          <Choice
            name="kind"
            label="Kind"
            defaultValue={template.kind}
            options={QUERY_KINDS.map((value) => ({ value, words: KIND_WORDS[value] }))}
          />
        </div>
        <Field name="title" label="Title" maxLength={120} defaultValue={template.title} />
        <TextField
          name="question"
          label="Question"
          hint="{{name}} is filled from the chart."
          rows={4}
          maxLength={2000}
          defaultValue={template.question}
        />
        <fieldset className="editor">
          <legend>Options</legend>
          {rows.map((option, n) => (
            <div className="row option-row" key={option.row}>
              <input
                type="text"
                name="optionText[]"
                aria-label={`Option ${n + 1}`}
                maxLength={300}
                defaultValue={option.text}
              />
              <select name="optionRole[]" aria-label={`What option ${n + 1} is`} defaultValue={option.role}>
                {OPTION_ROLES.map((role) => (
                  <option key={role} value={role}>
                    {ROLE_OF_OPTION_WORDS[role]}
                  </option>
                ))}
              </select>
              <input
                type="text"
                name="optionConcept[]"
                aria-label={`Concept of option ${n + 1}, where its words do not say`}
                placeholder="concept"
                defaultValue={option.concept}
              />
            </div>
          ))}
        </fieldset>
        <Choice
          name="optionOrder"
          label="Order of the options"
          defaultValue={template.optionOrder}
          options={OPTION_ORDERS.map((value) => ({ value, words: ORDER_WORDS[value] }))}
        />
        <div className="grid-2">
          <TextField
            name="documented"
            label="Only where one of these is documented"
            hint="One a line; empty: always."
            rows={3}
            defaultValue={template.documented}
          />
          <TextField
            name="unless"
            label="Not where one of these is documented"
            hint="One a line."
            rows={3}
            defaultValue={template.unless}
          />
        </div>
        <details>
          <summary>What it looks for in the chart</summary>
          <div className="stack">
            <TextField
              name="evidence"
              label="Evidence (JSON)"
              hint="What, names, loinc, keywords, by, series, most, isRequired, mayBePrior."
              rows={10}
              className="mono"
              spellCheck={false}
              defaultValue={template.evidence}
            />
            <TextField
              name="slots"
              label="Slots (JSON)"
              hint="Name, from, of, nth, hint."
              rows={8}
              className="mono"
              spellCheck={false}
              defaultValue={template.slots}
            />
          </div>
        </details>
      </div>
      <div className="stack">
        <TemplateFindings faults={check.faults} unread={check.unread} />
        <div className="panel">
          <div className="body stack">
            <Field name="owner" label="Owner" defaultValue={template.owner} />
            <Field name="reviewOn" label="Review by" type="date" defaultValue={template.reviewOn} />
            <TextField
              name="comment"
              label="What changed, and why"
              rows={2}
              maxLength={500}
              defaultValue={props.comment}
            />
            <div className="row">
              <button type="submit" name="deed" value="save" className="button primary">
                {basedOn === null ? 'Keep the template' : `Keep as version ${basedOn + 1}`}
              </button>
              <button type="submit" name="deed" value="check" className="button">
                Check
              </button>
            </div>
            <p className="small quiet">It is offered to authors once it is approved.</p>
          </div>
        </div>
      </div>
    </form>
  )
}
