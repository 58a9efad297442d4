/** UB-04 patient status (NUBC) for what sending systems say: FHIR's discharge dispositions, and plain words. */
const STATUS_OF: Readonly<Record<string, string>> = {
  home: '01',
  'alt-home': '01',
  hosp: '51',
  'other-hcf': '05',
  long: '63',
  psy: '65',
  rehab: '62',
  snf: '03',
  aadvice: '07',
  exp: '20',
  expired: '20',
  died: '20',
  deceased: '20',
  ama: '07',
}

/** The two-digit patient status of a disposition, or null where it says none ("still in house", "other"). */
export function patientStatusOf(disposition: string | number | null | undefined): string | null {
  const text = String(disposition ?? '')
    .trim()
    .toLowerCase()
  if (/^\d{1,2}$/.test(text)) return text.padStart(2, '0')
  return STATUS_OF[text] ?? null
}
