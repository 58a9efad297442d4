import { Notice } from '#app/components/ui/badge.tsx'
import { Choice, Field } from '#app/components/ui/field.tsx'
import { GROUPINGS, type Grouping, type ProposalRefusal, type Step } from '#app/domain/education/program.ts'
import { MODES } from '#app/domain/education/session.ts'
import { GROUPING_WORDS, MODE_WORDS, percent, pieceWords, sayProposalRefusal } from './words.ts'

export type Proposal = {
  materialId: string
  title: string
  groupedBy: Grouping
  specialty: string
  steps: number
  seed: number
  weeks: number
  refused: ProposalRefusal | null
  drawn: Step[]
  groups: number
  power: { power: number } | null
  materials: { id: string; title: string; label: string }[]
  specialties: string[]
  facilitators: { id: string; name: string }[]
  facilitatorId: string
  timeZone: string
}

/** What the lot is drawn among: a plain form whose answer is the order below it. */
export function ProposalForm({ page }: { page: Proposal }) {
  return (
    <form method="get" className="stack plan-form" aria-label="What to draw">
      <div className="filter-row">
        <Choice
          name="material"
          label="Material"
          options={page.materials.map(({ id, title, label }) => ({ value: id, words: pieceWords(label, title) }))}
          defaultValue={page.materialId}
        />
      </div>
      <div className="filter-row">
        <Choice
          name="by"
          label="Draw among"
          options={GROUPINGS.map((one) => ({ value: one, words: GROUPING_WORDS[one] }))}
          defaultValue={page.groupedBy}
        />
        <Choice
          name="group"
          label="Specialty"
          options={[
            { value: '', words: 'Every specialty' },
            ...page.specialties.map((one) => ({ value: one, words: one })),
          ]}
          defaultValue={page.specialty}
        />
        <Field name="steps" label="Steps" type="number" min={2} max={12} defaultValue={page.steps} />
        <Field name="weeks" label="Weeks between" type="number" min={1} max={26} defaultValue={page.weeks} />
        <Field name="seed" label="Seed" inputMode="numeric" defaultValue={page.seed} />
      </div>
      <p>
        <button type="submit" className="button">
          Draw the order
        </button>
      </p>
    </form>
  )
}

/** The order, and what it could show. */
export function Order({ page }: { page: Proposal }) {
  if (page.refused) return <Notice tone="warn">{sayProposalRefusal(page.refused)}</Notice>
  return (
    <section className="panel" aria-labelledby="order">
      <header>
        <h2 id="order">The order of the lot</h2>
      </header>
      <ol className="plain wedge">
        {page.drawn.map(({ step, groups, providerIds }) => (
          <li key={step}>
            <b>Step {step}</b> {step === 1 ? 'first' : `${(step - 1) * page.weeks} weeks later`}: {groups.join(', ')}{' '}
            <span className="small quiet">({providerIds.length} providers)</span>
          </li>
        ))}
      </ol>
      <div className="body">
        <p className="small quiet">
          Seed {page.seed}: whoever draws among the same {page.groups} groups with it gets the same order.{' '}
          {page.power
            ? `From the codes of the last year, a drop of a third would be shown in ${percent(page.power.power)} of such programs (Hussey and Hughes 2007; a year before, six months after).`
            : 'These groups wrote too few codes of the family to say what it could show.'}
        </p>
      </div>
    </section>
  )
}

/** When and where: one session for each step. */
export function WedgeForm({ page, typed }: { page: Proposal; typed: Record<string, string> }) {
  const named = page.facilitators.map(({ id, name }) => ({ value: id, words: name }))
  const hidden = { materialId: page.materialId, groupedBy: page.groupedBy, specialty: page.specialty }
  return (
    <form method="post" className="stack plan-form">
      <h2>Plan these sessions</h2>
      {Object.entries({ ...hidden, steps: page.steps, weeks: page.weeks, seed: page.seed }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field name="title" label="Title" defaultValue={typed.title ?? page.title} />
      <div className="filter-row">
        <Field name="startOn" label="First session" type="datetime-local" defaultValue={typed.startOn ?? ''} />
        <Field name="minutes" label="Minutes" type="number" min={5} max={480} defaultValue={typed.minutes ?? '30'} />
      </div>
      <div className="filter-row">
        <Choice
          name="mode"
          label="How"
          options={MODES.map((mode) => ({ value: mode, words: MODE_WORDS[mode] }))}
          defaultValue={typed.mode ?? 'in-person'}
        />
        <Field name="place" label="Room or link" defaultValue={typed.place ?? 'Conference room'} />
        <Choice name="facilitatorId" label="Facilitator" options={named} defaultValue={page.facilitatorId} />
      </div>
      <input type="hidden" name="timeZone" value={page.timeZone} />
      <p>
        <button type="submit" className="button primary">
          Plan {page.drawn.length} sessions
        </button>{' '}
        <span className="small quiet">Times are of {page.timeZone}. Invitations are sent from each session.</span>
      </p>
    </form>
  )
}
