import type { HccModel } from './tables.ts'

export const SEGMENTS = ['CNA', 'CND', 'CFA', 'CFD', 'CPA', 'CPD', 'INS', 'NE', 'SNPNE'] as const
/** CMS's segments: community non-, full- and partial-dual aged or disabled, institutional, new enrollee, new in a chronic-condition plan. */
export type Segment = (typeof SEGMENTS)[number]

/** What the score is told of a member for one payment year. Codes may carry a dot. */
export type Member = {
  model: HccModel
  codes: readonly string[]
  /** Age in whole years on 1 February of the payment year. */
  ageYears: number
  sex: 'female' | 'male'
  segment: Segment
  /** Entitled by disability at first (original reason for entitlement 1), and 65 or older now. */
  isOriginallyDisabled?: boolean
  /** Medicaid in the payment year: counts for the institutional and the new-enrollee segments. */
  hasMedicaid?: boolean
  /** False only where a member under 65 is known not to be entitled by disability; under 65 disability is otherwise the reason. */
  isDisabled?: boolean
}

const BANDS: readonly [oldest: number, band: string][] = [
  [34, '0_34'],
  [44, '35_44'],
  [54, '45_54'],
  [59, '55_59'],
  [64, '60_64'],
  [69, '65_69'],
  [74, '70_74'],
  [79, '75_79'],
  [84, '80_84'],
  [89, '85_89'],
  [94, '90_94'],
]
const bandOf = (age: number): string => BANDS.find(([oldest]) => age <= oldest)?.[1] ?? '95_GT'

const isNewEnrollee = (segment: Segment): boolean => segment === 'NE' || segment === 'SNPNE'
export const isDisabledNow = (member: Member): boolean => member.ageYears < 65 && (member.isDisabled ?? true)
const isOriginal = (member: Member): boolean => member.ageYears >= 65 && (member.isOriginallyDisabled ?? false)

/** CMS's name of the age-sex cell, without the segment: "F70_74", or "NMCAID_NORIGDIS_NEM67" for a new enrollee (AGESEXV2). */
export function ageSexCell(member: Member): string {
  const letter = member.sex === 'female' ? 'F' : 'M'
  if (!isNewEnrollee(member.segment)) return `${letter}${bandOf(member.ageYears)}`
  const medicaid = member.hasMedicaid ? 'MCAID' : 'NMCAID'
  const original = isOriginal(member) ? 'ORIGDIS' : 'NORIGDIS'
  return `${medicaid}_${original}_NE${letter}${newEnrolleeBand(member)}`
}

/** New enrollees of 65 to 69 have a cell for each year; one of 64 who is not disabled counts as 65. */
function newEnrolleeBand(member: Member): string {
  const age = member.ageYears === 64 && !isDisabledNow(member) ? 65 : member.ageYears
  return age >= 65 && age <= 69 ? String(age) : bandOf(age)
}

/** The demographic names beside the age-sex cell: originally disabled, and Medicaid of the institutional segment. */
export function demographicNames(member: Member): string[] {
  const names: string[] = []
  if (isNewEnrollee(member.segment)) return names
  if (isOriginal(member) && member.segment === 'INS') names.push('ORIGDS')
  if (isOriginal(member) && member.segment !== 'INS')
    names.push(member.sex === 'female' ? 'OriginallyDisabled_Female' : 'OriginallyDisabled_Male')
  if (member.segment === 'INS' && member.hasMedicaid) names.push('LTIMCAID')
  return names
}

/** New enrollees have no year of diagnoses: their score is demographic alone. */
export const countsDiagnoses = (segment: Segment): boolean => !isNewEnrollee(segment)
