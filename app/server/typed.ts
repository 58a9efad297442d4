import type { IncomingMessage } from 'node:http'
import type { RequestHandler, Response } from 'express'

/** As much of a form as is kept to be shown again. */
const MOST = 2_000_000

/** Keeps beside Remix what a form brings, so that an outage can give it back. Must stand right before Remix, which reads in the same turn. */
export const keepTyped: RequestHandler = (request, response, next) => {
  if (request.method === 'POST' && request.is('application/x-www-form-urlencoded')) collect(request, response)
  next()
}

function collect(request: IncomingMessage, response: Response): void {
  const pieces: Buffer[] = []
  let size = 0
  request.on('data', (piece: Buffer) => {
    size += piece.length
    if (size <= MOST) pieces.push(piece)
  })
  response.locals.typed = () =>
    size > MOST
      ? []
      : [...new URLSearchParams(Buffer.concat(pieces).toString('utf8'))].map(([name, value]) => ({ name, value }))
}
