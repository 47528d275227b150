// Checks a downloaded release of Safar: node verify-release.mjs BUNDLE [--key KEY] [--ledger LEDGER]     (Node 18 or later, nothing else)
// BUNDLE: folder or .tar; KEY: the releasing office's public key, 64 hexadecimal digits or a file of them; LEDGER: a copy of ledger.jsonl
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'

const wrong = (sentence) => {
  throw new Error(sentence)
}
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

const readFolder = (folder, below = '') =>
  readdirSync(folder, { withFileTypes: true }).flatMap((found) => {
    const [path, file] = [`${below}${found.name}`, `${folder}/${found.name}`]
    if (found.isDirectory()) return readFolder(file, `${path}/`)
    return found.isFile() ? [[path, readFileSync(file)]] : wrong(`${path} is not a plain file.`)
  })

function pack(prefix, files) {
  const octal = (number, digits) => number.toString(8).padStart(digits, '0')
  const blocks = files.flatMap(([path, content]) => {
    const front = `${path.padEnd(100, '\0')}0000644\0${'0000000\0'.repeat(2)}${octal(content.length, 11)}\0${'0'.repeat(11)}\0`
    const back = `0${'\0'.repeat(100)}ustar\u000000${'\0'.repeat(80)}${prefix.padEnd(155, '\0')}${'\0'.repeat(12)}`
    const sum = Buffer.from(`${front}${' '.repeat(8)}${back}`, 'latin1').reduce((total, byte) => total + byte, 0)
    return [Buffer.from(`${front}${octal(sum, 6)}\0 ${back}`, 'latin1'), content, Buffer.alloc(-content.length & 511)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function readTar(tar) {
  const text = (from, to) => tar.toString('latin1', from, to).split('\0')[0]
  const files = []
  for (let at = 0, size = 0; tar[at] > 0; at += 512 + Math.ceil(size / 512) * 512) {
    size = Number.parseInt(`0${text(at + 124, at + 136)}`, 8)
    files.push([text(at, at + 100), tar.subarray(at + 512, at + 512 + size)])
  }
  return pack(text(345, 500), files).equals(tar) ? files : wrong('The archive was altered: it is not packed as it was.')
}

function merkleRoot(level) {
  if (level.length < 2) return level[0]?.toString('hex')
  const joined = (left, at) => (at + 1 < level.length ? sha256(Buffer.of(1), left, level[at + 1]) : left)
  return merkleRoot(level.flatMap((left, at) => (at % 2 === 1 ? [] : [joined(left, at)])))
}

function readSigned(line, key, what) {
  const shape = /^\{"body":"(.*)","key":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}\n$/
  const [, quoted, printed, signature] = shape.exec(line) ?? wrong(`${what} was altered.`)
  if (key !== undefined && key !== printed) wrong(`${what} is signed with another key than the one given: ${printed}.`)
  const body = quoted.replaceAll(/\\(["\\])/g, '$1')
  const spki = Buffer.from(`302a300506032b6570032100${printed}`, 'hex')
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const fits = verify(null, Buffer.from(`safar ledger 1\n${body}`), publicKey, Buffer.from(signature, 'hex'))
  if (!fits || body.replaceAll(/["\\]/g, '\\$&') !== quoted) wrong(`The signature of ${what} does not fit.`)
  return { ...JSON.parse(body), body, key: printed }
}

function checkFiles(files, { root }, listed) {
  const lines = files.map(([path, content]) => [path, `${sha256(content).toString('hex')}  ${path}\n`])
  const isSigned = merkleRoot(lines.map(([, line]) => sha256(Buffer.of(0), line))) === root
  const isListed = listed === lines.map(([, line]) => line).join('')
  if (isSigned) return isListed || wrong('SHA256SUMS was altered; the files themselves are as they were signed.')
  const known = new Map(listed.split('\n').map((line) => [line.slice(66), `${line}\n`]))
  const strange = lines.find(([path, line]) => known.get(path) !== line)?.[0]
  if (strange) wrong(`${strange} was ${known.has(strange) ? 'altered' : 'added'}: it is no file that was signed.`)
  for (const path of known.keys()) if (path && !lines.some(([each]) => each === path)) wrong(`${path} is missing.`)
  wrong('The files are those of SHA256SUMS, but that list is not the one that was signed.')
}

function checkLedger(lines, { key, number, body, release }) {
  if (!lines[number - 1]?.includes(JSON.stringify(body)))
    wrong(`The ledger does not have this release as entry ${number}: take a newer copy of it.`)
  lines.reduce((previous, line, at) => {
    const next = readSigned(line, key, `Entry ${at + 1} of the ledger`)
    if (next.number !== at + 1 || next.previous !== previous) wrong(`The ledger is broken at entry ${at + 1}.`)
    if (next.kind === 'withdrawal' && next.release === release)
      wrong(`${release} is as it was signed, but it was withdrawn on ${next.at}: ${next.why.en}`)
    return sha256(next.body).toString('hex')
  }, '0'.repeat(64))
}

try {
  const [bundle, ...options] = process.argv.slice(2)
  if (!existsSync(bundle ?? '')) wrong('Write: node verify-release.mjs BUNDLE [--key KEY] [--ledger LEDGER]')
  const [given, ledger] = ['--key', '--ledger'].map((name) => options[options.indexOf(name) + 1 || options.length])
  const key = given && (existsSync(given) ? readFileSync(given, 'utf8') : given).trim().toLowerCase()
  const all = statSync(bundle).isDirectory() ? readFolder(bundle) : readTar(readFileSync(bundle))
  const find = (name) => all.find(([path]) => path === name)?.[1] ?? wrong(`${name} is missing.`)
  const [sums, signed] = [find('SHA256SUMS'), find('entry.json')]
  const entry = readSigned(signed.toString(), key, 'entry.json')
  const files = all.filter(([, content]) => content !== sums && content !== signed)
  files.sort(([one], [other]) => (one < other ? -1 : 1))
  checkFiles(files, entry, sums.toString())
  if (ledger) checkLedger(readFileSync(ledger, 'utf8').split(/(?<=\n)/), entry)
  console.log(`${entry.release} is whole and as it was signed: entry ${entry.number} of the ledger, ${entry.at}.`)
  if (entry.synthetic) console.log('Its figures are SYNTHETIC: they are invented, for a demonstration.')
  if (!key) console.log(`Checked only with the key that it prints itself: compare ${entry.key} with the published one.`)
} catch (error) {
  console.log(error.message)
  process.exitCode = 1
}
