import { expect, test } from 'vitest'
import { aPerson, expectEveryLook, signIn } from './people.ts'
import { browser, portal } from './started.ts'

/** Who looks at what; a function finds the address of a record on a list. */
const PAGES: [person: string, from: string, row: string | null][] = [
  ['Dana Cole', '/worklist', null],
  ['Dana Cole', '/worklist?view=all&find=none', null],
  ['Dana Cole', '/worklist?view=await-answer', 'table a.whole'],
  ['Dana Cole', '/worklist?view=code&sort=oldest', 'table a.whole'],
  ['Dana Cole', '/queries', null],
  ['Dana Cole', '/queries', 'table a.whole'],
  ['Dana Cole', '/queries?view=answered', 'table a.whole'],
  ['Dana Cole', '/queries?view=withdrawn', null],
  ['Dr. A. Osei', '/inbox', null],
  ['Dr. A. Osei', '/inbox', '.inbox a'],
  ['Dr. A. Osei', '/start', null],
  ['Dr. A. Osei', '/account', null],
  ['Dr. A. Osei', '/no-such-page', null],
  ['Dr. A. Osei', '/my-scorecard', null],
  ['Dr. A. Osei', '/education', null],
  ['Dana Cole', '/codes', null],
  ['Dana Cole', '/templates', null],
  ['Luke Everard', '/education', null],
  ['Luke Everard', '/education/targets', null],
  ['Luke Everard', '/education/sessions', null],
  ['Luke Everard', '/rules', null],
  ['Sam Okoye', '/scorecards', null],
  ['Sam Okoye', '/scorecards', 'tbody a'],
  ['Sam Okoye', '/scorecards/program', null],
  ['Sam Okoye', '/scorecards/families', null],
  ['Sam Okoye', '/compliance', null],
  ['Rita Blum', '/reference', null],
  ['Rita Blum', '/settings/queries', null],
  ['Rita Blum', '/users', null],
  ['Rita Blum', '/audit', null],
  ['Rita Blum', '/mailbox', null],
  ['Rita Blum', '/imports', null],
  ['Rita Blum', '/worklist', null],
]

test.each([['-', '/sign-in', null] as [string, string, string | null], ...PAGES])(
  '%s at %s %s is accessible on a desk and a phone, light and dark',
  async (person, from, row) => {
    const { page, context, complaints } = await aPerson(browser, portal.origin)
    if (person === '-') await page.goto(from)
    else await signIn(page, person, from)
    if (row) {
      const before = page.url()
      await page.locator(row).first().click()
      await page.waitForURL((url) => url.href !== before)
    }
    await expectEveryLook(page, `${from} ${row ?? ''}`)
    // The charts' library tries inline styles, which the policy blocks as it should; the charts stand without them.
    const others = complaints.filter(
      (words) => !(from.includes('scorecard') && words.startsWith('Applying inline style')),
    )
    expect(others).toEqual([])
    await context.close()
  },
  60_000,
)
