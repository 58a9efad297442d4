import { useCallback, useEffect, useRef, useState } from 'react'
import type { Finding, OptionRole } from '#app/domain/query/draft.ts'
import type { Indicator, Override, QueryOption, Wording } from '#app/domain/query/query.ts'

export type DraftState = { wording: Wording; providerId: string | null; overrides: Override[] }
export type Checked = { findings: Finding[]; notChecked: string[]; compliant: boolean }
/** A change of the words that takes one finding away. */
export type FoundRepair = { rule: string; where: string; excerpt: string; label: string; change: Partial<Wording> }
/** A query of the same encounter that asks the same; null where there is none. */
export type FoundRepeat = { why: 'open-already' | 'asked-before'; id: string; title: string } | null
type Found = { check: Checked; repairs: FoundRepair[]; repeat: FoundRepeat }
type Saved = Found & { version: number; indicators: Indicator[] }

const WAIT_MS = 350
const KEPT_ALIVE = 60_000
let count = 0
/** An id for a new option or indicator of this page; unique within the draft is enough. */
export const freshId = (): string => `n${Date.now().toString(36)}${(count++).toString(36)}`

/** A draft under the fingers: every change is kept on the server a moment later, and what the rules find comes back with it. */
export function useDraft(queryId: string, first: DraftState & Found & { version: number }) {
  const [draft, setDraft] = useState<DraftState>({
    wording: first.wording,
    providerId: first.providerId,
    overrides: first.overrides,
  })
  const [found, setFound] = useState<Found>({ check: first.check, repairs: first.repairs, repeat: first.repeat })
  const [isKept, setKept] = useState(true)
  const [undoable, setUndoable] = useState<Undoable | null>(null)
  const [status, setStatus] = useState('Draft kept')
  const version = useRef(first.version)
  const latest = useRef(draft)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const sending = useRef<Promise<boolean>>(Promise.resolve(true))
  /** The draft as the server has it; anything else would be lost with the page. */
  const kept = useRef(draft)
  const isStuck = useRef(false)

  const keep = useCallback(async (): Promise<boolean> => {
    const sent = latest.current
    if (sent === kept.current) return true
    const body = JSON.stringify({ ...sent, version: version.current })
    const response = await fetch(`/queries/${queryId}/draft`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      // So that the last words arrive although the page is left at once; browsers carry no more than this past its end.
      keepalive: body.length < KEPT_ALIVE,
    }).catch(() => null)
    // Cut off in the midst of the answer, by a network or by leaving the page, is as good as no answer.
    const saved =
      response?.ok && !response.redirected ? ((await response.json().catch(() => null)) as Saved | null) : null
    if (!response) setStatus('Offline: your words stay here and are kept when the network is back.')
    else if (response.status === 409)
      setStatus(
        'Someone else changed this draft meanwhile. Your words are still here: copy what you need, then reload.',
      )
    else if (!saved)
      setStatus(
        'The draft could not be kept. Your words stay here; sign in again in another tab if your sign-in has ended.',
      )
    else {
      version.current = saved.version
      setFound(saved)
      const isWhole = latest.current === sent
      setKept(isWhole)
      // Quoted, not typed: what is shown from here on are the words that the server read in the chart.
      latest.current = withQuoted(latest.current, saved.indicators)
      if (isWhole) kept.current = latest.current
      setDraft(latest.current)
      setStatus(isWhole ? 'Draft kept' : 'Keeping ...')
      isStuck.current = false
      return isWhole
    }
    isStuck.current = true
    return false
  }, [queryId])

  const change = useCallback(
    (next: DraftState, did: string | null = null) => {
      setUndoable(did === null ? null : { did, before: latest.current })
      latest.current = next
      setDraft(next)
      setKept(false)
      setStatus('Keeping ...')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        sending.current = sending.current.then(keep)
      }, WAIT_MS)
    },
    [keep],
  )
  /** Keeps at once what waits to be kept; false where the server does not have it, so that nothing else is sent in its place. */
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    sending.current = sending.current.then(keep)
    return sending.current
  }, [keep])

  useEffect(() => {
    const again = () => void flush()
    // Words that could not be kept are not left behind without being asked.
    const ask = (event: BeforeUnloadEvent) => {
      if (isStuck.current && latest.current !== kept.current) event.preventDefault()
    }
    window.addEventListener('online', again)
    window.addEventListener('pagehide', again)
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('online', again)
      window.removeEventListener('pagehide', again)
      window.removeEventListener('beforeunload', ask)
    }
  }, [flush])
  const undo = () => {
    if (undoable) change(undoable.before)
  }
  return {
    draft,
    change,
    check: found.check,
    repairs: found.repairs,
    repeat: found.repeat,
    isKept,
    status,
    version,
    flush,
    undo,
    undone: undoable?.did ?? null,
  }
}

/** The last step that took something away: what it did, and the draft before it. */
type Undoable = { did: string; before: DraftState }

function withQuoted(draft: DraftState, quoted: Indicator[]): DraftState {
  const byId = new Map(quoted.map((indicator) => [indicator.id, indicator]))
  const indicators = draft.wording.indicators.map((indicator) => byId.get(indicator.id) ?? indicator)
  return withWording(draft, { indicators })
}

export const withWording = (draft: DraftState, change: Partial<Wording>): DraftState => ({
  ...draft,
  wording: { ...draft.wording, ...change },
})

export function withoutIndicator(wording: Wording, id: string): Wording {
  const options = wording.options.map((o) => ({ ...o, supportedBy: o.supportedBy.filter((s) => s !== id) }))
  return { ...wording, options, indicators: wording.indicators.filter((i) => i.id !== id) }
}

/** What a draft asks, as far as the evidence for and against hangs on it. */
export function aboutOf({ title, question, options, indicators }: Wording): string {
  const offered = options.filter(({ role }) => role === 'diagnosis').map(({ text }) => text)
  return [...(offered.length > 0 ? offered : [title, question]), ...indicators.map(({ id }) => id)].join('|')
}

export const newOption = (text: string, role: OptionRole): QueryOption => ({
  id: freshId(),
  text,
  role,
  supportedBy: [],
})

/** "a" for the first answer: as it is numbered beside the list. */
export const letterOf = (index: number): string => String.fromCharCode(97 + index)

export const isTied = (option: QueryOption, indicatorId: string): boolean => option.supportedBy.includes(indicatorId)

/** Ties a piece of evidence to an answer, or unties it where it was tied. */
export function tied(options: QueryOption[], optionId: string, indicatorId: string): QueryOption[] {
  return options.map((option) => {
    if (option.id !== optionId) return option
    const rest = option.supportedBy.filter((id) => id !== indicatorId)
    return { ...option, supportedBy: isTied(option, indicatorId) ? rest : [...rest, indicatorId] }
  })
}

/** Puts one item of a list, by its id, at a place; the others close up. */
export function placed<T extends { id: string }>(list: T[], id: string, at: number): T[] {
  const item = list.find((one) => one.id === id)
  if (!item) return list
  const rest = list.filter((one) => one.id !== id)
  rest.splice(at, 0, item)
  return rest
}

/** Moves one item of a list by one place. */
export function moved<T>(list: T[], from: number, by: -1 | 1): T[] {
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(Math.max(0, from + by), 0, item)
  return next
}

/** The choices that a kind brings along: own words and "cannot be determined" belong to every list (MC-OTHER, MC-UTD, YN-OPTS). */
export function optionsFor(kind: Wording['kind'], options: QueryOption[]): QueryOption[] {
  if (kind === 'open-ended') return options
  const has = (role: OptionRole) => options.some((o) => o.role === role)
  const first = kind === 'yes-no' && !has('yes') ? [newOption('Yes', 'yes'), newOption('No', 'no')] : []
  const rest = options.filter((o) => (kind === 'yes-no' ? o.role !== 'diagnosis' : o.role !== 'yes' && o.role !== 'no'))
  const last = [
    ...(has('other') ? [] : [newOption('Other (please specify)', 'other')]),
    ...(has('undetermined') ? [] : [newOption('Unable to determine', 'undetermined')]),
  ]
  return [...first, ...rest, ...last]
}
