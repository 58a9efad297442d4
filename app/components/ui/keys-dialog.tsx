/** All keys of a page; `?` opens it. */
export function KeysDialog({ keys }: { keys: [key: string, does: string][] }) {
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys of this page</h2>
      <dl className="facts">
        {keys.map(([key, does]) => (
          <div key={key} className="row">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </dialog>
  )
}
