import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { exact } from '../ui/time.tsx'
import type { Chart, NotePlace } from './chart-reader.tsx'
import { type Pick, selectedWords } from './pick.ts'

type Note = Chart['documents'][number]

/** One note at a time, the list beside it. Words selected in it become evidence with `e` or the button. */
export function NotePane(props: {
  documents: Note[]
  zone: string
  add: ((pick: Omit<Pick, 'id'>) => void) | undefined
  picked: Pick[]
  goTo: NotePlace | null
}) {
  const { documents, zone, add, picked, goTo } = props
  const [openId, setOpenId] = useState(documents.at(-1)?.id ?? '')
  const [words, setWords] = useState('')
  const text = useRef<HTMLDivElement>(null)
  const note = documents.find((d) => d.id === openId) ?? documents[0]
  const take = useTakeSelection(text, note, add)
  useGoTo(text, goTo, setOpenId)
  if (!note) return <p className="empty">No note was received for this encounter.</p>
  const wanted = words.trim().toLowerCase()
  const shown =
    wanted === '' ? documents : documents.filter((d) => `${d.type} ${d.text}`.toLowerCase().includes(wanted))
  return (
    <div className="notes">
      <div className="note-list">
        <input
          autoComplete="off"
          type="search"
          value={words}
          onChange={(e) => setWords(e.target.value)}
          placeholder="Find in notes"
          aria-label="Find in notes"
        />
        <ul>
          {shown.map((d) => (
            <li key={d.id}>
              <button
                type="button"
                aria-current={d.id === note.id ? 'true' : undefined}
                onClick={() => setOpenId(d.id)}
              >
                <strong>{d.type}</strong>
                <span className="small">{d.authorName ?? 'author not given'}</span>
                <span className="small quiet">{exact(new Date(d.writtenAt), zone)}</span>
              </button>
            </li>
          ))}
          {shown.length === 0 ? <li className="quiet small">No note holds these words.</li> : null}
        </ul>
      </div>
      <article className="note" aria-label={note.type}>
        <header className="row between">
          <span>
            <strong>{note.type}</strong>{' '}
            <span className="quiet small">
              {[note.authorName, exact(new Date(note.writtenAt), zone)].filter(Boolean).join(', ')}
            </span>
          </span>
          {add ? (
            <button type="button" className="button small" onClick={take}>
              Add selected words <kbd>e</kbd>
            </button>
          ) : null}
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: words are selected in it by keyboard */}
        <div ref={text} className="note-body" tabIndex={0}>
          {marked(note.text, spansOf(note, picked, wanted, goTo))}
        </div>
      </article>
    </div>
  )
}

/** Takes the selection with the button or with `e`, while no field has the keyboard. */
function useTakeSelection(
  text: RefObject<HTMLDivElement>,
  note: Note | undefined,
  add: ((pick: Omit<Pick, 'id'>) => void) | undefined,
) {
  const take = useCallback(() => {
    const selected = text.current ? selectedWords(text.current) : null
    if (!selected || !note || !add) return
    add({
      kind: 'document',
      sourceId: note.id,
      ...selected,
      source: note.type,
      author: note.authorName,
      at: new Date(note.writtenAt).toISOString(),
    })
    window.getSelection()?.removeAllRanges()
  }, [text, note, add])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select')
      if (event.key === 'e' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) take()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [take])
  return take
}

/** Opens the note of a place and brings its mark into sight; the keyboard is then in the note. */
function useGoTo(text: RefObject<HTMLDivElement>, goTo: NotePlace | null, open: (id: string) => void) {
  useEffect(() => {
    if (!goTo) return
    open(goTo.documentId)
    const frame = requestAnimationFrame(() => {
      const marks = [...(text.current?.querySelectorAll('mark') ?? [])]
      const mark = marks.find((one) => one.dataset.start === String(goTo.start)) ?? marks[0]
      mark?.scrollIntoView({ block: 'center' })
      text.current?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [text, goTo, open])
}

type Span = { start: number; end: number }

function spansOf(note: Note, picked: Pick[], wanted: string, goTo: NotePlace | null): Span[] {
  const spans: Span[] = goTo?.documentId === note.id ? [{ start: goTo.start, end: goTo.end }] : []
  const taken = picked.flatMap((p) =>
    p.kind === 'document' && p.sourceId === note.id && p.start !== null && p.end !== null
      ? [{ start: p.start, end: p.end }]
      : [],
  )
  spans.push(...taken)
  if (wanted.length >= 2) {
    const text = note.text.toLowerCase()
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
      spans.push({ start: at, end: at + wanted.length })
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** The text with its spans marked; overlapping ones melt together. */
function marked(text: string, spans: Span[]) {
  const parts = []
  let at = 0
  for (const span of spans) {
    const start = Math.max(span.start, at)
    if (start >= span.end) continue
    parts.push(
      text.slice(at, start),
      <mark key={start} data-start={start}>
        {text.slice(start, span.end)}
      </mark>,
    )
    at = span.end
  }
  parts.push(text.slice(at))
  return parts
}
