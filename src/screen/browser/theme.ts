/** Changes the light at once; the server keeps the choice, as it does without script. */
export function turnLight(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-turn]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void fetch(link.href, { redirect: 'manual' }).catch(() => location.assign(link.href))
    show(link.dataset['turn'] ?? 'auto')
    keepFocus(link)
  })
}

// The link that was pressed may be gone now, and another stand in its place.
function keepFocus(pressed: HTMLElement): void {
  const links = pressed.parentElement?.querySelectorAll('a') ?? []
  const shown = [pressed, ...links].find((link) => link.offsetParent)
  shown?.focus()
}

function show(theme: string): void {
  const { dataset } = document.documentElement
  if (theme === 'auto') delete dataset['theme']
  else dataset['theme'] = theme
  for (const link of document.querySelectorAll<HTMLElement>('.switch [data-turn]')) {
    if (link.dataset['turn'] === theme) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}
