import type { ReleaseFault } from './release.ts'

/** Faults are shown to people: after these many the rest says nothing new, and reading stops. */
const MOST_FAULTS = 50

/** Collects what is wrong with a file, up to fifty faults. */
export class FaultList {
  readonly list: ReleaseFault[] = []

  get isEmpty(): boolean {
    return this.list.length === 0
  }

  get hasRoom(): boolean {
    return this.list.length < MOST_FAULTS
  }

  add(line: number, why: string): void {
    if (this.hasRoom) this.list.push({ line, why })
  }
}
