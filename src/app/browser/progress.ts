// The page of long work: with script it asks for numbers alone, and comes anew when the work is over.
const place = document.querySelector<HTMLElement>('[data-progress]')
if (place) void follow(place)

async function follow({ dataset }: HTMLElement): Promise<void> {
  const bar = document.querySelector('progress')
  const says = document.querySelector<HTMLElement>('[data-progress-says]')
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 700))
    const answer = await fetch(dataset['progress'] ?? '').catch(() => undefined)
    // Cut off for a moment: the work goes on, and so do we.
    if (!answer?.ok) continue
    const { state, done, of } = (await answer.json()) as {
      readonly state: string
      readonly done: number
      readonly of: number
    }
    if (state !== 'running') return location.reload()
    if (of === 0 || !bar || !says) continue
    bar.max = of
    bar.value = done
    says.textContent = (says.dataset['progressSays'] ?? '').replace('{percent}', String(Math.floor((100 * done) / of)))
  }
}
