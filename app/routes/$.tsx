import { notFound } from '#app/services/identity/require.server.ts'

/** Every address that no other door takes. */
export function loader() {
  throw notFound()
}

export const action = loader

export default function Unknown() {
  return null
}
