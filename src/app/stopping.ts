/**
 * Calls `stop` once when this process is asked to end: by Ctrl-C, by a service manager,
 * or by the death of the process that started it and could not pass anything on.
 */
export function whenAskedToStop(stop: () => unknown): void {
  let asked = false
  const ask = (): void => {
    if (asked) return
    asked = true
    stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  process.once('disconnect', ask)
  // It may have died before we listened.
  if ('connected' in process && !process.connected) ask()
  // Waiting for the other's death is no reason to stay alive.
  process.channel?.unref()
}
