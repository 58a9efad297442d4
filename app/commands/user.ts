import { parseArgs } from 'node:util'
import { ROLES } from '#app/domain/identity/role.ts'
import { addPerson } from '#app/services/identity/add-user.server.ts'
import type { Area, Io } from './area.ts'

const ADD =
  'user add --email <address> --name <name> --role <role>[,<role>] [--facility <id>[,<id>]|*] [--provider <id>] [--password-from-stdin]'

export const user: Area = {
  does: 'People who can sign in.',
  verbs: {
    add: {
      usage: ADD,
      does: `Adds a person. Roles: ${ROLES.join(', ')}. The password is read from standard input, never from the command line.`,
      async run(args, io, context) {
        const string = { type: 'string' } as const
        const options = {
          email: string,
          name: string,
          role: string,
          facility: string,
          provider: string,
          'password-from-stdin': { type: 'boolean' },
        } as const
        const { values } = parseArgs({ args, options, strict: false })
        const text = (value: unknown) => (typeof value === 'string' ? value : '')
        const roles = text(values.role).split(',').filter(Boolean)
        if (!values.email || !values.name || roles.length === 0) {
          io.say(`Usage: ${ADD}`)
          return 2
        }
        const password = values['password-from-stdin'] ? (await readAll(io)).replace(/\r?\n$/, '') : null
        const added = await addPerson(await context(), {
          email: text(values.email),
          name: text(values.name),
          roles,
          facilityIds: text(values.facility || '*')
            .split(',')
            .filter(Boolean),
          providerId: text(values.provider) || null,
          password,
          by: 'terminal',
        })
        if (!added.ok) {
          io.say(`Nobody was added: ${added.error}.`)
          return 2
        }
        await io.out(JSON.stringify({ id: added.value.id, email: added.value.email }))
        return 0
      },
    },
  },
}

async function readAll(io: Io): Promise<string> {
  let text = ''
  for await (const piece of io.stdin) text += String(piece)
  return text
}
