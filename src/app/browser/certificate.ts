import { sayCertificateNumber } from '#kernel/certificate-number.ts'
import { lastDay } from '#kernel/certificate.ts'
import {
  type Catalogue,
  type RevokedList,
  type Standing,
  ageOf,
  judgeClaim,
  readClaim,
  readRevokedList,
  signedTypes,
} from '#kernel/claim.ts'
import { type SignedText, readSigned } from '#kernel/signed-text.ts'
import { type Counted, type Language, count } from '#kernel/words.ts'
import { type PublicKeys, fingerprintOf, verify } from '#screen/browser/signature.ts'

// Checks what was scanned: it stands behind the # of the address, and leaves this device to nobody.

const page = '/certificate'

/** What is shown: an answer, and with a right signature what the certificate says. */
interface Shown {
  readonly standing: Standing | 'forged' | 'unknown-key' | 'cannot'
  readonly facts?: Readonly<Record<string, string>>
}

const answer = document.querySelector<HTMLElement>('[data-scanned]')

async function check(): Promise<void> {
  const scanned = location.hash.slice(1)
  if (!answer || scanned === '') return
  show('checking')
  const { standing, facts } = await read(scanned)
  // Somebody may have scanned the next one meanwhile.
  if (location.hash.slice(1) === scanned) show(standing, facts)
}

async function read(scanned: string): Promise<Shown> {
  const signed = readSigned(scanned)
  if (signed?.type !== signedTypes.claim) return { standing: 'forged' }
  const keys = await keysKnown()
  const verdict = await verify(signed, keys)
  if (verdict === 'wrong') return { standing: 'forged' }
  if (verdict !== 'right') return { standing: verdict }
  const claim = readClaim(signed.payload)
  if (!claim) return { standing: 'forged' }
  const catalogue = JSON.parse(answer?.dataset['catalogue'] ?? '{}') as Catalogue
  const [list, fingerprint, now] = [
    await revokedKnown(keys),
    await fingerprintOf(claim.number),
    new Date().toISOString(),
  ]
  const zone = answer?.dataset['zone'] ?? 'UTC'
  const course = catalogue[claim.course]
  return {
    standing: judgeClaim(claim, { fingerprint, list, catalogue, now, zone }),
    facts: {
      name: claim.name,
      course: course?.name ?? claim.course,
      date: digits(claim.date),
      until: course ? digits(lastDay(claim.date, course.months)) : '–',
      number: sayCertificateNumber(claim.number),
      list: sayAge(list, now),
    },
  }
}

const digits = (day: string) => day.split('-').toReversed().join('.')

const fetched = async (address: string): Promise<Response | undefined> => {
  const answered = await fetch(address).catch(() => undefined)
  return answered?.ok ? answered : undefined
}

async function keysKnown(): Promise<PublicKeys> {
  const known = (await (await fetched(`${page}/keys.json`))?.json()) as { readonly keys: PublicKeys } | undefined
  return known?.keys ?? []
}

/** The list of revoked numbers, from the network or as it was kept; undefined when there is none that we have signed. */
async function revokedKnown(keys: PublicKeys): Promise<RevokedList | undefined> {
  const text = await (await fetched(`${page}/revoked`))?.text()
  const signed: SignedText | undefined = text === undefined ? undefined : readSigned(text)
  if (signed?.type !== signedTypes.list || (await verify(signed, keys)) !== 'right') return undefined
  return readRevokedList(signed.payload)
}

function sayAge(list: RevokedList | undefined, now: string): string {
  const say = JSON.parse(answer?.dataset['age'] ?? '{}') as { age: Counted; fresh: string; noList: string }
  if (!list) return say.noList
  const days = ageOf(list, now)
  const age = days === 0 ? say.fresh : count(document.documentElement.lang as Language, say.age, days)
  return `${digits(list.at.slice(0, 10))} (${age})`
}

function show(standing: string, facts?: Readonly<Record<string, string>>): void {
  const shown = answer?.querySelector('[data-answer]')
  if (!answer || !shown) return
  shown.replaceChildren(templateOf(standing), ...(facts ? [templateOf('facts')] : []))
  for (const part of shown.querySelectorAll('[data-part]'))
    part.textContent = facts?.[part.getAttribute('data-part') ?? ''] ?? ''
  shown.setAttribute('data-answer', standing)
  answer.hidden = false
}

const templateOf = (standing: string): Node =>
  answer?.querySelector<HTMLTemplateElement>(`template[data-standing="${standing}"]`)?.content.cloneNode(true) ??
  new Text()

/** What was scanned goes along into another language or light. */
function carry(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.switch a')) link.hash = location.hash
}

// A number is known to the server alone.
document.querySelector('main form')?.addEventListener('submit', (event) => {
  if (navigator.onLine) return
  event.preventDefault()
  document.querySelector('[data-offline]')?.removeAttribute('hidden')
})

addEventListener('hashchange', () => {
  carry()
  void check()
})
carry()
void check()
// Without it the page works as long as there is a network.
void navigator.serviceWorker?.register(`${page}/keeper.js`, { scope: page }).catch(() => undefined)
