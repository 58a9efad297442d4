import type { Settings } from '../settings.server.ts'
import { startFaults } from './start-checks.server.ts'

/** Production does not start insecurely: says all that is wrong, each with what to do, and leaves with 2. */
export function refuseInsecureStart(settings: Settings): void {
  if (settings.mode !== 'production') return
  const wrong = startFaults(settings)
  if (wrong.length === 0) return
  process.stderr.write(`Addendum does not start insecurely:\n${wrong.map((words) => `  ${words}\n`).join('')}`)
  process.exit(2)
}
