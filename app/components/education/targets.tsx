import { Badge, Empty } from '#app/components/ui/badge.tsx'
import { TableFrame } from '#app/components/ui/table-frame.tsx'
import type { TargetGrouping } from '#app/domain/education/target.ts'
import type { Listed, TargetOrder } from '#app/domain/education/target-list.ts'
import { WeightCell } from './target-weight.tsx'
import { axisWords, GROUP_WORDS, groupWords, OTHERS_WORDS, percent, SURE_WORDS } from './words.ts'

export type TargetSeen = Omit<Listed, 'people' | 'writing'> & {
  people: { providerId: string; lines: number; open: number; name: string; canBeWritten: boolean }[]
}

/** Where a plan for this target begins. */
function planLink({ family, axes, group, materialId }: TargetSeen, by: TargetGrouping): string {
  const name = { specialty: 'group', facility: 'facility', list: 'list' }[by]
  const search = new URLSearchParams({ family, axis: axes[0] ?? '', [name]: group })
  if (materialId) search.set('material', materialId)
  return `/education/sessions/new?${search}`
}
const noteLink = ({ materialId }: TargetSeen, providerId: string): string =>
  `/education/notes/new?${new URLSearchParams({ provider: providerId, material: materialId ?? '' })}`

type HeadOf = { order: TargetOrder | null; words: string; isNumber?: boolean; ofPayment?: boolean }
const HEADS: HeadOf[] = [
  { order: 'family', words: 'What is left open' },
  { order: 'group', words: 'Group' },
  { order: 'change', words: 'Would change', isNumber: true },
  { order: null, words: 'In weight', ofPayment: true },
  { order: 'rate', words: 'Share left open', isNumber: true },
  { order: null, words: 'How sure' },
  { order: null, words: 'Most of it' },
  { order: null, words: 'Do' },
]

type HeadProps = {
  by: TargetGrouping
  order: TargetOrder
  linkTo: (order: TargetOrder) => string
  maySeeWeight: boolean
}
function Head({ by, order, linkTo, maySeeWeight }: HeadProps) {
  return (
    <thead>
      <tr>
        {HEADS.filter(({ ofPayment }) => maySeeWeight || !ofPayment).map(({ order: own, words, isNumber }) => {
          const direction = own === 'family' || own === 'group' ? 'ascending' : 'descending'
          return (
            <th
              key={words}
              scope="col"
              className={isNumber ? 'number' : undefined}
              aria-sort={own === order ? direction : undefined}
            >
              {own ? (
                <a href={linkTo(own)}>
                  {own === 'group' ? GROUP_WORDS[by] : words}
                  {own === order ? <span aria-hidden="true">{direction === 'ascending' ? '▲' : '▼'}</span> : null}
                </a>
              ) : (
                words
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function NoTarget({ by, isFiltered }: { by: TargetGrouping; isFiltered: boolean }) {
  const words = isFiltered
    ? 'Nothing fits this filter. Widen the months, or show also what the library has no piece about.'
    : 'Targets are counted from coded stays. Under ten codes of a family nothing is said.'
  return (
    <div className="panel">
      <Empty title="No target">
        <p>{by === 'list' && !isFiltered ? `${words} A saved list needs people who wrote such codes.` : words}</p>
        {isFiltered ? (
          <a className="button" href={`/education/targets?by=${by}`}>
            Clear the filter
          </a>
        ) : null}
        {by === 'list' ? (
          <a className="button" href="/education/lists">
            Saved lists
          </a>
        ) : null}
      </Empty>
    </div>
  )
}

/** Targets as a table, the one that would change most first; on a phone a card each. */
export function Targets(props: {
  targets: TargetSeen[]
  by: TargetGrouping
  order: TargetOrder
  linkTo: (order: TargetOrder) => string
  isFiltered: boolean
  maySeeWeight: boolean
}) {
  const { targets, by, maySeeWeight } = props
  if (targets.length === 0) return <NoTarget by={by} isFiltered={props.isFiltered} />
  return (
    <TableFrame label="Targets">
      <table className="table loose folding early">
        <Head by={by} order={props.order} linkTo={props.linkTo} maySeeWeight={maySeeWeight} />
        <tbody>
          {targets.map((one) => (
            <TargetRow
              key={`${one.family} ${one.axes.join()} ${one.group}`}
              one={one}
              by={by}
              maySeeWeight={maySeeWeight}
            />
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

type RowProps = { one: TargetSeen; by: TargetGrouping; maySeeWeight: boolean }
function TargetRow({ one, by, maySeeWeight }: RowProps) {
  const beyond = one.beyondAMonth >= 0.05 ? `, ${one.beyondAMonth.toFixed(1)} of them beyond ${OTHERS_WORDS[by]}` : ''
  return (
    <tr>
      <th scope="row">
        {one.label}: {one.axes.map(axisWords).join(', ')}
      </th>
      <td>
        {groupWords(by, one.groupName)}
        <span className="small quiet block">
          {one.providers} {one.providers === 1 ? 'provider' : 'providers'}
        </span>
      </td>
      <td className="number" data-label="Would change">
        <b>{one.sureAMonth < 0.05 ? 'under 0.1' : one.sureAMonth.toFixed(1)}</b> a month
        <span className="small quiet block">
          at least, of {one.gapsAMonth.toFixed(1)} gaps{beyond}
        </span>
      </td>
      {maySeeWeight ? (
        <td data-label="In weight">
          <WeightCell weight={one.weight} />
        </td>
      ) : null}
      <td className="number" data-label="Left open">
        {percent(one.rate)}
        <span className="small quiet block">
          {one.open} of {one.lines} codes
          <span className="block nowrap">
            {percent(one.low)} to {percent(one.high)}
          </span>
        </span>
      </td>
      <td className="nowrap">
        <Badge tone={one.sureness === 'sure' ? 'good' : 'plain'}>{SURE_WORDS[one.sureness]}</Badge>
      </td>
      <td>
        <People one={one} />
      </td>
      <td>
        {one.materialId ? (
          <a className="button small" href={planLink(one, by)}>
            Plan a session
          </a>
        ) : (
          <a className="small" href={`/education/material/new?family=${one.family}`}>
            No piece yet: write one
          </a>
        )}
      </td>
    </tr>
  )
}

/** Who has most of the gaps; where one person's habit makes the target, a note to that person comes first. */
function People({ one }: { one: TargetSeen }) {
  return (
    <ul className="target-people">
      {one.people.map(({ providerId, name, open, lines, canBeWritten }, at) => (
        <li key={providerId}>
          <a href={`/education/providers/${providerId}`}>{name}</a>{' '}
          <span className="small quiet nowrap">
            {open} of {lines}
          </span>
          {one.materialId && canBeWritten && (at === 0 || one.isOnePerson) ? (
            <>
              {' '}
              <a className="small" href={noteLink(one, providerId)} aria-label={`Write a note to ${name}`}>
                Write a note
              </a>
            </>
          ) : null}
        </li>
      ))}
      {one.isOnePerson ? (
        <li>
          <Badge tone="warn">mostly one person: a note may do</Badge>
        </li>
      ) : null}
    </ul>
  )
}
