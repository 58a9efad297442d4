import { Moment } from '../ui/time.tsx'

type Device = { id: string; what: string; begunAt: Date | string; seenAt: Date | string; isThis: boolean }

export function DeviceList({ devices, now }: { devices: Device[]; now: Date | string }) {
  return (
    <section className="panel">
      <header>
        <h2>Where you are signed in</h2>
        <form method="post">
          <button type="submit" name="deed" value="end-all" className="button">
            Sign out everywhere
          </button>
        </form>
      </header>
      <ul className="body plain">
        {devices.map((device) => (
          <li key={device.id}>
            <strong>{device.what}</strong> {device.isThis ? '(this one) ' : ''}
            <span className="quiet small">
              since <Moment at={device.begunAt} now={now} />, last seen <Moment at={device.seenAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
