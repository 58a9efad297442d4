import type { ChartDocument } from '#app/domain/encounter/chart.ts'

type Role = ChartDocument['authorRole']

/** By the letters behind a name. Word bounds, so that "RN" is not found in "Bernard". */
const BY_CREDENTIAL: readonly [RegExp, Role][] = [
  [/,\s*(?:RDN?|LDN?|CNSC)\b|\b(?:dietiti|dietici|nutritionist)/i, 'dietitian'],
  [/,\s*(?:PT|DPT|OT|OTR(?:\/L)?|SLP|CCC-SLP|RRT|CRT)\b|\btherapist\b/i, 'therapist'],
  [/,\s*(?:MD|DO|MBBS|NP|FNP|APRN|CRNP|CNP|PA|PA-C|DNP|CNM|CRNA|DPM|DDS|DMD)\b/i, 'provider'],
  [/,\s*(?:RN|LPN|LVN|BSN|CNA|CCRN)\b|\bnurse\b(?!\s+practitioner)/i, 'nurse'],
]
/** By what the document is. A nurse's flowsheet stays a nurse's, whoever the record names as its author. */
const BY_TITLE: readonly [RegExp, Role][] = [
  [/\bpathology\b|\bcytolog|\bbiopsy report/i, 'pathologist'],
  [/\bnurs(?:e|ing)\b(?!\s+practitioner)|\bflow\s?sheet\b/i, 'nurse'],
  [/\bdietit|\bdietic|\bdietary\b|\bnutrition\b/i, 'dietitian'],
  [/\b(?:physical|occupational|speech|respiratory)\s+(?:therap|language)|\btherapy\b.*\bnote\b/i, 'therapist'],
  [/\bradiolog|\bdiagnostic imaging\b|\bx-?ray\b|\bultraso|\bCT\b|\bMRI?\b/i, 'radiologist'],
]

/**
 * Returns who wrote a document, as coding needs to know it: a diagnosis counts when a provider wrote it, not when a nurse or a
 * pathologist did. Credentials say it best, the kind of document next; otherwise the author is a provider when there is one.
 */
export function roleOfAuthor({ title, author }: { title: string; author: string | null }): Role {
  const byTitle = BY_TITLE.find(([pattern]) => pattern.test(title))?.[1]
  const byCredential = author === null ? undefined : BY_CREDENTIAL.find(([pattern]) => pattern.test(author))?.[1]
  if (byTitle === 'pathologist' || byTitle === 'radiologist') return byTitle
  return byCredential ?? byTitle ?? 'provider'
}
