import { useEffect } from 'react'

/** The row under the cursor is read from the page, so that keys pressed in quick succession meet what is shown. */
const currentBox = () => document.querySelector<HTMLInputElement>('tr.current[data-row] input[type=checkbox]')
export const isAnySelected = (): boolean => document.querySelector('[data-row] input[type=checkbox]:checked') !== null

/** `r` reminds what is selected, or the row under the cursor; the other keys are every list's. Typing is never taken for a key. */
export function useBoardKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      const isTyping =
        target instanceof HTMLElement && target.closest('input:not([type=checkbox]), select, textarea, dialog[open]')
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const box = currentBox()
      if (event.key === 'r') {
        if (!isAnySelected() && box) box.checked = true
        if (isAnySelected()) document.querySelector<HTMLButtonElement>('#remind-selected')?.click()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
