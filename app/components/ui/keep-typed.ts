/**
 * Keeps what was typed into a text area before the page woke: React 18 gives a text area its first words again when it hydrates. Called
 * before hydration; what it returns is called after it, and puts the words back as if they were typed now.
 */
export function keepTyped(): () => void {
  const typed = new Map<HTMLTextAreaElement, string>()
  const note = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) typed.set(target, target.value)
  }
  document.addEventListener('input', note, true)
  for (const area of document.querySelectorAll('textarea'))
    if (area.value !== area.defaultValue) typed.set(area, area.value)
  return () => {
    document.removeEventListener('input', note, true)
    for (const [area, words] of typed) if (area.value !== words) type(area, words)
  }
}

/** By the element's own setter, past React's: the event then tells a controlled field too. */
function type(area: HTMLTextAreaElement, words: string): void {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, words)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
