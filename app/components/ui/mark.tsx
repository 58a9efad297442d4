/** A page with a line added beneath it. */
export function Mark() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d="M4 3h9l3 3v7" />
      <path d="M4 3v14h5" />
      <path d="M8 8h4" />
      <path d="M12 17h6M15 14v6" strokeWidth="2.4" />
    </svg>
  )
}
