import { useState } from 'react'
import { FaultSummary } from '../ui/field.tsx'

/** Choose files, send, and go to the page that shows how far the import is. */
export function UploadForm({ fault }: { fault: string }) {
  const [isSending, setSending] = useState(false)
  return (
    <form
      method="post"
      encType="multipart/form-data"
      className="panel"
      aria-label="Upload charts"
      onSubmit={() => setSending(true)}
    >
      <div className="body stack">
        <FaultSummary faults={fault ? { files: fault } : undefined} />
        <div className="field">
          <label htmlFor="field-files">Files</label>
          <span className="hint">
            Importing the same files again changes nothing; broken lines are listed, good ones are kept.
          </span>
          <input id="field-files" type="file" name="files" multiple required accept=".json,.ndjson,.gz,.zip" />
        </div>
        <div className="row">
          <button type="submit" className="button primary">
            Import
          </button>
          <span role="status">{isSending ? 'Sending the files ...' : ''}</span>
        </div>
      </div>
    </form>
  )
}
