import type { Asked } from './slice.ts'

/** The page that was asked for; the first is 1. */
export const pageIn = (asked: Asked): number => Math.max(1, Math.trunc(Number(asked['page'] ?? 1)) || 1)

/** An address with what was asked, and something more. */
export const addressWith = (path: string, asked: Asked, more: Readonly<Record<string, string>>): string => {
  const kept = Object.entries(asked).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return `${path}?${new URLSearchParams({ ...Object.fromEntries(kept), ...more }).toString()}`
}
