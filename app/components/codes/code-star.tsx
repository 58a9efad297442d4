import { useState } from 'react'
import { dotted } from './dotted.ts'

/** Keeps a code among the reader's favourites, or takes it out; pressed while it is one. What could not be kept springs back and says so. */
export function CodeStar({ code, isFavourite }: { code: string; isFavourite: boolean }) {
  const [isOn, setOn] = useState(isFavourite)
  const [fault, setFault] = useState('')
  const turn = () => {
    const body = new URLSearchParams({ code, deed: isOn ? 'forget' : 'keep' })
    setOn(!isOn)
    setFault('')
    fetch('/codes/search', { method: 'POST', body, headers: { accept: 'application/json' } })
      .then((response) => {
        if (!response.ok) throw new Error(String(response.status))
      })
      .catch(() => {
        setOn(isOn)
        setFault('The favourite could not be kept. Try again.')
      })
  }
  return (
    <>
      <button
        type="button"
        className="button small plain star"
        aria-pressed={isOn}
        aria-label={`${dotted(code)} among my favourites`}
        title={isOn ? 'Remove from my favourites' : 'Keep in my favourites'}
        onClick={turn}
      >
        {isOn ? '★' : '☆'}
      </button>
      {fault ? (
        <span className="small" role="alert">
          {fault}
        </span>
      ) : null}
    </>
  )
}
