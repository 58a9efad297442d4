import { NEXT_STEPS, type NextStep } from './next-step.ts'

/** What the work list shows. `active` is everything that still has a next step; `mine` what is assigned to the person. */
export const VIEWS = ['active', ...NEXT_STEPS, 'mine', 'all'] as const
export type WorklistView = (typeof VIEWS)[number]
export const SORTS = ['newest', 'oldest', 'name'] as const
export type WorklistSort = (typeof SORTS)[number]

export type WorklistFilter = {
  view: WorklistView
  sort: WorklistSort
  facilityIds: string[] | null
  class: string | null
  service: string | null
  words: string
  assignedTo: string | null
}

export type WorklistRow = {
  id: string
  patientName: string
  mrn: string | null
  birthOn: string | null
  sex: string
  facilityName: string | null
  class: string
  service: string | null
  unit: string | null
  reason: string | null
  startAt: Date
  endAt: Date | null
  nextStep: NextStep
  openQueries: number
  answeredQueries: number
  attending: string | null
}

/** A count beside a view is exact up to here, and above it "more than": counting on would read every open encounter for each page. */
export const COUNTED_UP_TO = 1000

/** Whole days since admission, the first day being 1. */
export function dayOfStay(startAt: Date, at: Date): number {
  return Math.floor((at.getTime() - startAt.getTime()) / 86_400_000) + 1
}
