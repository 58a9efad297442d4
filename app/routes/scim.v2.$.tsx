import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { serveDirectory } from '#app/services/identity/directory-door.server.ts'

/** SCIM 2.0 for the hospital's directory, by bearer token; a browser's cookie opens nothing here. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  serveDirectory(theContext(), request, params['*'] ?? '')
export const action = ({ request, params }: ActionFunctionArgs) =>
  serveDirectory(theContext(), request, params['*'] ?? '')
