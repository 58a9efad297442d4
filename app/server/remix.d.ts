import '@remix-run/node'

declare module '@remix-run/node' {
  interface AppLoadContext {
    nonce: string
    requestId: string
    /** What the form brought, for the page of an outage. */
    typed?: () => { name: string; value: string }[]
    /** Set when the disk had no room for what was to be kept. */
    isFull?: boolean
  }
  interface Future {
    v3_singleFetch: true
  }
}
