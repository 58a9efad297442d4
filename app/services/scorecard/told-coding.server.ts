import type { CaptureLevel } from '#app/domain/scorecard/measures/capture.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { SpreadKind } from '#app/domain/scorecard/measures/spread.ts'
import {
  type DrgPart,
  readAuditParts,
  readDrgParts,
  readLevelParts,
  readSpreadParts,
  type SpreadPart,
} from '#db/cell-parts.ts'
import type { Db } from '#db/client.ts'
import { type Parts, restPeriod, type Seen, toldOfStays } from './told.server.ts'

type Told = (key: string) => boolean
/** What of the coding page the filters allow to be told, each by its own number of cases. */
export type ToldCoding = {
  stays: boolean
  outliers: boolean
  capture: Record<CaptureLevel, boolean>
  family: { stays: Told; mcc: Told; cc: Told }
  month: Told
  turnaround: boolean
  ownTurnaround: boolean
  turnaroundMonth: Told
  coder: Told
  audited: Told
  /** By coder and kind of record; by reviewer, also by kind of review; by author. */
  recordKind(who: string, kind: string): boolean
  reviewer: Told
  reviewKind(who: string, kind: string): boolean
  author: Told
  /** By specialty and setting. */
  visits(by: string, family: string): boolean
  levels: boolean
}

/** Visits are told by setting and by specialty, the others by what they are counted of. */
export function toldCoding(db: Db, seen: Seen, specialtyOf: (providerId: string) => string): ToldCoding {
  const { filter } = seen
  const rest = restPeriod(filter)
  const isWhole = filter.facility === '' && filter.payer === 'all'
  const read = <T>(of: (period: Period) => T[]): Parts<T> => ({
    own: isWhole ? [] : of(filter.period),
    rest: rest ? of(rest) : [],
  })
  const drgs = read((period) => readDrgParts(db, period))
  const [whole, own, visits] = (['turnaround', 'own-turnaround', 'em'] as const).map((kind) =>
    read((period) => readSpreadParts(db, kind, period)),
  )
  const spread = (parts = whole) => parts ?? { own: [], rest: [] }
  const people = toldPeople((kind) => read((period) => readSpreadParts(db, kind, period)), seen)
  const ofDrgs = (keyOf: (part: DrgPart) => string, nOf: (part: DrgPart) => number, isParted = false) =>
    toldOfStays(drgs, seen, keyOf, nOf, { isParted })
  const all = () => ''
  const familyOf = ({ family }: DrgPart) => family
  const stays = ofDrgs(all, (part) => part.stays)
  const visitsTold = toldOfStays(
    spread(visits),
    seen,
    ({ who, of }) => `${specialtyOf(who)}\n${of}`,
    ({ n }) => n,
  )
  // What is audited, and what the site's grouper says, is kept by facility and not by payer.
  const ofPlace = { ...seen, filter: { ...filter, payer: 'all' as const } }
  const placed = <T extends { facilityId: string }>(parts: Parts<T>) => ({
    own: filter.facility === '' ? [] : parts.own.map((part) => ({ ...part, payer: 'other' })),
    rest: parts.rest.map((part) => ({ ...part, payer: 'other' })),
  })
  return {
    stays: stays(''),
    outliers: ofDrgs(all, (part) => part.outliers)(''),
    capture: { mcc: ofDrgs(all, (part) => part.mccSplit)(''), cc: ofDrgs(all, (part) => part.ccSplit)('') },
    family: {
      stays: ofDrgs(familyOf, (part) => part.stays, true),
      mcc: ofDrgs(familyOf, (part) => part.mccSplit, true),
      cc: ofDrgs(familyOf, (part) => part.ccSplit, true),
    },
    month: toldOfStays(
      { ...drgs, rest: [] },
      seen,
      ({ month }) => String(month),
      (part) => part.stays,
      { isParted: true },
    ),
    turnaround: toldOfStays(spread(), seen, all, ({ n }) => n)(''),
    ownTurnaround: toldOfStays(spread(own), seen, all, ({ n }) => n)(''),
    turnaroundMonth: toldOfStays(
      { ...spread(), rest: [] },
      seen,
      ({ month }) => String(month),
      ({ n }) => n,
      { isParted: true },
    ),
    coder: toldOfStays(
      spread(),
      seen,
      ({ who }) => who,
      ({ n }) => n,
      { isParted: true },
    ),
    ...people,
    audited: toldOfStays(
      // How often a coder was audited between two periods says nothing of a patient.
      { ...placed(read((period) => readAuditParts(db, period))), rest: [] },
      ofPlace,
      ({ coderId }) => coderId,
      ({ records }) => records,
      { isParted: true },
    ),
    visits: (by, family) => visitsTold(`${by}\n${family}`),
    levels: toldOfStays(placed(read((period) => readLevelParts(db, period))), ofPlace, all, (part) => part.stays)(''),
  }
}

/** What coders, reviewers and authors did is told by person; by kind of it where every kind of theirs may be. */
function toldPeople(
  read: (kind: SpreadKind) => Parts<SpreadPart>,
  seen: Seen,
): Pick<ToldCoding, 'recordKind' | 'reviewer' | 'reviewKind' | 'author'> {
  const [records, reviews, authored] = [read('record'), read('review'), read('authored')]
  const whoOf = ({ who }: SpreadPart) => who
  const kindOf = ({ who, of }: SpreadPart) => `${who}\n${of}`
  const by = (parts: Parts<SpreadPart>, keyOf: (part: SpreadPart) => string) =>
    toldOfStays(parts, seen, keyOf, ({ n }) => n, { isParted: true })
  const [ofRecord, ofReview] = [by(records, kindOf), by(reviews, kindOf)]
  return {
    recordKind: (who, kind) => ofRecord(`${who}\n${kind}`),
    reviewer: by(reviews, whoOf),
    reviewKind: (who, kind) => ofReview(`${who}\n${kind}`),
    author: by(authored, whoOf),
  }
}
