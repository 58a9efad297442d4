import { Choice, FaultSummary, TextField } from '#app/components/ui/field.tsx'
import { dayOf } from '#app/components/ui/time.tsx'
import { pieceWords } from './words.ts'

type NotePage = {
  provider: { id: string; name: string; signsIn: boolean } | null
  materialId: string
  words: string
  providers: { id: string; name: string }[]
  materials: { id: string; title: string; label: string }[]
}

/** A note from the card of a piece, to be put into one's own words. */
export function NoteForm(props: {
  page: NotePage
  faults: Record<string, string> | undefined
  typed: Record<string, string>
}) {
  const { page, faults, typed } = props
  return (
    <form method="post" className="stack">
      <FaultSummary faults={faults} />
      {page.provider ? (
        <input type="hidden" name="providerId" value={page.provider.id} />
      ) : (
        <Choice
          name="providerId"
          label="To"
          options={page.providers.map(({ id, name }) => ({ value: id, words: name }))}
          defaultValue={typed.providerId ?? ''}
          fault={faults?.providerId}
        />
      )}
      <Choice
        name="materialId"
        label="About"
        options={page.materials.map(({ id, title, label }) => ({ value: id, words: pieceWords(label, title) }))}
        defaultValue={typed.materialId ?? page.materialId}
        fault={faults?.materialId}
      />
      <TextField
        name="words"
        label="Note"
        hint="About a way of writing: no patient, no query, no money. The mail holds only a link to it."
        rows={12}
        defaultValue={typed.words ?? page.words}
        fault={faults?.words}
      />
      <p>
        <button type="submit" className="button primary">
          Send the note
        </button>
      </p>
    </form>
  )
}

type Seen = {
  words: string
  sentAt: Date | string
  openedAt: Date | string | null
  materialId: string
  isReader: boolean
  from: string
  to: { id: string; name: string }
}

/** The note as it was sent; its sender also sees whether it was opened. */
export function NoteView({ note }: { note: Seen }) {
  const opened = note.openedAt ? `opened on ${dayOf(new Date(note.openedAt))}` : 'not opened yet'
  return (
    <div className="stack">
      <div className="panel body note-words">{note.words}</div>
      <p className="row">
        <a className="button primary" href={`/education/material/${note.materialId}/card`}>
          Two-minute card
        </a>
        <a className="button" href={`/education/material/${note.materialId}`}>
          The whole piece
        </a>
      </p>
      <p className="small quiet">
        Sent by {note.from} on {dayOf(new Date(note.sentAt))}
        {note.isReader ? '. It stands in your education record.' : `, ${opened}.`}
        {note.isReader ? null : (
          <>
            {' '}
            <a href={`/education/providers/${note.to.id}`}>Education record of {note.to.name}</a>
          </>
        )}
      </p>
    </div>
  )
}
