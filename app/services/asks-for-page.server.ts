/** Whether a browser asks for the page itself, and not its script, or a program, for the data behind it. */
export const asksForPage = ({ headers }: Request): boolean => headers.get('accept')?.includes('text/html') ?? false
