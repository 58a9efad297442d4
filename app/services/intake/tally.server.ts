import type { Fault } from './read-pieces.server.ts'

/** What `chart import` reports. Each resource of `read` is created, updated, unchanged or named in `faults`, and nothing else. */
export type Report = {
  read: Record<string, number>
  created: number
  updated: number
  unchanged: number
  /** Encounters and documents in what was read, new or not. */
  encounters: number
  documents: number
  faults: Fault[]
}

const MAX_FAULTS = 5000
const MAX_TYPES = 200

export const emptyReport = (): Report => ({
  read: {},
  created: 0,
  updated: 0,
  unchanged: 0,
  encounters: 0,
  documents: 0,
  faults: [],
})

/** Counts a resource by its type. The number of types is bounded, since their names come from the file. */
export function countRead(report: Report, type: string): void {
  const isNew = !Object.hasOwn(report.read, type)
  const name = isNew && Object.keys(report.read).length >= MAX_TYPES ? 'Other' : type
  report.read[name] = (report.read[name] ?? 0) + 1
}

/** Notes a fault; of more than 5,000 the last says that there are more, and `read` less the counts says how many. */
export function addFault(report: Report, fault: Fault): void {
  if (report.faults.length < MAX_FAULTS) report.faults.push(fault)
  else if (report.faults.length === MAX_FAULTS)
    report.faults.push({ ...fault, why: 'There are more faults than are listed here.' })
}
