// Everything begins here, on any Node from 20 on: see that the packages are there, then go on with the Node pinned
// among them. Plain JavaScript, because an older Node reads nothing else; and the one place where words for people
// stand outside src/words, because that cannot be read yet.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(fileURLToPath(import.meta.url))
const modules = path.join(root, 'node_modules')
const oldest = 24
// Exactly what the lock file says, but not by `npm ci`, which refuses a lock file that leaves out packages for other
// platforms. Packages run no scripts here. Only errors are told: an older npm warns about packages that it never runs.
const installing =
  'install --no-save --ignore-scripts --include=dev --include=optional --no-audit --no-fund --loglevel=error'.split(' ')

const verbs = {
  start: (...given) => command('start', ...given),
  safar: (...given) => command(...given),
  test: async (...given) => (given.length > 0 ? vitest(...given) : (await check()) || vitest()),
  check,
  bench,
  format: () => tool('oxfmt', '--write'),
}

/** What runs now, and when and how we were last asked to stop it. */
let running
let asked = { at: -Infinity, code: 0 }

const [verb = '', ...rest] = process.argv.slice(2)
if (Object.hasOwn(verbs, verb)) {
  listen()
  process.exitCode = (await install()) || (await verbs[verb](...rest))
} else {
  process.exitCode = refuse(`Write "npm run <command>", where <command> is one of: ${Object.keys(verbs).join(', ')}.`)
}

// The server notices through the channel when we are killed, and ends as well.
function command(...given) {
  return script('src/app/cli.ts', given, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
}

async function check() {
  const steps = {
    format: () => tool('oxfmt', '--check'),
    'lint and layer walls': () => tool('oxlint', '--type-aware'),
    types: () => tool('tsc'),
    'dead code': () => tool('knip'),
    'page budgets': () => script('src/app/budget.ts'),
  }
  const failed = []
  for (const [name, step] of Object.entries(steps)) {
    console.log(`\n── ${name}`)
    const begun = performance.now()
    if ((await step()) !== 0) failed.push(name)
    if (asked.code) return asked.code
    console.log(`── ${name}: ${failed.includes(name) ? 'FAILED' : 'good'}, ${seconds(begun)} s`)
  }
  return failed.length === 0 ? 0 : refuse(`\nCheck failed: ${failed.join(', ')}.`)
}

function vitest(...given) {
  return tool('vitest', 'run', ...given)
}

function bench(name = '', ...given) {
  const names = readdirSync(path.join(root, 'bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.basename(file, '.ts'))
  if (names.includes(name)) return script(`bench/${name}.ts`, given)
  return refuse(`Write "npm run bench -- <name>", where <name> is one of: ${names.join(', ')}.`)
}

/** Installs what the lock file names and npm has not installed; npm itself keeps the list of what it has. */
async function install() {
  if (!isMissing()) return 0
  console.error('Installing what Safar needs. This takes about a minute and happens only once…')
  const own = process.env['npm_execpath']
  const npm = own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm']
  const [program, ...given] = [...npm, ...installing]
  const begun = performance.now()
  const sign = setInterval(() => console.error(`  still installing, ${seconds(begun)} s`), 10_000)
  const code = await run(program, given)
  clearInterval(sign)
  if (asked.code) return asked.code
  return code === 0
    ? 0
    : refuse(
        'The packages could not be installed: see that the network is there and this folder can be written to, then try again.',
      )
}

function isMissing() {
  const there = packagesIn(path.join(modules, '.package-lock.json'))
  const wanted = packagesIn(path.join(root, 'package-lock.json'))
  const ours = Object.keys(wanted['']?.optionalDependencies ?? {}).map((name) => `node_modules/${name}`)
  return Object.entries(wanted).some(
    ([name, { version, optional, os: systems = [], cpu = [] }]) =>
      name !== '' &&
      (!optional || (ours.includes(name) && systems.includes(process.platform) && cpu.includes(process.arch))) &&
      there[name]?.version !== version,
  )
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** The Node to go on with: the pinned one, or the one that runs already if it is young enough. */
function findNode() {
  const pinned = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(pinned)) return pinned
  return Number.parseInt(process.versions.node, 10) >= oldest ? process.execPath : undefined
}

/** Runs one of our own TypeScript files; the loader is there for pages (.tsx), which Node does not read. */
function script(file, given = [], options = {}) {
  return node(['--import', '@oxc-node/core/register', file, ...given], options)
}

function tool(name, ...given) {
  return node([path.join(modules, '.bin', name), ...given])
}

function node(given, options) {
  const program = findNode()
  if (program) return run(program, given, options)
  return refuse(
    `Safar needs Node ${oldest} or later on this kind of machine (${process.platform} ${process.arch}), and this is ${process.version}: install it from nodejs.org.`,
  )
}

/**
 * Runs a program to its end. It has a process group of its own, so that Ctrl-C at the terminal is told to us alone,
 * and arrives there once.
 */
function run(program, given, options = {}) {
  if (asked.code) return asked.code
  const PATH = [path.dirname(program), process.env['PATH']].join(path.delimiter)
  running = spawn(program, given, {
    cwd: root,
    stdio: 'inherit',
    detached: true,
    ...options,
    env: { ...process.env, PATH },
  })
  return new Promise((resolve) => {
    running.on('error', (error) => resolve(refuse(`${program} could not be run: ${error.message}`)))
    running.on('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]))
  })
}

/** Passes signals on to what runs. */
function listen() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal))
  if (process.env['npm_lifecycle_event'] === undefined) return
  // A killed npm cannot tell us anything, so we look whether it is still there.
  const npm = process.ppid
  const look = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(look)
    passOn('SIGTERM')
  }, 1_000)
  look.unref()
}

function passOn(signal) {
  // npm repeats what the terminal has told us already.
  const again = performance.now() - asked.at < 500
  asked = { at: performance.now(), code: 128 + os.constants.signals[signal] }
  if (!again) running?.kill(signal)
}

function refuse(sentence) {
  console.error(sentence)
  return 1
}

function seconds(begun) {
  return ((performance.now() - begun) / 1000).toFixed(1)
}
