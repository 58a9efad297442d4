import type { Loaded } from './tables.server.ts'

/** What must be said of the tables behind a figure: the edition, whether it was in force on the day, and whether it is the starter set. */
export function releaseWords(
  name: string,
  { edition, fit, isStarter }: Omit<Loaded<unknown>, 'tables'>,
  day: string | null,
): string {
  const set = isStarter ? ', starter set only' : ''
  if (fit === 'in-force') return `${name} ${edition}${set}`
  if (fit === 'latest') return `${name} ${edition}${set}, the latest that is loaded`
  return `${name} ${edition}${set}, of the same year but not in force on ${day ?? 'that day'}`
}
