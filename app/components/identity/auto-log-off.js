// Signs out after a pause, whatever the page does by itself meanwhile, and takes what it showed off the screen. A minute before it asks.
// All tabs of the browser share one clock. Drafts were kept as they were typed; after signing in again the person is back here.

const MINUTE = 60_000
/** How often a busy page tells the server that somebody is there, and how long the question stands before the end. */
const TELL_MS = 2 * MINUTE
const WARN_MS = MINUTE
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'input']

const question = document.querySelector('#auto-log-off')
const leaving = document.querySelector('#leaving')
const idleMs = Number(question.dataset.idleMinutes) * MINUTE
const others = new BroadcastChannel('addendum-presence')
let seen = Date.now()
let told = Date.now()

function note() {
  seen = Date.now()
  if (question.open) question.close()
}

function here() {
  if (question.open) return
  if (Date.now() - seen > 5000) others.postMessage('here')
  note()
  if (Date.now() - told < TELL_MS) return
  told = Date.now()
  fetch('/seen', { method: 'POST' }).catch(() => {})
}

function stay() {
  note()
  others.postMessage('here')
  told = 0
  here()
}

function leave() {
  leaving.elements.namedItem('to').value = `${location.pathname}${location.search}`
  leaving.submit()
}

function look() {
  const rest = idleMs - (Date.now() - seen)
  if (rest <= 0) leave()
  else if (rest <= WARN_MS && !question.open) question.showModal()
}

others.onmessage = note
question.querySelector('button').addEventListener('click', stay)
for (const sign of SIGNS) window.addEventListener(sign, here, { passive: true, capture: true })
document.addEventListener('visibilitychange', look)
setInterval(look, 1000)
