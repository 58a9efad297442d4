import { Choice, FaultSummary, Field, TextField } from '#app/components/ui/field.tsx'
import { MODES } from '#app/domain/education/session.ts'
import { PeopleChoice } from './people-choice.tsx'
import { MODE_WORDS, pieceWords } from './words.ts'

type Named = { id: string; name: string }
export type PlanPage = {
  axis: string
  makeUpOf: { id: string; title: string } | null
  group: string
  facilityId: string
  listId: string
  lists: Named[]
  only: string
  chosen: { id: string; title: string; objectives: string } | null
  materials: { id: string; title: string; label: string }[]
  specialties: string[]
  facilities: Named[]
  providers: (Named & { specialty: string | null })[]
  facilitators: Named[]
  facilitatorId: string
  timeZone: string
  timeZones: string[]
}
type Props = { page: PlanPage; faults: Record<string, string> | undefined; typed: Record<string, string> }

const named = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, words: name }))

/** A session in one form; what the target knows is filled in. */
export function PlanForm({ page, faults, typed }: Props) {
  const was = (name: string, filled: string) => typed[name] ?? filled
  return (
    <form method="post" className="stack plan-form">
      <FaultSummary faults={faults} />
      <Field name="title" label="Title" defaultValue={was('title', page.chosen?.title ?? '')} fault={faults?.title} />
      <TextField
        name="objectives"
        label="Objectives"
        hint="What people will do afterwards. It stands in the invitation."
        rows={4}
        defaultValue={was('objectives', page.chosen?.objectives ?? '')}
        fault={faults?.objectives}
      />
      <Choice
        name="materialId"
        label="Material"
        options={page.materials.map(({ id, title, label }) => ({ value: id, words: pieceWords(label, title) }))}
        defaultValue={was('materialId', page.chosen?.id ?? '')}
        fault={faults?.materialId}
      />
      {page.makeUpOf ? (
        <p>
          A make-up for who was invited to "{page.makeUpOf.title}" and was not there; they are named below.
          <input type="hidden" name="makeUpOf" value={page.makeUpOf.id} />
        </p>
      ) : null}
      <input type="hidden" name="axis" value={was('axis', page.axis)} />
      <AudienceFields page={page} faults={faults} typed={typed} />
      <TimeFields page={page} faults={faults} typed={typed} />
      <p>
        <button type="submit" className="button primary">
          Plan the session
        </button>
      </p>
    </form>
  )
}

function AudienceFields({ page, faults, typed }: Props) {
  const picked = new Set((typed['providers[]'] ?? page.only).split('\n').filter(Boolean))
  return (
    <fieldset className="stack">
      <legend>Audience</legend>
      {faults?.audience ? <p className="fault">{faults.audience}</p> : null}
      <div className="filter-row">
        <Choice
          name="specialty"
          label="Specialty"
          options={[
            { value: '', words: 'Every specialty' },
            ...page.specialties.map((one) => ({ value: one, words: one })),
          ]}
          defaultValue={typed.specialty ?? page.group}
        />
        <Choice
          name="facilityId"
          label="Facility"
          options={[{ value: '', words: 'Every facility' }, ...named(page.facilities)]}
          defaultValue={typed.facilityId ?? page.facilityId}
        />
        {page.lists.length > 0 ? (
          <Choice
            name="listId"
            label="Or a saved list"
            options={[{ value: '', words: 'No list: the rule' }, ...named(page.lists)]}
            defaultValue={typed.listId ?? page.listId}
          />
        ) : null}
        <Field
          name="capacity"
          label="Seats"
          type="number"
          min={1}
          max={500}
          defaultValue={typed.capacity ?? '20'}
          fault={faults?.capacity}
        />
      </div>
      <details open={picked.size > 0}>
        <summary>Or name people, in place of the rule</summary>
        <PeopleChoice providers={page.providers} picked={picked} />
      </details>
    </fieldset>
  )
}

function TimeFields({ page, faults, typed }: Props) {
  return (
    <fieldset className="stack">
      <legend>When and where</legend>
      <div className="filter-row when">
        <Field
          name="startOn"
          label="Date and time"
          type="datetime-local"
          defaultValue={typed.startOn ?? ''}
          fault={faults?.startOn}
        />
        <Choice
          name="timeZone"
          label="Time zone"
          options={page.timeZones.map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }))}
          defaultValue={typed.timeZone ?? page.timeZone}
        />
        <Field
          name="minutes"
          label="Minutes"
          type="number"
          min={5}
          max={480}
          defaultValue={typed.minutes ?? '30'}
          fault={faults?.minutes}
        />
      </div>
      <div className="filter-row">
        <Choice
          name="mode"
          label="How"
          options={MODES.map((mode) => ({ value: mode, words: MODE_WORDS[mode] }))}
          defaultValue={typed.mode ?? 'in-person'}
        />
        <Field
          name="place"
          label="Room or link"
          defaultValue={typed.place ?? 'Conference room'}
          fault={faults?.place}
        />
        <Choice
          name="facilitatorId"
          label="Facilitator"
          options={named(page.facilitators)}
          defaultValue={typed.facilitatorId ?? page.facilitatorId}
          fault={faults?.facilitatorId}
        />
      </div>
      <p className="small quiet">
        A card at one's own pace needs no room: its time is a reminder in the calendar, and passing the quiz is
        attendance.
      </p>
    </fieldset>
  )
}
