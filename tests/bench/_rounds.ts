/** What a bench of many rounds goes through: their numbers, and where a line for each is said. */
export type Rounds = { numbers: Iterable<number>; say(words: string): void }

/** So many rounds without a word: for tests. */
export const quietRounds = (count: number): Rounds => ({ numbers: Array(count).keys(), say: () => {} })

/**
 * Up to `wanted` rounds, each said with the time it ended at. Ends early, after the round at work, where the minutes are over or
 * somebody stops the bench (SIGINT, SIGTERM); a second signal ends it at once. What was counted until then is the verdict.
 */
export function spokenRounds({ wanted, minutes }: { wanted: number; minutes: number }): Rounds {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const say = (words: string) => void process.stdout.write(`${words}\n`)
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      isStopped = true
      say(`  ${signal}: ends after this round`)
    })
  function* numbers() {
    for (let round = 0; round < wanted && !isStopped && seconds() < minutes * 60; round++) yield round
  }
  return { numbers: numbers(), say: (words) => say(`  ${seconds().toFixed(0).padStart(5)} s  ${words}`) }
}

/** "R1 SIGKILL: 812 of 1000 cycles in 3012 s" */
export const sayRounds = (what: string, done: number, wanted: number, ms: number): string =>
  `${what}: ${done}${done < wanted ? ` of ${wanted}, ended early,` : ''} in ${(ms / 1000).toFixed(0)} s`
