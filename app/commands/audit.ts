import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sayBadHead, sayBreak } from '#app/domain/audit/break-words.ts'
import { headKey } from '#app/services/audit/head-key.server.ts'
import { signHead } from '#app/services/audit/sign-head.server.ts'
import { type Copies, verifyAudit, type WholeVerification } from '#app/services/audit/verify.server.ts'
import { settingsOfProcess } from '#app/services/context.server.ts'
import type { Area, Exit, Io, Verb } from './area.ts'

const verify: Verb = {
  usage: 'audit verify [--heads <file>] [--key <public.pem>] [--json]',
  does: 'Walks the sealed chain from its beginning, beside the signed heads: {"entries","ok","firstBroken","head","heads"}. Exit 1 when it is broken.',
  async run(args, io, context) {
    const { values } = parseArgs({
      args,
      options: { json: { type: 'boolean' }, heads: { type: 'string' }, key: { type: 'string' } },
    })
    const copies: Copies = {}
    for (const [name, file] of [['heads', values.heads] as const, ['publicKey', values.key] as const]) {
      if (file === undefined) continue
      if (!existsSync(file)) {
        io.say(`There is no file ${file}.`)
        return 2
      }
      copies[name] = readFileSync(file, 'utf8')
    }
    return tell(await verifyAudit(await context(), copies), io)
  },
}

async function tell(result: WholeVerification, io: Io): Promise<Exit> {
  const { entries, ok, firstBroken, head, heads } = result
  await io.out(JSON.stringify({ entries, ok, firstBroken, head, heads }))
  if (firstBroken) io.say(sayBreak(firstBroken))
  if (heads.firstBad) io.say(sayBadHead(heads.firstBad))
  if (heads.unreadable > 0) io.say(`${heads.unreadable} lines of the file of heads cannot be read.`)
  const witness = heads.last ? `, up to entry ${heads.last.seq} by a head signed ${heads.last.at}` : ', no signed head'
  if (ok) io.say(`${entries} entries, the chain holds${witness}.`)
  return ok ? 0 : 1
}

const sign: Verb = {
  usage: 'audit sign',
  does: 'Signs where the chain stands now and appends it to the file of heads; prints the head.',
  async run(_args, io, context) {
    const head = await signHead(await context())
    if (head) await io.out(JSON.stringify(head))
    else io.say('Nothing was added since the last head.')
    return 0
  },
}

const key: Verb = {
  usage: 'audit key',
  does: 'Prints the public key of the heads (PEM). Keep it elsewhere: with it and a copy of the heads anyone can verify.',
  async run(_args, io) {
    const { publicPem, fingerprint } = headKey(settingsOfProcess())
    await io.out(publicPem.trimEnd())
    io.say(`Fingerprint ${fingerprint}`)
    return 0
  },
}

export const audit: Area = { does: 'The sealed audit trail.', verbs: { verify, sign, key } }
