import { inPercent } from '#app/domain/shared/percent.ts'
import { Badge, Notice } from '../ui/badge.tsx'
import { sizeOf } from '../ui/size.ts'
import { exact, Moment } from '../ui/time.tsx'

type When = Date | string
export type BackupStateView = {
  now: When
  place: string
  keyPlace: string
  key: string
  isOwnDisk: boolean
  drill: { at: When; ok: boolean; file: string } | null
  failedAt: When | null
  hours: number
  dueAt: When | null
  keep: { daily: number; weekly: number; monthly: number }
  free: number
}

/** Whether what there is opens, when the next one is made, and where key and files lie. */
export function BackupState({ state }: { state: BackupStateView }) {
  const { now, drill, dueAt, keep } = state
  return (
    <div className="stack">
      {state.failedAt ? (
        <Notice tone="bad">
          <p>The last backup failed ({exact(new Date(state.failedAt))}). Look at the log, then make one now.</p>
        </Notice>
      ) : null}
      {state.isOwnDisk ? null : (
        <Notice tone="warn">
          <p>
            Backups lie in the data folder, on the disk that they are to save. Set ADDENDUM_BACKUPS to a folder on
            another one, and keep a copy of the key file elsewhere: without it no backup opens.
          </p>
        </Notice>
      )}
      <dl className="facts">
        <dt>Last tried out</dt>
        <dd>
          {drill ? (
            <>
              <Badge tone={drill.ok ? 'good' : 'bad'}>{drill.ok ? 'It opens' : 'It does not open'}</Badge>{' '}
              <Moment at={drill.at} now={now} /> <span className="mono small quiet">{drill.file}</span>
            </>
          ) : (
            'Never'
          )}
        </dd>
        <dt>Next</dt>
        <dd>
          {dueAt ? (
            <>
              <Moment at={dueAt} now={now} />, every {state.hours} hours
            </>
          ) : (
            'None is scheduled (ADDENDUM_BACKUP_HOURS is 0)'
          )}
        </dd>
        <dt>Kept</dt>
        <dd>
          {keep.daily} daily, {keep.weekly} weekly, {keep.monthly} monthly
        </dd>
        <dt>Folder</dt>
        <dd className="mono small">{state.place}</dd>
        <dt>Key file</dt>
        <dd className="mono small">
          {state.keyPlace} ({state.key})
        </dd>
        <dt>Disk free</dt>
        <dd>{sizeOf(state.free)}</dd>
      </dl>
    </div>
  )
}

/** How far a run is. */
export function BackupProgress(props: { share: number; step: string; end: string; fault: string | null }) {
  if (props.end === 'running')
    return (
      <div className="panel" role="status">
        <div className="body stack">
          <p>
            Making a backup: {props.step} ({inPercent(props.share)} %)
          </p>
          <progress value={props.share} max={1} aria-label="Backup" />
        </div>
      </div>
    )
  if (props.end === 'failed')
    return (
      <Notice tone="bad">
        <p>The backup failed. {props.fault}</p>
      </Notice>
    )
  return (
    <Notice tone="good">
      <p>The backup was made and opens again.</p>
    </Notice>
  )
}
