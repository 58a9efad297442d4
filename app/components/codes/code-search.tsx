import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { dotted } from './dotted.ts'

export type FoundCode = {
  code: string
  release: string
  title: string
  isBillable: boolean
  isFavourite: boolean
  isPoaExempt: boolean
}

/** Search as you type over the release in force on the encounter's day: arrows move, Enter takes. An empty field offers the favourites. */
export function CodeSearch({ on, onChoose }: { on: string; onChoose: (found: FoundCode) => void }) {
  const [words, setWords] = useState('')
  const [current, setCurrent] = useState(0)
  const [isEntered, setEntered] = useState(false)
  const { found, said } = useFound(words, on, isEntered)
  const listId = useId()
  /** Chosen or left: no list opens over what stands below until it is asked for again. */
  const close = () => {
    setWords('')
    setEntered(false)
  }
  const choose = (code: FoundCode | undefined) => {
    if (!code?.isBillable) return
    onChoose(code)
    close()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && found.length === 0) setEntered(true)
    else if (event.key === 'ArrowDown') setCurrent(Math.min(current + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setCurrent(Math.max(current - 1, 0))
    else if (event.key === 'Enter') choose(found[current])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  }
  return (
    <div className="code-search">
      <input
        autoComplete="off"
        type="search"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${listId}-${current}` : undefined}
        aria-label="Search a diagnosis code"
        placeholder="Code or words  ( c )"
        data-key="c"
        value={words}
        onChange={(e) => {
          setWords(e.target.value)
          setCurrent(0)
        }}
        onKeyDown={onKey}
        onFocus={() => setEntered(true)}
        onBlur={() => setEntered(false)}
      />
      <p className="small quiet" role="status">
        {said}
      </p>
      <div id={listId} role="listbox" className="found" aria-label="Codes found" hidden={found.length === 0}>
        {found.map((code, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys of its listbox
          <div
            key={code.code}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            aria-disabled={!code.isBillable}
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => choose(code)}
          >
            <strong className="mono">{dotted(code.code)}</strong> {code.title}
            {code.isFavourite ? <span className="small quiet"> ★ favourite</span> : null}
            {code.isBillable ? null : <span className="small quiet"> (category, not billable)</span>}
          </div>
        ))}
      </div>
    </div>
  )
}

function sayFound(count: number, isShort: boolean): string {
  if (isShort) return count === 0 ? '' : 'Your favourites'
  return count === 0 ? 'No code in the loaded table fits these words.' : ''
}

/** What the words find, a moment after the last key; the last answer that still fits the words wins. */
function useFound(words: string, on: string, isEntered: boolean): { found: FoundCode[]; said: string } {
  const [found, setFound] = useState<FoundCode[]>([])
  const [said, setSaid] = useState('')
  useEffect(() => {
    const isShort = words.trim().length < 2
    if (isShort && (words !== '' || !isEntered)) {
      setFound([])
      setSaid('')
      return
    }
    const control = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/codes/search?q=${encodeURIComponent(words)}&on=${on}`, {
        signal: control.signal,
        headers: { accept: 'application/json' },
      })
        .then((response) => response.json() as Promise<{ codes: FoundCode[] }>)
        .then(({ codes }) => {
          setFound(codes)
          setSaid(sayFound(codes.length, isShort))
        })
        .catch(() => {
          if (!control.signal.aborted) setSaid('The search could not be reached. Try again.')
        })
    }, 120)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [words, on, isEntered])
  return { found, said }
}
