import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import { PURPOSES, QUERY_KINDS } from '#app/domain/query/draft.ts'
import { OPTION_ORDERS, TEMPLATE_FIELDS } from '#app/domain/query/templates/template.ts'
import { Choice, Field, TextField } from '../ui/field.tsx'
import { TemplateFindings } from './template-findings.tsx'
import {
  BLANK_OPTION,
  BLANK_SLOT,
  BLANK_WISH,
  OptionFields,
  type OptionRow,
  SlotFields,
  type SlotRow,
  WishFields,
  type WishRow,
} from './template-row-fields.tsx'
import { RowList, useRows } from './template-rows.tsx'
import { FIELD_WORDS, ORDER_WORDS } from './template-words.ts'
import { KIND_WORDS, PURPOSE_WORDS } from './words.ts'

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
  | 'owner'
  | 'reviewOn',
  string
> & { options: OptionRow[]; wishes: WishRow[]; slots: SlotRow[] }

const WAIT_MS = 400
/** Rows to fill where there is no script to add one. */
const SPARE = { options: 2, wishes: 1, slots: 1 }

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
  const form = useRef<HTMLFormElement>(null)
  const checkSoon = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      // Without the network the check would take the page, and what was typed, with it.
      if (!form.current || !navigator.onLine) return
      const fields = new FormData(form.current)
      fields.set('deed', 'check')
      live.submit(fields, { method: 'post' })
    }, WAIT_MS)
  }
  const options = useRows(template.options, BLANK_OPTION, SPARE.options)
  const wishes = useRows(template.wishes, BLANK_WISH, SPARE.wishes)
  const slots = useRows(template.slots, BLANK_SLOT, SPARE.slots)
  return (
    <form method="post" ref={form} className="template-page" onInput={checkSoon}>
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
        <RowList
          legend="Options"
          hint="In the order in which they are shown. What the chart does not support is taken out when the template is filled."
          one="Option"
          list={options}
          onChange={checkSoon}
        >
          {(option) => <OptionFields option={option} />}
        </RowList>
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
        <RowList
          legend="Evidence it looks for"
          hint="Each line is looked up in the chart when the template is filled; what is found is quoted with its source, author and time."
          one="Evidence"
          list={wishes}
          onChange={checkSoon}
        >
          {(wish) => <WishFields wish={wish} />}
        </RowList>
        <RowList
          legend="Slots filled from the chart"
          hint="A slot stands in the title, the question or an option as {{name}}. One that the chart does not fill stops the sending until the author has."
          one="Slot"
          list={slots}
          onChange={checkSoon}
        >
          {(slot) => <SlotFields slot={slot} />}
        </RowList>
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
