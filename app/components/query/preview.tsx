import type { Wording } from '#app/domain/query/query.ts'
import { shownOf } from '#app/domain/query/shown-words.ts'
import { EvidenceList } from './evidence-list.tsx'
import { ShownOptions } from './shown-options.tsx'

const NOTHING = { optionIds: [], words: '' }

/** As the physician will see it, phone size: the same parts as the answer page, over the same words that are shown, sealed and signed. */
export function Preview(props: { queryId: string; wording: Wording; zone: string; lead: string; from: string }) {
  const { queryId, wording, zone } = props
  const shown = shownOf({ id: queryId, wordingNumber: 1, wording })
  const other = wording.options.find((option) => option.role === 'other')?.id ?? null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach what scrolls
    <section className="preview-phone" tabIndex={0} aria-label="As the physician sees it">
      <p className="small quiet">As the physician sees it</p>
      <div>
        <p className="preview-title">{shown.title || 'Title'}</p>
        <p className="small quiet">{props.lead}</p>
        <p className="small quiet">from {props.from}</p>
      </div>
      <div className="answer">
        <p className="question">{shown.question || 'The question'}</p>
        <EvidenceList indicators={shown.indicators} zone={zone} />
        <ShownOptions kind={shown.kind} options={shown.options} otherOptionId={other} begun={NOTHING} mode="preview" />
      </div>
    </section>
  )
}
