import type { Segment } from '#app/domain/payment/hcc-member.ts'
import type { Suspect } from '#app/domain/payment/recapture.ts'

/** CMS's segments as people say them. */
export const SEGMENT_WORDS: Record<Segment, string> = {
  CNA: 'At home, 65 or older, no Medicaid',
  CND: 'At home, disabled, no Medicaid',
  CFA: 'At home, 65 or older, full Medicaid',
  CFD: 'At home, disabled, full Medicaid',
  CPA: 'At home, 65 or older, partial Medicaid',
  CPD: 'At home, disabled, partial Medicaid',
  INS: 'In an institution',
  NE: 'New to Medicare',
  SNPNE: 'New, in a plan for a chronic condition',
}

export const HINT_WORDS: Record<Suspect['why'], string> = {
  drug: 'a drug',
  result: 'results',
  'problem-list': 'the problem list',
}

/** A factor or a score with CMS's three places. */
export const sayFactor = (x10000: number): string => (x10000 / 10_000).toFixed(3)
