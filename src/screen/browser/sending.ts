/** A form is sent once, however often an impatient thumb presses; and answers are not left behind unasked. */
export function guardForms(): void {
  const changed = new Set<HTMLFormElement>()

  document.addEventListener('input', ({ target }) => {
    const form = target instanceof Element && target.closest<HTMLFormElement>('form[data-keep]')
    if (form) changed.add(form)
  })

  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
    if (form.ariaBusy === 'true') return event.preventDefault()
    // The button stays enabled: a disabled one would not be sent with the form.
    form.ariaBusy = 'true'
    changed.delete(form)
    // A form that answers with a file leaves the page standing.
    setTimeout(() => (form.ariaBusy = null), 10_000)
  })

  addEventListener('beforeunload', (event) => {
    if (changed.size > 0) event.preventDefault()
  })

  // Coming back by the browser's own memory must find a form that can be sent again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy')
  })
}
