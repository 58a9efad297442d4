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

  /** Whether all faults found concern the file as a whole. */
  get onlyWhole(): boolean {
    return this.list.every(({ line }) => line === 0)
  }

  add(line: number, why: string): void {
    if (this.hasRoom) this.list.push({ line, why })
  }
}
