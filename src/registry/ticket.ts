import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import { openText, sealText } from '#store/seal.ts'
import { spendTicket } from '#store/tries.ts'

/** What the tickets say, by what each is good for: one for one thing opens no other. */
interface Tickets {
  'second-step': { readonly account: string }
  'passkey-log-in': { readonly challenge: string }
  'passkey-add': { readonly challenge: string; readonly account: string }
  'sign-in': { readonly verifier: string; readonly state: string; readonly nonce: string; readonly link?: string }
  totp: { readonly secret: string; readonly account: string }
  /** A device that people have logged in from: its own name, and fingerprints of their logins, the latest first. */
  device: { readonly id: string; readonly logins: readonly string[] }
}
type Purpose = keyof Tickets

interface Ticketing {
  readonly database: Database
  readonly keys: Keys
  now(): Date
}

/**
 * Gives the browser something to bring back, sealed so that it can neither be read nor altered there. Nothing is kept for it:
 * strangers may ask for as many as they like.
 */
export const giveTicket = <For extends Purpose>(
  { keys, now }: Pick<Ticketing, 'keys' | 'now'>,
  purpose: For,
  says: Tickets[For],
  minutes: number,
): string => sealText(keys, JSON.stringify({ ...says, until: now().getTime() + minutes * 60_000 }), `ticket/${purpose}`)

/** What a ticket says; `undefined` when it is not ours, for something else, or too old. */
export function readTicket<For extends Purpose>(
  { keys, now }: Pick<Ticketing, 'keys' | 'now'>,
  purpose: For,
  ticket: string | undefined,
): (Tickets[For] & { readonly until: number }) | undefined {
  if (ticket === undefined || ticket.length > 4000) return undefined
  try {
    // Sealed by nobody but us, for this purpose: so it says what we wrote.
    const says = JSON.parse(openText(keys, ticket, `ticket/${purpose}`)) as Tickets[For] & { readonly until: number }
    return says.until > now().getTime() ? says : undefined
  } catch {
    return undefined
  }
}

/** Takes a ticket that may be used once; `false` when it was used before. */
export const spend = (
  { database }: Ticketing,
  ticket: string,
  { until }: { readonly until: number },
): Promise<boolean> => spendTicket(database, ticket, new Date(until))
