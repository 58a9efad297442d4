import type { Axis } from '#app/domain/codes/specificity.ts'
import { AXIS_WORDS } from '../codes/axis-labels.ts'
import { dotted } from '../codes/dotted.ts'
import { Badge } from '../ui/badge.tsx'
import { dayOf } from '../ui/time.tsx'
import { type Pick, pickId } from './pick.ts'

type Moments = Date | string
type Said = {
  documentId: string
  type: string
  authorName: string | null
  at: Moments
  start: number
  end: number
  text: string
  words: string[]
  isNear: boolean
}
export type OpportunityView = {
  code: string
  title: string
  isFromClaim: boolean
  axes: Axis[]
  alternatives: { code: string; title: string }[]
  said: Said[]
  template: { id: string; name: string } | null
}
type Place = { documentId: string; start: number; end: number }

const MOST_SHOWN = 40

/** Coded lines that could be more specific: what is open, what the notes say about it, and the template that asks. */
export function OpportunityPanel(props: {
  opportunities: OpportunityView[]
  encounterId: string
  zone: string
  mayAsk: boolean
  picked: Pick[]
  onGo: (place: Place) => void
}) {
  const { opportunities } = props
  if (opportunities.length === 0) return null
  return (
    <section className="panel" aria-labelledby="opportunities">
      <header>
        <h2 id="opportunities">Could be more specific</h2>
        <span className="quiet small">{opportunities.length}</span>
      </header>
      <ul className="opportunities">
        {opportunities.map((one) => (
          <li key={one.code}>
            <p>
              <a className="mono" href={`/codes/${one.code}`}>
                {dotted(one.code)}
              </a>{' '}
              {one.title} {one.isFromClaim ? <span className="small quiet">from the claim</span> : null}
            </p>
            <p className="row">
              {one.axes.map((axis) => (
                <Badge key={axis} tone="warn">
                  {AXIS_WORDS[axis].name} open
                </Badge>
              ))}
            </p>
            <SaidList said={one.said} axes={one.axes} zone={props.zone} onGo={props.onGo} />
            <Alternatives alternatives={one.alternatives} />
            {props.mayAsk ? <Ask {...props} one={one} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function SaidList({ said, axes, zone, onGo }: SaidListProps) {
  if (said.length === 0)
    return <p className="small quiet">The notes do not say {axes.map((axis) => AXIS_WORDS[axis].asks).join(', ')}.</p>
  return (
    <ul className="said">
      {said.map((one) => (
        <li key={`${one.documentId} ${one.start}`}>
          <button type="button" className="quote" onClick={() => onGo(one)} title="Show it in the note">
            <Quote text={one.text} words={one.words} />
            <span className="small quiet">
              {[one.type, dayOf(new Date(one.at), zone), one.isNear ? '' : 'not beside the condition']
                .filter(Boolean)
                .join(', ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
type SaidListProps = { said: Said[]; axes: Axis[]; zone: string; onGo: (place: Place) => void }

/** The words where they stand whole: "left" is not marked in "cleft". Longer ones first, so that "stage 3" is one mark. */
function patternOf(words: readonly string[]): RegExp {
  const plain = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![a-zA-Z0-9])(${plain.join('|')})(?![a-zA-Z0-9])`)
}

/** A sentence with the words that speak of the axis marked; long ones are cut about the first of them. */
function Quote({ text, words }: { text: string; words: string[] }) {
  const pattern = words.length > 0 ? patternOf(words) : null
  const at = pattern ? text.search(pattern) : 0
  const from = at > 90 ? text.lastIndexOf(' ', at - 60) + 1 : 0
  const cut = text.slice(from, from + 180)
  const pieces = pattern ? cut.split(pattern) : [cut]
  return (
    <span>
      {from > 0 ? '... ' : ''}
      {pieces.map((piece, place) => {
        const key = `${place} ${piece}`
        return place % 2 === 1 ? <mark key={key}>{piece}</mark> : <span key={key}>{piece}</span>
      })}
      {from + 180 < text.length ? ' ...' : ''}
    </span>
  )
}

function Alternatives({ alternatives }: { alternatives: { code: string; title: string }[] }) {
  return (
    <details>
      <summary className="small">
        {alternatives.length === 1 ? '1 code states it' : `${alternatives.length} codes state it`}
      </summary>
      <ul className="small alternatives">
        {alternatives.slice(0, MOST_SHOWN).map(({ code, title }) => (
          <li key={code}>
            <span className="mono">{dotted(code)}</span> {title}
          </li>
        ))}
        {alternatives.length > MOST_SHOWN ? <li>and {alternatives.length - MOST_SHOWN} more</li> : null}
      </ul>
    </details>
  )
}

/** Begins a query with the template that asks; what the notes say and what was picked goes along as evidence. */
function Ask({ one, encounterId, picked }: { one: OpportunityView; encounterId: string; picked: Pick[] }) {
  const found = one.said
    .filter(({ isNear }) => isNear)
    .map(({ documentId, start, end, text, type, authorName, at }): Pick => {
      const pick = { kind: 'document' as const, sourceId: documentId, start, end, text, source: type }
      const whole = { ...pick, author: authorName, at: new Date(at).toISOString() }
      return { ...whole, id: pickId(whole) }
    })
  const known = new Set(picked.map(({ id }) => id))
  return (
    <form method="post" action="/queries/new" className="row">
      <input type="hidden" name="encounterId" value={encounterId} />
      <input
        type="hidden"
        name="picked"
        value={JSON.stringify([...picked, ...found.filter(({ id }) => !known.has(id))])}
      />
      <input type="hidden" name="templateId" value={one.template?.id ?? ''} />
      <button type="submit" className="button small">
        {one.template ? 'Ask' : 'Ask without a template'}
        <span className="unseen"> about {dotted(one.code)}</span>
      </button>
      <span className="small quiet">{one.template?.name ?? ''}</span>
    </form>
  )
}
