import { Letter } from './letter.tsx'

export type AuditHead = { name: string; seq: string; seal: string; at: string; head: string }

export const subject = () => 'Where the audit trail stood today'

/** A number, a seal and a signature: keep the letter, and the trail before it cannot be rewritten unseen. */
export function Body({ name, seq, seal, at, head }: AuditHead) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        the audit trail stood at entry {seq} at {at}, sealed {seal}. Keep this letter where the portal cannot reach it:
        the line below, handed to the verification, shows whether anything before that entry was changed since.
      </p>
      <pre style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all', fontSize: '12px' }}>{head}</pre>
    </Letter>
  )
}

export const sample: AuditHead = {
  name: 'Mara Lind',
  seq: '48213',
  seal: '9f2b7c',
  at: '2026-03-14T08:00:00.000Z',
  head: 'kind=head seq=48213 seal=9f2b7c',
}
