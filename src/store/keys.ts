import { createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

import { settleFolder } from './disk.ts'
import { StartProblem } from './start-problem.ts'

/** The secrets of one Safar. They live in a file outside the data folder; a backup does not hold them. */
export interface Keys {
  /** The name of the sealing key that new values use. */
  readonly current: string
  /** AES-256 keys by name; old ones stay until everything is sealed anew. */
  readonly sealing: Readonly<Record<string, Buffer>>
  /** Keys the blind index, so that names can be found and not read. */
  readonly finding: Buffer
  /** Keys the record number of a case in the published projection. */
  readonly record: Buffer
  /** Keys what tells the people and contributors in delivered rows; nothing leads back from it to a paper. */
  readonly delivered: Buffer
  /** The Ed25519 key that signs checkpoints, as PKCS #8. */
  readonly signing: Buffer
  /** What signs certificates. */
  readonly certifying: CertifyingKeys
}

/** The key that signs certificates, and the public halves of those that signed earlier ones: their papers are still about. */
export interface CertifyingKeys {
  /** The name of the key; it stands in every signature. */
  readonly current: string
  /** Ed25519, as PKCS #8. */
  readonly key: Buffer
  /** Public halves by name, 32 bytes each; without that of the current key. */
  readonly earlier: Readonly<Record<string, Buffer>>
}

/** Makes the secrets of a new Safar. */
export const makeKeys = (): Keys => ({
  current: 'k1',
  sealing: { k1: randomBytes(32) },
  finding: randomBytes(32),
  record: randomBytes(32),
  delivered: randomBytes(32),
  signing: makeSigningKey(),
  certifying: { current: 'c1', key: makeSigningKey(), earlier: {} },
})

const makeSigningKey = (): Buffer => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' })

/** The same secrets with a new sealing key in front; everything kept stays readable. */
export function rotated(keys: Keys): Keys {
  const last = Math.max(...Object.keys(keys.sealing).map((name) => Number(name.slice(1))))
  const current = `k${last + 1}`
  return { ...keys, current, sealing: { ...keys.sealing, [current]: randomBytes(32) } }
}

/** The same secrets with a new key for certificates; what the old one signed stays genuine, and it signs nothing any more. */
export function recertified({ certifying, ...keys }: Keys): Keys {
  const { current, key, earlier } = certifying
  const last = Math.max(...[current, ...Object.keys(earlier)].map((name) => Number(name.slice(1))))
  const published = { ...earlier, [current]: publicHalf(key) }
  return { ...keys, certifying: { current: `c${last + 1}`, key: makeSigningKey(), earlier: published } }
}

/** The public half of an Ed25519 key: 32 bytes. */
export const publicHalf = (key: Buffer): Buffer =>
  createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
    .export({ type: 'spki', format: 'der' })
    .subarray(-32)

/** The same secrets without the sealing keys that are no longer needed. */
export const withoutOldKeys = (keys: Keys): Keys => ({
  ...keys,
  sealing: Object.fromEntries(Object.entries(keys.sealing).filter(([name]) => name === keys.current)),
})

/** Reads the key file; `undefined` when there is none. */
export async function readKeys(path: string): Promise<Keys | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return parseKeys(text)
  } catch (error) {
    throw new StartProblem('key-file-damaged', { file: path }, error)
  }
}

function parseKeys(text: string): Keys {
  const file = JSON.parse(text) as Record<'finding' | 'record' | 'signing' | 'current', string> & {
    readonly delivered?: string
    readonly certifying?: { readonly current: string; readonly key: string; readonly earlier: Record<string, string> }
    sealing: Record<string, string>
  }
  const sealing = Object.fromEntries(Object.entries(file.sealing).map(([name, key]) => [name, bytes(key)]))
  const signing = bytes(file.signing)
  createPrivateKey({ key: signing, format: 'der', type: 'pkcs8' })
  const [finding, record] = [bytes(file.finding), bytes(file.record)]
  // A key file from before there were registers has none: it is made of another, so that it is the same at each start.
  const delivered = file.delivered === undefined ? derived(record, 'delivered') : bytes(file.delivered)
  const certifying = file.certifying ? parseCertifying(file.certifying) : derivedCertifying(signing)
  const isWhole =
    sealing[file.current] &&
    [...Object.values(sealing), finding, record, delivered].every(({ length }) => length === 32)
  if (!isWhole) throw new Error('A key is missing or cut')
  return { current: file.current, sealing, finding, record, delivered, signing, certifying }
}

function parseCertifying({
  current,
  key,
  earlier,
}: Readonly<{ current: string; key: string; earlier: Record<string, string> }>): CertifyingKeys {
  const read = Object.fromEntries(Object.entries(earlier).map(([name, half]) => [name, bytes(half)]))
  const isWhole =
    [current, ...Object.keys(read)].every((name) => /^c\d{1,6}$/.test(name)) &&
    Object.values(read).every(({ length }) => length === 32) &&
    !Object.hasOwn(read, current)
  if (!isWhole) throw new Error('A key for certificates is missing or cut')
  createPrivateKey({ key: bytes(key), format: 'der', type: 'pkcs8' })
  return { current, key: bytes(key), earlier: read }
}

// A key file from before there were certificates: as with the key of delivered rows, the same at each start.
const derivedCertifying = (signing: Buffer): CertifyingKeys => ({
  current: 'c1',
  key: Buffer.concat([pkcs8Before, derived(signing, 'certifying')]),
  earlier: {},
})

// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, 7).
const pkcs8Before = Buffer.from('302e020100300506032b657004220420', 'hex')

const derived = (key: Buffer, name: string) => Buffer.from(hkdfSync('sha256', key, '', `safar ${name}`, 32))

const bytes = (text: string) => Buffer.from(text, 'base64')

/** Writes the key file, readable by its owner alone; a crash leaves the old file or the new one, never half. */
export async function writeKeys(path: string, keys: Keys): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = {
    about: 'Secrets of one Safar. Keep a copy apart from the backups: without this file no name can be read again.',
    current: keys.current,
    sealing: Object.fromEntries(Object.entries(keys.sealing).map(([name, key]) => [name, key.toString('base64')])),
    finding: keys.finding.toString('base64'),
    record: keys.record.toString('base64'),
    delivered: keys.delivered.toString('base64'),
    signing: keys.signing.toString('base64'),
    certifying: {
      current: keys.certifying.current,
      key: keys.certifying.key.toString('base64'),
      earlier: Object.fromEntries(
        Object.entries(keys.certifying.earlier).map(([name, half]) => [name, half.toString('base64')]),
      ),
    },
  }
  const beside = `${path}.new`
  const handle = await open(beside, 'w', 0o600)
  await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`)
  await handle.sync()
  await handle.close()
  await chmod(beside, 0o600)
  await rename(beside, path)
  // A new key must not be lost once something is sealed with it.
  await settleFolder(dirname(path))
}
