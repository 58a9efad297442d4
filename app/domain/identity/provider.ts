/** A clinician who documents: attending, consultant, resident. Not an identity provider. */
export type Provider = {
  id: string
  source: { system: string; id: string }
  npi: string | null
  name: string
  specialty: string | null
  facilityIds: string[]
}

/** A hospital or practice. `timeZone` is an IANA name; business hours and days are read in it. */
export type Facility = { id: string; source: { system: string; id: string }; name: string; timeZone: string }
