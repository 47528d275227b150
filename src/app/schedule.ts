/** Runs a task again and again, never twice at once; a failure is reported and the next turn tries anew. */
export function every(
  seconds: number,
  task: () => Promise<unknown>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    running = task()
      .catch(failed)
      .finally(() => (isBusy = false))
  }, seconds * 1000)
  return async () => {
    clearInterval(timer)
    await running
  }
}
