/** "14 March 2026, 16:05 (America/Chicago)": as it stands in a signed text, by the facility's clock. */
export function sayMoment(at: Date, timeZone: string): string {
  const parts = {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  } as const
  return `${new Intl.DateTimeFormat('en-GB', parts).format(at).replace(' at ', ', ')} (${timeZone})`
}
