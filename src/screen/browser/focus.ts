/** Brings what the server wants noticed first, the summary of mistakes, into focus. */
export const focusFirst = (): void => document.querySelector<HTMLElement>('[data-focus]')?.focus()
