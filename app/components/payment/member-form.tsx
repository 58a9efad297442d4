import { SEGMENTS, type Segment } from '#app/domain/payment/hcc-member.ts'
import { Choice } from '../ui/field.tsx'
import { SEGMENT_WORDS } from './risk-words.ts'

type Member = { segment: Segment; isOriginallyDisabled: boolean; hasMedicaid: boolean }

/** What the health plan says of a member for a payment year: no chart holds it, and the factors depend on it. */
export function MemberForm({ member, paymentYear }: { member: Member | null; paymentYear: number }) {
  return (
    <form method="post" className="panel" aria-labelledby="member">
      <header>
        <h2 id="member">Membership in payment year {paymentYear}</h2>
      </header>
      <div className="body stack">
        {member ? null : (
          <p className="quiet">Not known yet, so there is no score. The categories can be told without it.</p>
        )}
        <input type="hidden" name="paymentYear" value={paymentYear} />
        <Choice
          name="segment"
          label="Segment"
          defaultValue={member?.segment ?? 'CNA'}
          options={SEGMENTS.map((segment) => ({ value: segment, words: `${segment}: ${SEGMENT_WORDS[segment]}` }))}
        />
        <label className="check">
          <input type="checkbox" name="isOriginallyDisabled" defaultChecked={member?.isOriginallyDisabled} /> Entitled
          by disability at first
        </label>
        <label className="check">
          <input type="checkbox" name="hasMedicaid" defaultChecked={member?.hasMedicaid} /> Medicaid in the payment year
        </label>
        <div>
          <button type="submit" className="button">
            Keep
          </button>
        </div>
      </div>
    </form>
  )
}
