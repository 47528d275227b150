import { createHash, randomUUID } from 'node:crypto'

import type { Keys } from '#store/keys.ts'

import { giveTicket, readTicket } from './ticket.ts'

interface Guarding {
  readonly keys: Keys
  now(): Date
}

/** How long a device remembers. */
export const deviceDays = 180

// The people of one desk share a tablet.
const mostLogins = 12

/** The device's own name, if this login has been let in from it before. */
export function deviceKnowing(guarding: Guarding, cookie: string | undefined, login: string): string | undefined {
  const device = readTicket(guarding, 'device', cookie)
  return device?.logins.includes(printOf(login)) ? device.id : undefined
}

/**
 * What the device is to remember, sealed, now that this login was let in: what strangers guess at its people's logins does not hold
 * them up here. It opens nothing by itself.
 */
export function rememberedBy(guarding: Guarding, cookie: string | undefined, login: string): string {
  const { id, logins } = readTicket(guarding, 'device', cookie) ?? { id: randomUUID(), logins: [] }
  const others = logins.filter((each) => each !== printOf(login))
  const says = { id, logins: [printOf(login), ...others].slice(0, mostLogins) }
  return giveTicket(guarding, 'device', says, deviceDays * 24 * 60)
}

const printOf = (login: string) =>
  createHash('sha256').update(login.trim().toLowerCase()).digest('base64url').slice(0, 12)

/** A browser as its owner would call it, from what it says of itself: «Firefox · Android». */
export function deviceName(agent: string | undefined): string {
  const find = (names: readonly (readonly [RegExp, string])[]) => names.find(([shape]) => shape.test(agent ?? ''))?.[1]
  return [find(browsers), find(systems)].filter((each) => each !== undefined).join(' · ')
}

// The first that fits: each later one is named by those before it as well.
const browsers = [
  [/YaBrowser/, 'Yandex'],
  [/OPR\//, 'Opera'],
  [/Edg\//, 'Edge'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const
const systems = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
] as const
