import type { RequestHandler } from 'express'

/** Who sends more than this after the reply is cut off. */
const MOST = 8_000_000

/**
 * Reads away what a reply left unread of its request. A refusal that came before the form was read would else leave the rest of it in the
 * line, and the next request of the same browser over the same line would wait behind it until a limit of minutes ended both.
 */
export const readLeftOver: RequestHandler = (request, response, next) => {
  response.on('finish', () => {
    if (request.complete && request.readableEnded) return
    let left = MOST
    request.unpipe()
    request.removeAllListeners('readable')
    request.removeAllListeners('data')
    request.on('data', (piece: Buffer) => {
      left -= piece.length
      if (left < 0) request.socket.destroy()
    })
    request.resume()
  })
  next()
}
