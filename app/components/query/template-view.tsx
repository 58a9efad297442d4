import type { Template } from '#app/domain/query/templates/template.ts'
import { exact } from '../ui/time.tsx'
import { gistLine, shareWords, type Usage } from './template-table.tsx'
import { AUTHOR_WORDS, FIELD_WORDS, ORDER_WORDS, SLOT_WORDS, WISH_WORDS } from './template-words.ts'
import { KIND_WORDS, PURPOSE_WORDS, ROLE_OF_OPTION_WORDS } from './words.ts'

/** The words of a template, its options in their fixed order, and what it looks for in a chart. */
export function TemplateView({ template }: { template: Template }) {
  return (
    <section className="panel" aria-label="The template">
      <header>
        <h2>{template.title}</h2>
        <span className="quiet small">
          {FIELD_WORDS[template.field]}, {PURPOSE_WORDS[template.purpose].toLowerCase()},{' '}
          {KIND_WORDS[template.kind].toLowerCase()}
        </span>
      </header>
      <div className="body stack">
        <p className="question">{template.question}</p>
        {template.options.length > 0 ? (
          <div>
            <p className="label">Options - {ORDER_WORDS[template.optionOrder].toLowerCase()}</p>
            <ol type="a">
              {template.options.map((option) => (
                <li key={option.text}>
                  {option.text} <span className="quiet small">{ROLE_OF_OPTION_WORDS[option.role].toLowerCase()}</span>
                </li>
              ))}
            </ol>
          </div>
        ) : null}
        <div>
          <p className="label">Evidence it looks for</p>
          <ul>
            {template.evidence.map((wish) => (
              <li key={JSON.stringify(wish)}>
                {WISH_WORDS[wish.what]}: {[...wish.names, ...wish.keywords].join(', ') || 'any'}
                {wish.loinc.length > 0 ? <span className="quiet small"> LOINC {wish.loinc.join(', ')}</span> : null}
                {wish.by.length > 0 ? (
                  <span className="quiet small">
                    {' '}
                    by {wish.by.map((role) => AUTHOR_WORDS[role].toLowerCase()).join(', ')}
                  </span>
                ) : null}
                <span className="quiet small">
                  {wish.isRequired ? ' - needed' : ''}
                  {wish.series ? ` - over ${wish.series} days` : ''}
                  {wish.isAboutTerm ? ' - what bears on the diagnosis' : ''}
                  {wish.mayBePrior ? ' - earlier encounters too' : ''}
                </span>
              </li>
            ))}
          </ul>
        </div>
        {template.slots.length > 0 ? (
          <div>
            <p className="label">Filled from the chart</p>
            <ul>
              {template.slots.map((slot) => (
                <li key={slot.name}>
                  <code>{`{{${slot.name}}}`}</code> {SLOT_WORDS[slot.from]}
                  {slot.of.length > 0 ? `: ${slot.of.join(', ')}` : ''}
                  <span className="quiet small"> - {slot.hint}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {template.documented.length > 0 ? <p>Only where documented: {template.documented.join(', ')}.</p> : null}
        {template.unless.length > 0 ? <p>Not where documented: {template.unless.join(', ')}.</p> : null}
      </div>
    </section>
  )
}

export function TemplateUsage({ usage }: { usage: Usage }) {
  return (
    <section className="panel" aria-label="Usage">
      <header>
        <h2>Usage</h2>
      </header>
      <dl className="body facts">
        <dt>Sent</dt>
        <dd>{usage.asked}</dd>
        <dt>Answered</dt>
        <dd>{usage.answered}</dd>
        <dt>Answers</dt>
        <dd>{gistLine(usage) || 'none yet'}</dd>
        <dt>Other or undetermined</dt>
        <dd>{shareWords(usage.elsewhere)}</dd>
      </dl>
    </section>
  )
}

export type HistoryItem = {
  number: number
  origin: 'starter' | 'site'
  comment: string
  changedBy: string | null
  changedAt: Date | string | null
  approvedBy: string | null
  approvedAt: Date | string | null
  usage: Usage
}

export function TemplateHistory({ id, history, inUse }: { id: string; history: HistoryItem[]; inUse: number | null }) {
  const at = (moment: Date | string | null) => (moment ? `, ${exact(new Date(moment))}` : '')
  return (
    <section className="panel" aria-label="History">
      <header>
        <h2>History</h2>
      </header>
      <div className="body">
        <ol className="stack" reversed>
          {history.map((version) => (
            <li key={version.number}>
              <a href={`/templates/${id}?version=${version.number}`}>Version {version.number}</a>
              {version.number === inUse ? ' - in use' : ''}
              <div className="small">
                {version.comment || 'no comment'}
                {version.changedBy ? ` - ${version.changedBy}` : ''}
                {at(version.changedAt)}
              </div>
              <div className="small quiet">
                {version.approvedBy ? `approved: ${version.approvedBy}${at(version.approvedAt)}` : 'not approved'}
              </div>
              {version.usage.asked > 0 ? (
                <div className="small quiet">
                  sent {version.usage.asked}, answered {version.usage.answered}; other or undetermined{' '}
                  {shareWords(version.usage.elsewhere)}
                </div>
              ) : null}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
