import { OPTION_ROLES } from '#app/domain/query/draft.ts'
import { SLOT_SOURCES, type Slot, WISHES } from '#app/domain/query/templates/template.ts'
import { RowField } from './template-rows.tsx'
import { AUTHOR_WORDS, SLOT_WORDS, WISH_WORDS } from './template-words.ts'
import { ROLE_OF_OPTION_WORDS } from './words.ts'

export type OptionRow = { text: string; role: string; concept: string }
export type WishRow = Record<'what' | 'words' | 'loinc' | 'by' | 'days' | 'most' | 'needed' | 'about' | 'prior', string>
export type SlotRow = Record<'name' | 'from' | 'of' | 'nth' | 'hint', string>

export const BLANK_OPTION: OptionRow = { text: '', role: 'diagnosis', concept: '' }
export const BLANK_WISH: WishRow = {
  what: '',
  words: '',
  loinc: '',
  by: '',
  days: '',
  most: '3',
  needed: 'no',
  about: 'no',
  prior: 'no',
}
export const BLANK_SLOT: SlotRow = { name: '', from: 'documented', of: '', nth: '1', hint: '' }

function Select(props: { name: string; value: string; options: [value: string, words: string][] }) {
  return (
    <select name={props.name} defaultValue={props.value}>
      {props.options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}

export function OptionFields({ option }: { option: OptionRow }) {
  return (
    <>
      <RowField label="Words" wide>
        <input autoComplete="off" type="text" name="optionText[]" maxLength={300} defaultValue={option.text} />
      </RowField>
      <RowField label="What it is">
        <Select
          name="optionRole[]"
          value={option.role}
          options={OPTION_ROLES.map((role) => [role, ROLE_OF_OPTION_WORDS[role]])}
        />
      </RowField>
      <RowField label="Concept, if the words do not say">
        <input autoComplete="off" type="text" name="optionConcept[]" maxLength={120} defaultValue={option.concept} />
      </RowField>
    </>
  )
}

/** Whose notes are looked through: one kind of author, or what the template has. */
const authorsWith = (by: string): [string, string][] => {
  const known: [string, string][] = [['', 'Anyone'], ...Object.entries(AUTHOR_WORDS)]
  return known.some(([value]) => value === by) ? known : [...known, [by, by]]
}

/** What is looked for in a chart. Fields that a kind of evidence does not have are put away by the style sheet. */
export function WishFields({ wish }: { wish: WishRow }) {
  const kinds: [string, string][] = [
    ['', 'Choose ...'],
    ...WISHES.map((what): [string, string] => [what, WISH_WORDS[what]]),
  ]
  return (
    <>
      <RowField label="Look in">
        <Select name="wishWhat[]" value={wish.what} options={kinds} />
      </RowField>
      <RowField label="For these names or words, parted by commas" wide>
        <input autoComplete="off" type="text" name="wishWords[]" maxLength={2000} defaultValue={wish.words} />
      </RowField>
      <span className="for-results">
        <RowField label="LOINC codes">
          <input
            autoComplete="off"
            type="text"
            name="wishLoinc[]"
            maxLength={400}
            defaultValue={wish.loinc}
            inputMode="numeric"
          />
        </RowField>
      </span>
      <span className="for-results">
        <RowField label="Days back, over time">
          <input type="number" name="wishDays[]" min={1} max={3650} defaultValue={wish.days} placeholder="last only" />
        </RowField>
      </span>
      <span className="for-documents">
        <RowField label="Written by">
          <Select name="wishBy[]" value={wish.by} options={authorsWith(wish.by)} />
        </RowField>
      </span>
      <RowField label="At most">
        <input type="number" name="wishMost[]" min={1} max={12} defaultValue={wish.most} />
      </RowField>
      <RowField label="Without it">
        <Select
          name="wishNeeded[]"
          value={wish.needed}
          options={[
            ['no', 'the template still fits'],
            ['yes', 'the template does not fit'],
          ]}
        />
      </RowField>
      <RowField label="Of these">
        <Select
          name="wishAbout[]"
          value={wish.about}
          options={[
            ['no', 'all that is there'],
            ['yes', 'what bears on the diagnosis'],
          ]}
        />
      </RowField>
      <RowField label="Where">
        <Select
          name="wishPrior[]"
          value={wish.prior}
          options={[
            ['no', 'this encounter'],
            ['yes', 'earlier ones too'],
          ]}
        />
      </RowField>
    </>
  )
}

export function SlotFields({ slot }: { slot: SlotRow }) {
  const sources = SLOT_SOURCES.map((from: Slot['from']): [string, string] => [from, SLOT_WORDS[from]])
  return (
    <>
      <RowField label="Name, written {{name}}">
        <input
          autoComplete="off"
          type="text"
          name="slotName[]"
          maxLength={60}
          defaultValue={slot.name}
          pattern="[A-Za-z0-9_\-]*"
        />
      </RowField>
      <RowField label="Filled with">
        <Select name="slotFrom[]" value={slot.from} options={sources} />
      </RowField>
      <RowField label="Of these, parted by commas (empty: any)" wide>
        <input autoComplete="off" type="text" name="slotOf[]" maxLength={2000} defaultValue={slot.of} />
      </RowField>
      <RowField label="Which one">
        <Select
          name="slotNth[]"
          value={slot.nth}
          options={[
            ['1', 'the first'],
            ['2', 'the second'],
            ['3', 'the third'],
            ['4', 'the fourth'],
          ]}
        />
      </RowField>
      <RowField label="What the author is asked for when the chart does not say" wide>
        <input autoComplete="off" type="text" name="slotHint[]" maxLength={200} defaultValue={slot.hint} />
      </RowField>
    </>
  )
}
