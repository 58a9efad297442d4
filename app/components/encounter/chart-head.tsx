import { Badge } from '../ui/badge.tsx'
import { dayOf, exact } from '../ui/time.tsx'
import { CLASS_WORDS, SEX_WORDS } from './words.ts'

type Head = {
  opening: { untilAt: Date | string } | null
  isRestricted: boolean
  accessReport: string | null
  zone: string
  encounter: {
    class: string
    service: string | null
    unit: string | null
    reason: string | null
    startAt: Date | string
    endAt: Date | string | null
    disposition: string | null
    payer: string | null
    day: number
  }
  patient: { mrn: string | null; age: number | null; sex: string; birthOn: string | null } | null
  facilityName: string | null
  treating: { id: string; name: string; part: string }[]
}

/** Who, where, since when, why: one line under the name. */
export function ChartHead({ chart }: { chart: Head }) {
  const { encounter: e, patient } = chart
  const stay = `${dayOf(new Date(e.startAt), chart.zone)} to ${e.endAt ? dayOf(new Date(e.endAt), chart.zone) : 'now'}`
  return (
    <>
      <div>
        {[
          patient?.age === null ? null : `${patient?.age} years`,
          SEX_WORDS[patient?.sex ?? ''],
          patient?.birthOn ? `born ${patient.birthOn}` : null,
          patient?.mrn ? `record no. ${patient.mrn}` : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <div>
        {[
          CLASS_WORDS[e.class],
          stay,
          e.endAt ? null : `day ${e.day}`,
          chart.facilityName,
          e.unit ?? e.service,
          e.disposition,
          e.payer,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <div>{chart.treating.map((p) => `${p.name} (${p.part})`).join(', ')}</div>
      {chart.opening ? (
        <div className="notice warn" role="status">
          <div>
            Opened for a reason until {exact(new Date(chart.opening.untilAt), chart.zone)}. Every look is recorded, and
            a manager reviews it.
          </div>
        </div>
      ) : null}
      {chart.isRestricted ? <Badge tone="warn">Restricted chart</Badge> : null}
      {chart.accessReport ? <a href={chart.accessReport}>Who looked at this chart</a> : null}
    </>
  )
}
