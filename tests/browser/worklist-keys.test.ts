import { once } from 'node:events'
import express from 'express'
import { expect, test } from 'vitest'
import { headers } from '#app/server/headers.ts'
import { worklistDoor } from '#app/server/worklist-door.tsx'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'
import { signedInAs } from '#tests/helpers/signed-in.ts'
import { aWard } from '#tests/helpers/ward.ts'
import { openBrowser } from './people.ts'

/** The door of the work list with the policy of every response, its scripts from the tree as they are. */
async function aPortal() {
  const context = aContext()
  await aWard(context)
  const [name = '', value = ''] = (await signedInAs(context, aUser())).split('=')
  const app = express()
  app.use(...headers({ secure: false }))
  app.post('/seen', (_request, response) => void response.json({}))
  app.get('/worklist', worklistDoor(context))
  app.use(express.static('.'), express.static('public'))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { server, origin: `http://127.0.0.1:${port}`, cookie: { name, value } }
}

test('the work list without React: its keys, its preview, and the end of an idle sign-in', async () => {
  const { server, origin, cookie } = await aPortal()
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ ...cookie, url: origin }])
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.clock.install()
    await page.goto('/worklist?view=all')
    await page.keyboard.press('j')
    expect(await page.locator('tr.current').count()).toBe(1)
    expect(await page.locator('#preview').innerText()).toContain('Roe, Mona')
    await page.keyboard.press('x')
    expect(await page.locator('tr.current input').isChecked()).toBe(true)
    await page.keyboard.press('?')
    expect(await page.locator('#keys[open]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.locator('input[name=words]:focus').count()).toBe(1)

    const minutes = Number(await page.locator('#auto-log-off').getAttribute('data-idle-minutes'))
    await page.clock.runFor((minutes - 0.5) * 60_000)
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    expect(await page.locator('#auto-log-off[open]').count()).toBe(0)
    const left = page.waitForRequest((request) => request.url().endsWith('/sign-out'))
    await page.clock.runFor((minutes + 0.2) * 60_000)
    expect((await left).postData()).toBe('why=idle&to=%2Fworklist%3Fview%3Dall')
    expect(complaints.filter((words) => !words.includes('404'))).toEqual([])
  } finally {
    await browser.close()
    server.close()
  }
}, 120_000)
