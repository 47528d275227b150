import { createInterface } from 'node:readline/promises'

import { type Prepared, withOffice } from '#app/office.ts'
import { fill } from '#kernel/words.ts'
import { type PostFunction, postFunctions } from '#kernel/workflow.ts'
import { drawPassword, hashPassword } from '#registry/password.ts'
import { type Account, addAccount, changePassword, closeAccount, findAccount, listAccounts } from '#store/accounts.ts'
import { addLink, guardsOf, removeGuards } from '#store/credentials.ts'
import { postsHeldBy, vacate } from '#store/posts.ts'
import { ownerOf, sealText } from '#store/seal.ts'
import { writeSetting } from '#store/settings.ts'
import { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/command/words.ts'

import type { Call, Verb } from './verb.ts'

const tasks = 'list | create | password | reset | close | link | require'

/** Lists accounts; makes one; draws a new password; takes lost second factors away; closes one; links one; says who needs a second factor. */
export const account: Verb = {
  name: 'account',
  options: { name: { type: 'string' }, subject: { type: 'string' } },
  async run(call) {
    const { config, given, say } = call
    return withOffice(config, { alone: false, report: say }, (prepared) => {
      const [what = 'list', of = ''] = given
      switch (what) {
        case 'list':
          return list(call, prepared)
        case 'create':
          return create(call, prepared, of)
        case 'password':
          return drawAnew(call, prepared, of)
        case 'reset':
          return reset(call, prepared, of)
        case 'close':
          return close(call, prepared, of)
        case 'link':
          return link(call, prepared, of)
        case 'require':
          return require(call, prepared, of)
        default:
          throw missing(tasks)
      }
    })
  },
}

const missing = (argument: string) => new StartProblem('missing-argument', { verb: 'account', argument })

async function found(owner: Prepared['owner'], login: string): Promise<Account> {
  if (login === '') throw missing('LOGIN')
  const there = await findAccount(owner, login)
  if (!there) throw new StartProblem('no-such-account', { login })
  return there
}

async function list({ language, say }: Call, { owner, office }: Prepared): Promise<number> {
  const { account: tell } = words[language]
  const accounts = await listAccounts(owner)
  const width = Math.max(0, ...accounts.map(({ login }) => login.length))
  for (const { id, login, closedAt } of accounts) {
    const posts = await postsHeldBy(owner, id, office.now())
    const { totpSince, passkeys, links } = await guardsOf(owner, id)
    const notes = [
      closedAt ? tell.closed : posts.map((post) => post.id).join(', ') || tell.noPost,
      ...(totpSince ? ['TOTP'] : []),
      ...(passkeys.length > 0 ? [fill(tell.passkeys, { count: passkeys.length })] : []),
      ...links.map(({ issuer }) => issuer),
    ]
    say(`${login.padEnd(width)}  ${notes.join('  ')}`)
  }
  return 0
}

async function create({ language, options, say }: Call, { owner, keys }: Prepared, given: string): Promise<number> {
  const login = given.trim().toLowerCase()
  if (!/^[\p{L}\p{N}][\p{L}\p{N}.@_-]{1,60}$/u.test(login)) throw missing('LOGIN (a-z, 0-9, . - _ @)')
  const { account: tell } = words[language]
  const name = typeof options['name'] === 'string' ? options['name'].trim() : await ask(tell.askName)
  if (name === '') throw missing('--name')
  const [id, password] = [crypto.randomUUID(), drawPassword()]
  const isNew = await addAccount(owner, {
    id,
    login,
    sealedName: sealText(keys, name, ownerOf.account(id)),
    passwordHash: await hashPassword(password),
    language,
  })
  if (!isNew) throw new StartProblem('login-taken', { login })
  say(fill(words[language].post.account, { login, password }))
  return 0
}

// Asked for here, a name does not stay in the history of the shell.
async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')))
  const answer = await Promise.race([reader.question(`${question} `), ended])
  reader.close()
  return answer.trim()
}

async function drawAnew({ language, say }: Call, { owner }: Prepared, of: string): Promise<number> {
  const { id, login } = await found(owner, of)
  const password = drawPassword()
  await changePassword(owner, id, await hashPassword(password))
  say(fill(words[language].post.newPassword, { login, password }))
  return 0
}

async function reset({ language, say }: Call, { owner }: Prepared, of: string): Promise<number> {
  const { id, login } = await found(owner, of)
  await removeGuards(owner, id)
  say(fill(words[language].account.reset, { login }))
  return 0
}

/** The posts of a closed account become vacant; their cases stay with them. */
async function close({ language, say }: Call, { owner, office }: Prepared, of: string): Promise<number> {
  const { id, login } = await found(owner, of)
  const now = office.now()
  for (const post of await postsHeldBy(owner, id, now)) {
    await vacate(owner, post.id, now)
    say(fill(words[language].post.vacated, { post: post.id }))
  }
  await removeGuards(owner, id)
  await closeAccount(owner, id, now)
  say(fill(words[language].account.isClosed, { login }))
  return 0
}

async function link(
  { config, language, options, say }: Call,
  { owner, office }: Prepared,
  of: string,
): Promise<number> {
  const { id, login } = await found(owner, of)
  const { signIn } = config.access
  if (!signIn) throw new StartProblem('no-sign-in')
  const { subject } = options
  if (typeof subject !== 'string' || subject.trim() === '') throw missing('--subject')
  const { issuer } = signIn
  if (!(await addLink(owner, { issuer, subject: subject.trim(), account: id, linkedAt: office.now() })))
    throw new StartProblem('link-taken', { login })
  say(fill(words[language].account.linked, { login, issuer }))
  return 0
}

async function require({ language, say }: Call, { owner }: Prepared, given: string): Promise<number> {
  if (given === '') throw missing(`none | ${postFunctions.join(',')}`)
  const { account: tell } = words[language]
  const functions = given === 'none' ? [] : given.split(',').map(readFunction)
  await writeSetting(owner, 'second-factor', functions)
  say(functions.length === 0 ? tell.requiredNone : fill(tell.required, { functions: functions.join(', ') }))
  return 0
}

function readFunction(text: string): PostFunction {
  const known = postFunctions.find((each) => each === text.trim())
  if (!known) throw missing(`none | ${postFunctions.join(',')}`)
  return known
}
