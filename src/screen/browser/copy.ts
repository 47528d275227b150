/** Shows the copy buttons, which do nothing without script, and makes them work. */
export function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', () => void copy(button))
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy: text = '', done = '' } = button.dataset
  const before = button.textContent
  await navigator.clipboard.writeText(text)
  button.textContent = done
  setTimeout(() => (button.textContent = before), 2000)
}
