import { useEffect, useState } from 'react'

/**
 * The keys of every list: j k move, Enter opens, / searches, f filters, ? shows all keys. `open` gets the number of the row. Typing in a
 * field is never taken for a key.
 */
export function useListKeys(count: number, open: (row: number) => void) {
  const [current, setCurrent] = useState(-1)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target
      const isTyping =
        target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable], dialog[open]')
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const field = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)
      if (field) {
        event.preventDefault()
        if (field instanceof HTMLButtonElement) field.click()
        else field.focus()
        return
      }
      if (event.key === 'j') setCurrent((row) => Math.min(row + 1, count - 1))
      if (event.key === 'k') setCurrent((row) => Math.max(row - 1, 0))
      if (event.key === 'x')
        document.querySelector<HTMLInputElement>('[data-row].current input[type=checkbox]')?.click()
      if (event.key === '?') document.querySelector<HTMLDialogElement>('#keys')?.showModal()
      if (event.key === 'Enter' && !(target instanceof HTMLAnchorElement || target instanceof HTMLButtonElement)) {
        setCurrent((row) => {
          if (row >= 0) open(row)
          return row
        })
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [count, open])
  useEffect(() => {
    document.querySelector(`[data-row="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return current
}
