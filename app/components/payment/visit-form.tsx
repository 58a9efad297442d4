import { type DecisionElements, LEVELS } from '#app/domain/payment/decision-making.ts'
import { Choice, Field } from '../ui/field.tsx'
import { FAMILY_WORDS, LEVEL_WORDS, PROBLEM_WORDS } from './visit-words.ts'

type Kept = {
  version: number
  billed: string
  setting: string
  minutes: number | null
  decision: DecisionElements | null
} | null
type Typed = Record<string, string>

/** What a visit was billed as and what its note documents. What was typed stays when it is refused. */
export function VisitForm(props: {
  kept: Kept
  received: string[]
  families: { family: string; codes: string[] }[]
  typed: Typed | undefined
  faults: Typed | undefined
}) {
  const { kept, typed, faults } = props
  const { problems, data } = kept?.decision ?? { problems: null, data: null }
  const of = (name: string, otherwise: string | number | null | undefined) => ({
    name,
    defaultValue: typed?.[name] ?? String(otherwise || ''),
    fault: faults?.[name],
  })
  const isTicked = (name: string, otherwise: boolean | undefined) => (typed ? name in typed : (otherwise ?? false))
  const whole = { type: 'number', inputMode: 'numeric', min: 0 } as const
  return (
    <form method="post" className="panel" aria-labelledby="visit-form">
      <header>
        <h2 id="visit-form">What the note documents</h2>
      </header>
      <div className="body stack">
        <input type="hidden" name="version" value={kept?.version ?? 0} />
        <div className="grid-3">
          <Billed {...props} name={of('billed', kept?.billed ?? props.received[0]).defaultValue} />
          <Choice
            label="Where"
            {...of('setting', kept?.setting ?? 'non-facility')}
            options={[
              { value: 'non-facility', words: 'Office or home' },
              { value: 'facility', words: 'Hospital or facility' },
            ]}
          />
          <Field
            label="Minutes on the day"
            hint="Of the billing provider, where the note states them"
            {...whole}
            max={1440}
            {...of('minutes', kept?.minutes)}
          />
        </div>
        <fieldset className="stack">
          <legend className="label">Problems addressed</legend>
          <div className="grid-3">
            {Object.entries(PROBLEM_WORDS).map(([name, words]) => (
              <Field
                key={name}
                label={words}
                {...whole}
                max={99}
                {...of(name, problems?.[name as keyof typeof PROBLEM_WORDS])}
              />
            ))}
          </div>
        </fieldset>
        <fieldset className="stack">
          <legend className="label">Data reviewed</legend>
          <Field
            label="Tests and outside documents"
            hint="Each once, ordered or reviewed"
            {...whole}
            max={99}
            {...of('testsAndDocuments', data?.testsAndDocuments)}
          />
          <Tick
            name="hasIndependentHistorian"
            isOn={isTicked('hasIndependentHistorian', data?.hasIndependentHistorian)}
          >
            History from somebody else than the patient
          </Tick>
          <Tick name="hasOwnInterpretation" isOn={isTicked('hasOwnInterpretation', data?.hasOwnInterpretation)}>
            Own interpretation of a test that is not billed apart
          </Tick>
          <Tick name="hasOutsideDiscussion" isOn={isTicked('hasOutsideDiscussion', data?.hasOutsideDiscussion)}>
            Discussed with another professional or source
          </Tick>
        </fieldset>
        <Choice
          label="Risk of management"
          {...of('risk', kept?.decision?.risk)}
          options={[
            { value: '', words: 'Not looked at: by time alone' },
            ...LEVELS.map((level) => ({ value: level, words: LEVEL_WORDS[level] })),
          ]}
        />
        <div>
          <button type="submit" className="button primary">
            Keep and compare
          </button>
        </div>
      </div>
    </form>
  )
}

function Billed(props: { name: string; families: { family: string; codes: string[] }[]; faults: Typed | undefined }) {
  const fault = props.faults?.billed
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor="field-billed">Billed level</label>
      <span className="hint">Code numbers only; their texts are the publisher's</span>
      {fault ? <span className="fault">{fault}</span> : null}
      <select id="field-billed" name="billed" defaultValue={props.name} aria-invalid={fault ? true : undefined}>
        <option value="">Choose</option>
        {props.families.map(({ family, codes }) => (
          <optgroup key={family} label={FAMILY_WORDS[family] ?? family}>
            {codes.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

function Tick({ name, isOn, children }: { name: string; isOn: boolean; children: string }) {
  return (
    <label className="check">
      <input type="checkbox" name={name} defaultChecked={isOn} /> {children}
    </label>
  )
}
