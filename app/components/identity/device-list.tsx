import { Moment } from '../ui/time.tsx'

type Device = {
  id: string
  what: string
  method: 'password' | 'demo' | 'passkey' | 'totp' | 'sso'
  begunAt: Date | string
  seenAt: Date | string
  isThis: boolean
}
const BY: Record<Device['method'], string> = {
  password: 'by password',
  demo: 'by one click of the demo',
  passkey: 'by passkey',
  totp: 'by password and code',
  sso: 'by single sign-on',
}

export function DeviceList({ devices, now }: { devices: Device[]; now: Date | string }) {
  return (
    <section className="panel" aria-labelledby="devices">
      <header>
        <h2 id="devices">Where you are signed in</h2>
        <form method="post">
          <button type="submit" name="deed" value="end-all" className="button">
            Sign out everywhere
          </button>
        </form>
      </header>
      <ul className="body plain devices">
        {devices.map((device) => (
          <li key={device.id} className="row between">
            <span>
              <strong>{device.what}</strong> {device.isThis ? '(this one) ' : ''}
              <span className="quiet small">
                {BY[device.method]}, since <Moment at={device.begunAt} now={now} />, last seen{' '}
                <Moment at={device.seenAt} now={now} />
              </span>
            </span>
            {device.isThis ? null : (
              <form method="post">
                <input type="hidden" name="device" value={device.id} />
                <button
                  type="submit"
                  name="deed"
                  value="end-one"
                  className="button small"
                  aria-label={`Sign out ${device.what}`}
                >
                  Sign out
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
