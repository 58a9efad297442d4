type Props = {
  providers: readonly { id: string; name: string; specialty: string | null }[]
  picked: ReadonlySet<string>
}

/** Providers to tick, by specialty. */
export function PeopleChoice({ providers, picked }: Props) {
  const specialties = [...new Set(providers.map(({ specialty }) => specialty ?? ''))].sort()
  return (
    <div className="stack people-choice">
      {specialties.map((specialty) => (
        <fieldset key={specialty}>
          <legend>{specialty === '' ? 'No specialty' : specialty}</legend>
          {providers
            .filter((one) => (one.specialty ?? '') === specialty)
            .map(({ id, name }) => (
              <label key={id} className="check">
                <input type="checkbox" name="providers[]" value={id} defaultChecked={picked.has(id)} /> {name}
              </label>
            ))}
        </fieldset>
      ))}
    </div>
  )
}
