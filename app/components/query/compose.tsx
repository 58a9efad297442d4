import type { Purpose, QueryKind } from '#app/domain/query/draft.ts'
import { hasOwnWords, type Words } from '#app/domain/query/drafting.ts'
import type { Indicator } from '#app/domain/query/query.ts'
import { type Chart, ChartReader } from '../encounter/chart-reader.tsx'
import type { Pick } from '../encounter/pick.ts'
import { SendPanel } from './compose-send.tsx'
import { whyNotSendable } from './compose-sending.ts'
import {
  aboutOf,
  type Checked,
  type DraftState,
  type FoundRepair,
  type FoundRepeat,
  optionsFor,
  useDraft,
  withoutIndicator,
  withWording,
} from './compose-state.ts'
import { EvidenceEditor } from './evidence-editor.tsx'
import { FindingsPane } from './findings-pane.tsx'
import { OptionsEditor } from './options-editor.tsx'
import { Preview } from './preview.tsx'
import { StruckOptions } from './struck-options.tsx'
import { SuggestedEvidence } from './suggested-evidence.tsx'
import { TemplateChoice } from './template-choice.tsx'
import { KIND_WORDS, PURPOSE_WORDS } from './words.ts'

export type ComposePage = DraftState & {
  id: string
  version: number
  check: Checked
  repairs: FoundRepair[]
  repeat: FoundRepeat
  isBilled: boolean
  people: { id: string; words: string }[]
  templates: { id: string; name: string; field: string }[]
  encounterId: string
  struck: { option: string; why: string }[]
  unresolved: { slot: string; hint: string }[]
  zone: string
  lead: string
  from: string
  /** The words that a template last filled it with; null where none did. */
  filled: Words | null
}

/** Chart, draft, and what the physician will see with what the rules find: three columns, one keyboard. */
export function Compose({ page, chart, fault }: { page: ComposePage; chart: Chart; fault: string }) {
  const { draft, change, check, repairs, repeat, isKept, status, version, flush, undo, undone } = useDraft(
    page.id,
    page,
  )
  const { wording } = draft
  const set = (part: Partial<typeof wording>) => change(withWording(draft, part))
  const pick = (one: Pick) => {
    if (wording.indicators.some((i) => i.id === one.id)) return
    const indicator: Indicator = { ...one, authorRole: null, encounterId: null, isPrior: false }
    set({ indicators: [...wording.indicators, indicator] })
  }
  const blocked = whyNotSendable(draft, check)
  return (
    <div className="compose">
      <div className="stack">
        <ChartReader chart={chart} onPick={pick} picked={wording.indicators} />
        <SuggestedEvidence
          queryId={page.id}
          about={isKept ? aboutOf(wording) : null}
          picked={wording.indicators}
          onPick={pick}
        />
      </div>
      <div className="stack draft">
        <noscript>
          <div className="notice warn" role="note">
            <p>
              Writing needs JavaScript: turn it on for this site and load the page again. Until then a template can be
              filled and what is kept can be sent, but nothing typed here is kept.
            </p>
          </div>
        </noscript>
        {fault ? (
          <div className="summary" role="alert">
            {fault}
          </div>
        ) : null}
        <TemplateChoice templates={page.templates} isOwn={hasOwnWords(wording, page.filled)} />
        <StruckOptions struck={page.struck} draft={draft} onChange={change} />
        <div className="field">
          <label htmlFor="to">To</label>
          <select
            id="to"
            value={draft.providerId ?? ''}
            onChange={(e) => change({ ...draft, providerId: e.target.value || null })}
          >
            <option value="">Choose who is asked ...</option>
            {page.people.map((p) => (
              <option key={p.id} value={p.id}>
                {p.words}
              </option>
            ))}
          </select>
        </div>
        <div className="grid-kind">
          <div className="field">
            <label htmlFor="kind">Kind</label>
            <select
              id="kind"
              value={wording.kind}
              onChange={(e) =>
                set({
                  kind: e.target.value as QueryKind,
                  options: optionsFor(e.target.value as QueryKind, wording.options),
                })
              }
            >
              {Object.entries(KIND_WORDS).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="purpose">Purpose</label>
            <select id="purpose" value={wording.purpose} onChange={(e) => set({ purpose: e.target.value as Purpose })}>
              {Object.entries(PURPOSE_WORDS).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div className="field">
          <label htmlFor="title">Title</label>
          <span className="hint">Neutral: what it is about, not what the answer might be.</span>
          <input
            autoComplete="off"
            id="title"
            type="text"
            value={wording.title}
            maxLength={120}
            onChange={(e) => set({ title: e.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="question">Question</label>
          <textarea
            autoComplete="off"
            id="question"
            rows={4}
            value={wording.question}
            maxLength={2000}
            onChange={(e) => set({ question: e.target.value })}
          />
        </div>
        <EvidenceEditor
          indicators={wording.indicators}
          options={wording.kind === 'open-ended' ? [] : wording.options}
          results={chart.results}
          zone={page.zone}
          onOrder={(indicators) => set({ indicators })}
          onSort={(indicators, did) => change(withWording(draft, { indicators }), did)}
          onTie={(options) => set({ options })}
          onRemove={(id) =>
            change({ ...draft, wording: withoutIndicator(wording, id) }, 'A piece of evidence was taken out.')
          }
        />
        {wording.kind === 'open-ended' ? null : (
          <OptionsEditor
            wording={wording}
            onChange={(options) => set({ options })}
            onRemove={({ id, text }) =>
              change(
                withWording(draft, { options: wording.options.filter((o) => o.id !== id) }),
                `“${text || 'An empty answer'}” was taken out.`,
              )
            }
          />
        )}
        {undone ? (
          <div className="notice undo-bar" role="status">
            {undone}
            <button type="button" className="button small" data-key="u" onClick={undo}>
              Undo <kbd>u</kbd>
            </button>
          </div>
        ) : null}
      </div>
      <div className={check.compliant ? 'stack compose-right' : 'stack compose-right findings-first'}>
        <Preview queryId={page.id} wording={wording} zone={page.zone} lead={page.lead} from={page.from} />
        <FindingsPane
          check={check}
          repairs={repairs}
          onRepair={
            isKept
              ? (repair) => change(withWording(draft, repair.change), `Repaired: ${repair.label.toLowerCase()}.`)
              : null
          }
          overrides={draft.overrides}
          onOverride={(o) =>
            change({
              ...draft,
              overrides: [...draft.overrides.filter((x) => x.rule !== o.rule || x.where !== o.where), o],
            })
          }
        />
        <SendPanel
          page={page}
          blocked={blocked}
          repeat={repeat}
          isKept={isKept}
          status={status}
          version={version}
          flush={flush}
        />
      </div>
    </div>
  )
}
