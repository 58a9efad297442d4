import { type PreviewPart, RowPreview } from '../ui/row-preview.tsx'

/** The query of the row under the cursor, with its question. */
export function BoardPreview() {
  const open = (
    <a className="button primary" href="/queries">
      Open the query
    </a>
  )
  return (
    <RowPreview parts={PARTS} open={open}>
      <p className="asked" data-of="question" data-else="No question is written yet." />
    </RowPreview>
  )
}

const PARTS: PreviewPart[] = [
  ['Patient', 'patient'],
  ['Where', 'where'],
  ['To', 'cell 3', 'nobody yet'],
  ['From', 'cell 4'],
  ['State', 'state'],
  ['Sent', 'cell 5', 'not sent'],
  ['Next', 'cell 7', 'nobody'],
  ['Answers', 'options', 'open-ended'],
  ['Evidence', 'evidence', 'none yet'],
]
