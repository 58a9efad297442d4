// The keys of every list, for the browser as it stands: it is served by its own address, so that a page of a list needs no other script.
// j k move, Enter opens, x selects, ? shows all keys, and what bears data-key is reached by that key. Typing is never taken for a key.

const rows = () => [...document.querySelectorAll('[data-row]')]
let current = -1

/** The row's own words, or those of a cell by its number, a badge as it is: [data-of="reason"], [data-of="cell 4"]. */
function partOf(row, of) {
  const [name, number] = of.split(' ')
  if (number === undefined) return row.dataset[name]
  const cell = row.cells[Number(number)]
  return cell?.querySelector('.badge')?.cloneNode(true) ?? cell?.textContent
}

/** What the row under the cursor is about, beside the list, where the page has such a place. */
function preview(row) {
  const place = document.querySelector('#preview')
  if (!place) return
  for (const part of place.querySelectorAll('[data-of]')) {
    part.replaceChildren(partOf(row, part.dataset.of) || part.dataset.else || 'not given')
  }
  const link = row.querySelector('a.whole')
  if (link) place.querySelector('a').href = link.href
  place.hidden = false
}

function moveTo(index) {
  const all = rows()
  const row = all[Math.max(0, Math.min(index, all.length - 1))]
  if (!row) return
  for (const other of all) other.classList.toggle('current', other === row)
  current = all.indexOf(row)
  row.scrollIntoView({ block: 'nearest' })
  preview(row)
}

function press(field) {
  if (field instanceof HTMLButtonElement) field.click()
  else field.focus()
}

const KEYS = {
  j: () => moveTo(current + 1),
  k: () => moveTo(current - 1),
  x: () => document.querySelector('[data-row].current input[type=checkbox]')?.click(),
  '?': () => document.querySelector('#keys')?.showModal(),
}

window.addEventListener('keydown', (event) => {
  const { target, key } = event
  const isElement = target instanceof HTMLElement
  const isTyping =
    isElement && target.closest('input:not([type=checkbox]), select, textarea, [contenteditable], dialog[open]')
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
  const field = document.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (field) {
    event.preventDefault()
    return press(field)
  }
  if (key === 'Enter' && !(isElement && target.closest('a, button, summary, input')))
    document.querySelector('[data-row].current a.whole')?.click()
  if (Object.hasOwn(KEYS, key)) KEYS[key]()
})
