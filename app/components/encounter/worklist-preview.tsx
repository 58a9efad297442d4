import { type PreviewPart, RowPreview } from '../ui/row-preview.tsx'

/** What the row under the cursor of the work list is about. */
export function WorklistPreview() {
  const open = (
    <a className="button primary" href="/worklist">
      Open the chart
    </a>
  )
  return (
    <RowPreview parts={PARTS} open={open}>
      <p data-of="cell 2" />
    </RowPreview>
  )
}

const PARTS: PreviewPart[] = [
  ['Reason', 'reason'],
  ['Class', 'cell 7'],
  ['Where', 'where'],
  ['Attending', 'cell 9'],
  ['Began', 'cell 5'],
  ['Ended', 'cell 6'],
  ['Queries', 'cell 10', 'none open'],
]
