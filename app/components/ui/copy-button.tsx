import { useState } from 'react'

/** Copies a text; says so. Without JavaScript the text beside it can be selected. */
export function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState('Copy')
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Select the text and copy it'),
    )
  }
  return (
    <button type="button" className="button small" onClick={copy} aria-live="polite">
      {said}
    </button>
  )
}
