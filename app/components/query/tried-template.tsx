import type { Finding } from '#app/domain/query/draft.ts'
import type { Wording } from '#app/domain/query/query.ts'
import type { EvidenceWish } from '#app/domain/query/templates/template.ts'
import { Badge, Empty } from '../ui/badge.tsx'
import { dayOf } from '../ui/time.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { WISH_WORDS } from './template-words.ts'

type Moments = Date | string
type FoundChart = {
  id: string
  patientName: string
  mrn: string | null
  class: string
  service: string | null
  startAt: Moments
  reason: string | null
}

/** Search for a chart by name or record number, as in the work list; each found one is a link that tries the template on it. */
export function ChartSearch(props: {
  templateId: string
  /** What was typed, and what stands for it in an address. */
  words: string
  find: string | null
  version: number
  charts: FoundChart[]
  chosen: string | null
}) {
  const { templateId, words, find, version, charts, chosen } = props
  const linkTo = (id: string) =>
    `?${new URLSearchParams({ version: String(version), find: find ?? '', encounter: id })}`
  return (
    <section className="panel" aria-label="Chart">
      <div className="body stack">
        <form method="post" action="/searches" className="find-charts">
          <input type="hidden" name="page" value={`/templates/${templateId}/try`} />
          <input type="hidden" name="version" value={version} />
          <input
            autoComplete="off"
            type="search"
            name="words"
            defaultValue={words}
            maxLength={100}
            aria-label="Search charts by name or record number"
            placeholder="Name or record number"
          />
          <button type="submit" className="button">
            Find charts
          </button>
        </form>
        {words && charts.length === 0 ? (
          <p className="quiet">No chart of your places begins with these words.</p>
        ) : null}
        {charts.length > 0 ? (
          <ul className="found-charts">
            {charts.map((chart) => (
              <li key={chart.id}>
                <a href={linkTo(chart.id)} aria-current={chart.id === chosen ? 'true' : undefined}>
                  {chart.patientName}
                </a>{' '}
                <span className="quiet small">
                  {[chart.mrn, dayOf(new Date(chart.startAt)), chart.class, chart.service, chart.reason]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  )
}

export type Tried = {
  patientName: string
  reason: string | null
  startAt: Moments
  zone: string
  wording: Wording
  slots: { name: string; hint: string; words: string | null }[]
  struck: { option: string; why: string }[]
  missing: { what: EvidenceWish['what']; words: string }[]
  check: { findings: Finding[]; notChecked: string[]; compliant: boolean }
}

/** What the template became on the chart, beside what the gate says to it. */
export function TriedTemplate({ tried }: { tried: Tried }) {
  return (
    <div className="template-page">
      <section className="panel" aria-label="The filled query">
        <header>
          <h2>{tried.wording.title}</h2>
          <span className="quiet small">
            {tried.patientName}, {dayOf(new Date(tried.startAt))}
          </span>
        </header>
        <div className="body stack">
          <p className="question">{tried.wording.question}</p>
          {tried.wording.options.length > 0 ? (
            <ol type="a" aria-label="Options that stay">
              {tried.wording.options.map((option) => (
                <li key={option.id}>
                  {option.text} <Links option={option} wording={tried.wording} />
                </li>
              ))}
            </ol>
          ) : null}
          <StruckList struck={tried.struck} />
          <EvidenceList indicators={tried.wording.indicators} zone={tried.zone} />
          {tried.missing.length > 0 ? (
            <div>
              <p className="label">Looked for and not found</p>
              <ul>
                {tried.missing.map(({ what, words }) => (
                  <li key={`${what}-${words}`}>
                    {WISH_WORDS[what]}: {words || 'any'}
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </div>
      </section>
      <div className="stack">
        <GateSays check={tried.check} />
        <SlotList slots={tried.slots} />
      </div>
    </div>
  )
}

/** The numbers of the evidence that supports an option. */
function Links({ option, wording }: { option: Wording['options'][number]; wording: Wording }) {
  const numbers = option.supportedBy.map((id) => wording.indicators.findIndex((i) => i.id === id) + 1)
  return numbers.length > 0 ? <span className="quiet small">evidence {numbers.join(', ')}</span> : null
}

function StruckList({ struck }: { struck: Tried['struck'] }) {
  if (struck.length === 0) return null
  return (
    <section aria-label="Options taken out">
      <p className="label">Taken out, since the chart does not support them</p>
      <ul>
        {struck.map(({ option, why }) => (
          <li key={option}>
            <s>{option}</s> - {why}
          </li>
        ))}
      </ul>
    </section>
  )
}

function SlotList({ slots }: { slots: Tried['slots'] }) {
  return (
    <section className="panel" aria-label="Slots">
      <header>
        <h2>Filled from the chart</h2>
        <span className="quiet small">
          {slots.filter(({ words }) => words !== null).length} of {slots.length}
        </span>
      </header>
      <div className="body">
        {slots.length === 0 ? <p className="quiet">This template has no slots.</p> : null}
        <dl className="stack">
          {slots.map(({ name, hint, words }) => (
            <div key={name}>
              <dt>
                <code>{`{{${name}}}`}</code>
              </dt>
              <dd>{words ?? <span className="quiet">The chart does not say: {hint}. The author has to.</span>}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}

const WORD: Record<Finding['severity'], string> = { error: 'stops sending', warn: 'warning', info: 'note' }

/** The findings of the gate for this chart, worst first. */
function GateSays({ check }: { check: Tried['check'] }) {
  const order = ['error', 'warn', 'info'] as const
  const findings = order.flatMap((severity) => check.findings.filter((f) => f.severity === severity))
  return (
    <section className="panel" aria-label="What the gate says">
      <header>
        <h2>What the gate says</h2>
        <Badge tone={check.compliant ? 'good' : 'bad'}>{check.compliant ? 'could be sent' : 'would be stopped'}</Badge>
      </header>
      <div className="body stack">
        {findings.length === 0 ? <Empty title="No finding" /> : null}
        {findings.map((finding) => (
          <p key={`${finding.rule}-${finding.where}-${finding.excerpt}`}>
            <strong>{finding.rule}</strong>{' '}
            <span className="quiet small">
              {WORD[finding.severity]}, {finding.where}
            </span>
            <br />
            {finding.why}{' '}
            <a className="small" href={`/rules#${finding.rule}`}>
              why? rule
            </a>
          </p>
        ))}
        {check.notChecked.map((words) => (
          <p key={words}>
            <strong>Not checked</strong>
            <br />
            {words}
          </p>
        ))}
      </div>
    </section>
  )
}
