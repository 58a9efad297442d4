import type { CodeChange, Urgency } from '#app/domain/codes/changes.ts'
import type { ReferenceGroup, Standing } from '#app/domain/codes/reference-kinds.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { never } from '#app/domain/shared/result.ts'
import type { Tone } from '../ui/badge.tsx'

const KINDS: Record<string, string> = {
  icd10cm: 'ICD-10-CM diagnosis codes',
  'icd10cm-poa-exempt': 'Codes exempt from present-on-admission reporting',
  'icd10cm-conversion': 'ICD-10-CM conversion table',
  'icd10cm-notes': 'ICD-10-CM tabular notes',
  hcpcs: 'HCPCS Level II codes',
  'hcpcs-modifiers': 'HCPCS Level II modifiers',
  'msdrg-principals': 'Medical MS-DRG by principal diagnosis',
  'msdrg-severity': 'CC and MCC list',
  'msdrg-exclusion-principals': 'CC exclusions: group of each principal diagnosis',
  'msdrg-exclusion-groups': 'CC exclusions: members of each group',
  'msdrg-drgs': 'MS-DRGs with relative weights',
  'mce-edits': 'Medicare Code Editor: diagnosis flags',
  'mce-unspecified': 'Medicare Code Editor: unspecified-code edit',
  'ipps-amounts': 'IPPS standardized amounts',
  'hcc-mapping': 'CMS-HCC mapping',
  'hcc-coefficients': 'CMS-HCC relative factors',
  'hcc-hierarchies': 'CMS-HCC hierarchies',
  'hcc-labels': 'CMS-HCC labels',
  'pfs-rvu': 'Physician fee schedule relative values',
  'pfs-gpci': 'Geographic practice cost indices',
}
/** What people call a kind of table. */
export const kindWords = (kind: string): string => KINDS[kind] ?? kind

export const GROUP_WORDS: Record<ReferenceGroup['id'], string> = {
  codes: 'Code sets',
  msdrg: 'Inpatient payment (MS-DRG)',
  hcc: 'Risk adjustment (CMS-HCC)',
  pfs: 'Professional fees (RBRVS)',
}

export const STANDING_WORDS: Record<Standing, { words: string; tone: Tone }> = {
  official: { words: 'Official', tone: 'good' },
  waiting: { words: 'Loaded, not in use', tone: 'warn' },
  starter: { words: 'Starter set only', tone: 'warn' },
  missing: { words: 'Not loaded', tone: 'plain' },
}

export const CHANGE_WORDS: Record<CodeChange['change'], string> = {
  deleted: 'Deleted',
  'no-longer-billable': 'No longer billable',
  'now-billable': 'Now billable',
  retitled: 'New title',
}

export const URGENCY_WORDS: Record<Urgency, string> = {
  now: 'Stops a bill',
  soon: 'Misleads',
  later: 'Reads otherwise',
}
export const URGENCY_TONES: Record<Urgency, Tone> = { now: 'bad', soon: 'warn', later: 'plain' }

/** "2025-10-01 to 2026-09-30", or from a day on. */
export const sayDates = (startOn: string, endOn: string | null): string =>
  endOn === null ? `from ${startOn}` : `${startOn} to ${endOn}`

/** "74,719 billable, 23,467 headers". */
export const sayTotals = (totals: Record<string, number>): string =>
  Object.entries(totals)
    .map(([name, n]) => `${countWords(n)} ${name}`)
    .join(', ')

type ReferenceRefusal =
  | 'too-large'
  | 'no-file'
  | 'wrong-kind'
  | 'infected'
  | 'not-scanned'
  | 'no-such-release'
  | 'not-staged'
export function sayReferenceRefusal(refusal: ReferenceRefusal): string {
  switch (refusal) {
    case 'too-large':
      return 'The upload broke off, or is larger than 256 MB. No published reference file is; choose the file or zip as published.'
    case 'no-file':
      return 'Choose at least one file that ends in .txt, .csv, .tsv, .xml, .xlsx, .zip or .gz.'
    case 'wrong-kind':
      return 'No reference file ends like that. Choose one that ends in .txt, .csv, .tsv, .xml, .xlsx, .zip or .gz.'
    case 'infected':
      return 'The virus scanner found something in it. Nothing was taken in; tell who looks after your computers.'
    case 'not-scanned':
      return 'The virus scanner did not answer, so nothing was taken in. Try again later, or ask who runs the portal.'
    case 'no-such-release':
      return 'This release is not there any more, or is not in force. Reload the page.'
    case 'not-staged':
      return 'This release is not waiting to be activated. Someone may have been quicker; reload the page.'
    default:
      return never(refusal)
  }
}

const REFUSED: Record<string, string> = {
  partial: 'an excerpt or a truncated file',
  faulty: 'damaged or wrong lines',
  'no-edition': 'no year or edition to be read',
  'base-missing': 'the edition it changes is not loaded',
  unreadable: 'cannot be read',
  unknown: 'not a published file that is known here',
}
/** Why a file was refused as a whole, in a few words; its faults say where. */
export const sayRefusedFile = (why: string): string => REFUSED[why] ?? why
