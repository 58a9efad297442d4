import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Tally = {
  patients: number
  pages: number
  onPages: number
  /** Rounds and pages of a real browser, and how many of them showed a canary. */
  rounds: number
  browsed: number
  browsedWith: number
  found: string[]
  places: Record<string, number>
}
export const SIGN = 'Zq'

/** Names, record numbers and words that stand nowhere else, so that any trace of them is theirs. */
export const canary = (n: number) => ({
  family: `${SIGN}vexo${n}`,
  given: `${SIGN}thani${n}`,
  mrn: `${SIGN}MRN${n}`,
  words: `${SIGN}note${n}`,
})

/** The canaries' charts as a hospital would send them: FHIR, a line each. */
export function writeCharts(count: number, folder: string): void {
  const [patients, stays, notes] = [[] as string[], [] as string[], [] as string[]]
  for (let n = 0; n < count; n++) {
    const { family, given, mrn, words } = canary(n)
    const subject = { reference: `Patient/c${n}` }
    patients.push(
      JSON.stringify({
        resourceType: 'Patient',
        id: `c${n}`,
        identifier: [{ type: { coding: [{ code: 'MR' }] }, value: mrn }],
        name: [{ family, given: [given] }],
        gender: 'female',
        birthDate: '1951-04-09',
      }),
    )
    stays.push(
      JSON.stringify({
        resourceType: 'Encounter',
        id: `s${n}`,
        status: 'in-progress',
        class: { code: 'IMP' },
        subject,
        serviceProvider: { identifier: { value: 'lakeside' }, display: 'Canary Hospital' },
        period: { start: new Date(Date.now() - (n + 1) * 60_000).toISOString() },
      }),
    )
    const data = Buffer.from(`${words} acute kidney injury, creatinine 2.4`).toString('base64')
    notes.push(
      JSON.stringify({
        resourceType: 'DocumentReference',
        id: `d${n}`,
        status: 'current',
        type: { text: 'Progress note' },
        subject,
        date: new Date().toISOString(),
        author: [{ display: 'Dr. A. Osei' }],
        content: [{ attachment: { contentType: 'text/plain', data } }],
        context: { encounter: [{ reference: `Encounter/s${n}` }] },
      }),
    )
  }
  for (const [name, lines] of [
    ['Patient', patients],
    ['Encounter', stays],
    ['DocumentReference', notes],
  ] as const)
    writeFileSync(join(folder, `${name}.ndjson`), `${lines.join('\n')}\n`)
}

/** Looks at a text for traces of any canary, under the name of the place where none may be; `file` says where in it. Ten of a text are told. */
export function note(tally: Tally, place: string, text: string, file = ''): void {
  tally.places[place] = (tally.places[place] ?? 0) + 1
  for (const { index } of [...text.matchAll(/Zq(vexo|thani|MRN|note)\d/g)].slice(0, 10))
    tally.found.push(`${place}: ${file} ${text.slice(Math.max(0, index - 60), index + 30).replace(/\s+/g, ' ')}`)
}
