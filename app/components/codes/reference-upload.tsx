import { useState } from 'react'
import { FaultSummary } from '../ui/field.tsx'

/** Choose published files; they are read in a thread of their own and staged, never activated at once. */
export function ReferenceUpload({ fault }: { fault: string }) {
  const [isSending, setSending] = useState(false)
  return (
    <form
      method="post"
      encType="multipart/form-data"
      className="panel"
      aria-label="Upload reference files"
      onSubmit={() => setSending(true)}
    >
      <div className="body stack">
        <FaultSummary faults={fault ? { files: fault } : undefined} />
        <div className="field">
          <label htmlFor="field-files">Files as published by CMS and CDC</label>
          <span className="hint" id="hint-files">
            Order files and zips, addenda, conversion table, POA list, tabular XML, HCPCS, MS-DRG, CMS-HCC and fee
            schedule tables. A file is taken whole or refused whole; nothing comes into force before you activate it.
          </span>
          <input
            id="field-files"
            type="file"
            name="files"
            multiple
            required
            accept=".txt,.csv,.tsv,.xml,.xlsx,.zip,.gz"
            aria-describedby="hint-files"
          />
        </div>
        <div className="row">
          <button type="submit" className="button primary">
            Upload and stage
          </button>
          <span role="status">{isSending ? 'Sending the files ...' : ''}</span>
        </div>
      </div>
    </form>
  )
}
