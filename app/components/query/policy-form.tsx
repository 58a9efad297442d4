import { POST_BILL_REASONS, type QueryPolicy, REVIEW_RULES } from '#app/domain/query/policy.ts'
import { TIMINGS } from '#app/domain/query/query.ts'
import { RETENTION_CLASSES } from '#app/domain/query/retention.ts'
import { Choice, Field, TextField } from '../ui/field.tsx'
import { DAY_WORDS, POST_BILL_WORDS, REVIEW_RULE_WORDS } from './policy-words.ts'
import { RETENTION_WORDS } from './proof-words.ts'
import { TIMING_WORDS } from './words.ts'

const hours = { type: 'number', inputMode: 'decimal', min: 0, max: 2000, step: 0.25 } as const

function Due({ policy }: { policy: QueryPolicy }) {
  return (
    <fieldset className="panel body stack">
      <legend>Time to answer, in business hours</legend>
      {TIMINGS.map((timing) => (
        <Field
          key={timing}
          name={`due-${timing}`}
          label={TIMING_WORDS[timing]}
          defaultValue={policy.dueHours[timing]}
          {...hours}
          required
        />
      ))}
    </fieldset>
  )
}

function Ladder({ policy, chiefs }: { policy: QueryPolicy; chiefs: { id: string; name: string }[] }) {
  const { ladder } = policy
  const rungs: [string, string, string, number | null][] = [
    ['remindBefore', 'Reminder', 'business hours before it is due', ladder.remindBefore],
    ['cover', 'Covering provider', 'business hours after it was due', ladder.cover],
    ['advise', 'Physician advisor', 'business hours after that', ladder.advise],
    ['chief', 'Chief', 'business hours after that', ladder.chief],
    ['expire', 'Expiry', 'business hours after that', ladder.expire],
  ]
  return (
    <fieldset className="panel body stack">
      <legend>When no answer comes</legend>
      <p className="quiet small">An empty step is left out. Escalation never changes the question.</p>
      {rungs.map(([name, label, hint, value]) => (
        <Field key={name} name={name} label={label} hint={hint} defaultValue={value ?? ''} {...hours} />
      ))}
      <Choice
        name="chief-user"
        label="Who is the chief?"
        defaultValue={policy.chiefUserId ?? ''}
        options={[
          { value: '', words: 'The managers of the facility' },
          ...chiefs.map(({ id, name }) => ({ value: id, words: name })),
        ]}
      />
    </fieldset>
  )
}

function Office({ policy }: { policy: QueryPolicy }) {
  const { office, holidays } = policy
  return (
    <fieldset className="panel body stack">
      <legend>When the office works</legend>
      <Field name="opensAt" label="Opens at" hint="7.5 is 7:30" defaultValue={office.opensAt} {...hours} max={23} />
      <Field name="closesAt" label="Closes at" defaultValue={office.closesAt} {...hours} max={24} />
      <div className="row">
        {DAY_WORDS.map((words, day) => (
          <label key={words} className="check">
            <input type="checkbox" name="days[]" value={day} defaultChecked={office.days.includes(day)} /> {words}
          </label>
        ))}
      </div>
      <TextField
        name="holidays"
        label="Holidays"
        hint="One day a line: 2026-11-26"
        rows={6}
        defaultValue={holidays.join('\n')}
      />
    </fieldset>
  )
}

function SecondLook({ policy }: { policy: QueryPolicy }) {
  const { review } = policy
  return (
    <fieldset className="panel body stack">
      <legend>Second look before sending</legend>
      <Choice
        name="rule"
        label="Who is looked over?"
        defaultValue={review.rule}
        options={REVIEW_RULES.map((rule) => ({ value: rule, words: REVIEW_RULE_WORDS[rule] }))}
      />
      <Field
        name="samplePercent"
        label="Share, in percent"
        type="number"
        min={0}
        max={100}
        defaultValue={review.samplePercent}
      />
      <Field
        name="newAuthorQueries"
        label="Queries until an author is no longer new"
        type="number"
        min={0}
        defaultValue={review.newAuthorQueries}
      />
      <Choice
        name="reviewers"
        label="Reviewers who must agree"
        hint="Of two who differ, a third decides. Nobody sees another's verdict first."
        defaultValue={String(review.reviewers)}
        options={[
          { value: '1', words: 'One' },
          { value: '2', words: 'Two' },
        ]}
      />
    </fieldset>
  )
}

function Keeping({ policy }: { policy: QueryPolicy }) {
  const { retention, retroDays } = policy
  return (
    <fieldset className="panel body stack">
      <legend>After the stay, and keeping</legend>
      <Field
        name="retroDays"
        label="Days after the stay from which a question needs a reason"
        hint="Empty: none"
        type="number"
        min={1}
        defaultValue={retroDays ?? ''}
      />
      <Choice
        name="recordClass"
        label="A query belongs to"
        defaultValue={retention.recordClass}
        options={RETENTION_CLASSES.map((value) => ({ value, words: RETENTION_WORDS[value] }))}
      />
      <Field
        name="retentionYears"
        label="Years it is kept after its end"
        type="number"
        min={1}
        max={100}
        defaultValue={retention.years}
      />
      <Field name="retentionWhere" label="Where it is kept" maxLength={200} defaultValue={retention.where} />
    </fieldset>
  )
}

function AfterBill({ policy }: { policy: QueryPolicy }) {
  return (
    <fieldset className="panel body stack">
      <legend>After the bill</legend>
      <p className="quiet small">Asked for one of these reasons only, whether the bill may rise or fall by it.</p>
      <div className="row">
        {POST_BILL_REASONS.map((reason) => (
          <label key={reason} className="check">
            <input
              type="checkbox"
              name="reasons[]"
              value={reason}
              defaultChecked={policy.postBill.reasons.includes(reason)}
            />{' '}
            {POST_BILL_WORDS[reason]}
          </label>
        ))}
      </div>
      <Field
        name="windowDays"
        label="Days after the stay in which a bill may be corrected"
        hint="Empty: no limit"
        type="number"
        min={1}
        defaultValue={policy.postBill.windowDays ?? ''}
      />
    </fieldset>
  )
}

function OwnScorecard({ policy }: { policy: QueryPolicy }) {
  return (
    <fieldset className="panel body stack">
      <legend>The physician's own scorecard</legend>
      <p className="quiet small">
        Weights are always shown there. Dollars are told as an effect of the record, on that page alone, never beside a
        query.
      </p>
      <label className="check">
        <input type="checkbox" name="hasOwnDollars" value="yes" defaultChecked={policy.hasOwnDollars} /> Show what own
        answers moved in dollars
      </label>
    </fieldset>
  )
}

/** The policy of a facility as one form. */
export function PolicyForm(props: {
  facilityId: string
  version: number
  policy: QueryPolicy
  chiefs: { id: string; name: string }[]
}) {
  const { policy } = props
  return (
    <form method="post" className="stack">
      <input type="hidden" name="facilityId" value={props.facilityId} />
      <input type="hidden" name="version" value={props.version} />
      <Due policy={policy} />
      <Ladder policy={policy} chiefs={props.chiefs} />
      <Office policy={policy} />
      <SecondLook policy={policy} />
      <AfterBill policy={policy} />
      <Keeping policy={policy} />
      <OwnScorecard policy={policy} />
      <div className="row">
        <button type="submit" className="button primary">
          Keep the policy
        </button>
      </div>
    </form>
  )
}
