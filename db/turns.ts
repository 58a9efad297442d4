/** Whether a thread writes, how many writes of people wait for it, and how often one has had to wait. */
const [HELD, WANTED, WAITED] = [0, 1, 2]
const WORDS = 3
/** So long long work lets people go first before it takes its turn anyway; then SQLite's own lock decides. */
const COURTESY_MS = 50
/** So long a write of people waits for a thread that does not give back its turn, as one does that has died. */
const PATIENCE_MS = 2_000

type Turns = { words: Int32Array; isBehind: boolean }
let turns: Turns | null = null

/** What threads of one process share to take turns at writing; to be handed to `joinTurns` there. */
export function shareTurns(): SharedArrayBuffer {
  turns ??= { words: new Int32Array(new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT)), isBehind: false }
  return turns.words.buffer as SharedArrayBuffer
}

/** For a thread of long work: from now on it writes when nobody else does, after whoever waits. */
export function joinTurns(buffer: SharedArrayBuffer): void {
  turns = { words: new Int32Array(buffer), isBehind: true }
}

/** When the last thread of long work has ended: a turn that it still held is nobody's. */
export function endTurns(): void {
  if (!turns) return
  giveBack(turns.words)
  turns = null
}

/** Whether this thread does long work and stands behind people. */
export const isBehind = (): boolean => turns?.isBehind ?? false

/** How often a write of people has had to wait for a thread of long work: a number that grows. */
export const timesWaited = (): number => (turns ? Atomics.load(turns.words, WAITED) : 0)

/**
 * Calls `deed` in this thread's turn. SQLite lets one connection write at a time too, but a connection that finds another at it sleeps, in
 * the serving thread with everyone who waits for a page, and asks again in steps that grow to a tenth of a second.
 */
export function inTurn(deed: () => void): void {
  if (!turns) deed()
  else if (turns.isBehind) afterPeople(turns.words, deed)
  else soonAsFree(turns.words, deed)
}

function giveBack(words: Int32Array): void {
  Atomics.store(words, HELD, 0)
  Atomics.notify(words, HELD)
}

function take(words: Int32Array): boolean {
  return Atomics.compareExchange(words, HELD, 0, 1) === 0
}

function afterPeople(words: Int32Array, deed: () => void): void {
  const end = performance.now() + COURTESY_MS
  for (;;) {
    const [waiting, left] = [Atomics.load(words, WANTED), end - performance.now()]
    if (waiting > 0 && left > 0) Atomics.wait(words, WANTED, waiting, left)
    else if (take(words)) break
    else Atomics.wait(words, HELD, 1, COURTESY_MS)
  }
  try {
    deed()
  } finally {
    giveBack(words)
  }
}

/** The event loop turns while it waits. */
function soonAsFree(words: Int32Array, deed: () => void): void {
  Atomics.add(words, WANTED, 1)
  if (Atomics.load(words, HELD) === 1) Atomics.add(words, WAITED, 1)
  const end = performance.now() + PATIENCE_MS
  const go = () => {
    const isMine = take(words)
    if (!isMine && performance.now() < end) {
      const waited = Atomics.waitAsync(words, HELD, 1, PATIENCE_MS)
      if (waited.async) void waited.value.then(go)
      else setImmediate(go)
      return
    }
    try {
      deed()
    } finally {
      Atomics.sub(words, WANTED, 1)
      Atomics.notify(words, WANTED)
      if (isMine) giveBack(words)
    }
  }
  go()
}
