import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'

type Message = { id: string; documented: string[]; message: string }

const FOLDER = join(import.meta.dirname, '../../../fixtures/messages')
const messages: Message[] = readdirSync(FOLDER)
  .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))

const stopped = (question: string, documentedDiagnoses: string[]) =>
  errors({ kind: 'open-ended', title: 'Clinical clarification', question, options: [], documentedDiagnoses }).filter(
    (rule) => ['LEAD-DIRECT', 'LEAD-PRESUME', 'IMPACT'].includes(rule),
  )

const ASKED = 'Please clarify the clinical significance of the creatinine values, if any.'

describe('messages as people send them, full of words that a list trips on', () => {
  test('are seldom stopped', () => {
    const share = messages.filter(({ message, documented }) => stopped(message, documented).length > 0).length
    expect(share / messages.length).toBeLessThanOrEqual(0.075)
  }, 60_000)
  test.each([
    "I'm certainly at my desk until four, and the coffee is on me.",
    'She has her own ranking of the supplement flavors, with vanilla in last place.',
    'The elevator bank is out again, surely for the day.',
    'I am Gwen, validation reviewer for the medicine floors.',
    'On 11 July your colleague Dr. Frye documented fever at sign-out.',
    'The results in our own lab list are quoted below.',
    'How was it controlled, as far as you know?',
  ])('small talk and everyday turns are no hint: %s', (words) => expect(stopped(`${words} ${ASKED}`, [])).toEqual([]))
  test.each([
    ['Our surgeons drop in the ranking, and coffee is on me if you help.', 'IMPACT'],
    ['By the way, the payer will deny the stay.', 'IMPACT'],
    ['The reviewers will certainly deny this as it stands.', 'IMPACT'],
    ['By the way, this is clearly sepsis.', 'LEAD-PRESUME'],
    ['Cheers, and please document acute kidney injury.', 'LEAD-DIRECT'],
    ['Your colleague Dr. Frye agrees that this is sepsis.', 'LEAD-PRESUME'],
  ])('but a kind word hides none: %s', (words, rule) => expect(stopped(`${words} ${ASKED}`, [])).toContain(rule))
})
