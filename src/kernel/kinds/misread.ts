import type { Misreading, Reading } from '#kernel/field.ts'
import type { Fault } from '#kernel/outcome.ts'

/** The reading of a field that could not be read, with the numbers its sentence names. */
export const misread = (says: Fault, values?: Readonly<Record<string, string | number>>): Reading<never> => ({
  ok: false,
  why: [{ at: '', says, ...(values && { values }) }],
})

/** Reads each part of a list; a part that cannot be read is named by its place. */
export function readEach<Part>(
  parts: readonly unknown[],
  read: (part: unknown) => Reading<Part>,
): Reading<readonly Part[]> {
  const readings = parts.map(read)
  const why = readings.flatMap((reading, row): readonly Misreading[] =>
    reading.ok ? [] : reading.why.map((each) => ({ ...each, at: each.at === '' ? `${row}` : `${row}.${each.at}` })),
  )
  if (why.length > 0) return { ok: false, why }
  return { ok: true, value: readings.flatMap((reading) => (reading.ok ? [reading.value] : [])) }
}
