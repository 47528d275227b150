import { type Prepared, country, withOffice } from '#app/office.ts'
import { findCode } from '#kernel/codelist.ts'
import { fill } from '#kernel/words.ts'
import { type PostFunction, postFunctions } from '#kernel/workflow.ts'
import { drawPassword, hashPassword } from '#registry/password.ts'
import { addAccount, changePassword, findAccount } from '#store/accounts.ts'
import { hold, listPosts, putPosts, vacate } from '#store/posts.ts'
import { ownerOf, sealText } from '#store/seal.ts'
import { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/command/words.ts'

import type { Call, Verb } from './verb.ts'

/** Lists posts; makes one; gives one to a person; ends a holding; draws a new password. */
export const post: Verb = {
  name: 'post',
  options: {
    organisation: { type: 'string' },
    place: { type: 'string' },
    functions: { type: 'string' },
    title: { type: 'string' },
    login: { type: 'string' },
    name: { type: 'string' },
  },
  async run(call) {
    const { config, given, say } = call
    return withOffice(config, { alone: false, report: say }, (prepared) => {
      const [what = 'list', id = ''] = given
      if (what === 'list') return list(call, prepared)
      if (id === '') throw new StartProblem('missing-argument', { verb: 'post', argument: 'POST' })
      if (what === 'add') return add(call, prepared, id)
      if (what === 'give') return give(call, prepared, id)
      if (what === 'vacate') return leave(call, prepared, id)
      if (what === 'password') return forgotten(call, prepared, id)
      throw new StartProblem('missing-argument', { verb: 'post', argument: 'list | add | give | vacate | password' })
    })
  },
}

async function list({ language, say }: Call, { owner, office }: Prepared): Promise<number> {
  const posts = await listPosts(owner, office.now())
  const width = Math.max(0, ...posts.map(({ id }) => id.length))
  for (const { id, title, holder, functions } of posts)
    say(`${id.padEnd(width)}  ${holder ?? words[language].post.vacant}  ${functions.join(', ')}  ${title[language]}`)
  return 0
}

const needed = ({ options }: Call, name: string): string => {
  const value = options[name]
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  throw new StartProblem('missing-argument', { verb: 'post', argument: `--${name}` })
}

async function add(call: Call, { owner }: Prepared, id: string): Promise<number> {
  const organisation = needed(call, 'organisation')
  const known = [...country.agencies.codes, ...country.partners.codes]
  if (!known.some(({ code }) => code === organisation))
    throw new StartProblem('missing-argument', {
      verb: 'post',
      argument: `--organisation (${known.map(({ code }) => code).join(', ')})`,
    })
  const functions = needed(call, 'functions').split(',').map(readFunction)
  const { place } = call.options
  if (typeof place === 'string' && !findCode(country.codelists.place, place))
    throw new StartProblem('missing-argument', { verb: 'post', argument: '--place (P-code)' })
  if (!/^[a-z0-9][a-z0-9-]{1,60}$/.test(id))
    throw new StartProblem('missing-argument', { verb: 'post', argument: 'POST (a-z, 0-9, -)' })
  const [tg = id, ru = tg, en = ru] = needed(call, 'title')
    .split('|')
    .map((part) => part.trim())
  await putPosts(owner, [
    { id, organisation, place: typeof place === 'string' ? place : null, functions, title: { tg, ru, en } },
  ])
  call.say(fill(words[call.language].post.added, { post: id }))
  return 0
}

function readFunction(text: string): PostFunction {
  const found = postFunctions.find((each) => each === text.trim())
  if (!found)
    throw new StartProblem('missing-argument', { verb: 'post', argument: `--functions (${postFunctions.join(', ')})` })
  return found
}

async function give(call: Call, { owner, office, keys }: Prepared, id: string): Promise<number> {
  const { language, say } = call
  const login = needed(call, 'login').toLowerCase()
  if (!(await listPosts(owner, office.now())).some((each) => each.id === id))
    throw new StartProblem('no-such-post', { post: id })
  const there = await findAccount(owner, login)
  const account = there?.id ?? crypto.randomUUID()
  if (!there) {
    const password = drawPassword()
    const name = needed(call, 'name')
    await addAccount(owner, {
      id: account,
      login,
      sealedName: sealText(keys, name, ownerOf.account(account)),
      passwordHash: await hashPassword(password),
      language,
    })
    say(fill(words[language].post.account, { login, password }))
  }
  await hold(owner, { id: crypto.randomUUID(), post: id, account, from: office.now() })
  say(fill(words[language].post.given, { post: id, login }))
  return 0
}

async function leave({ language, say }: Call, { owner, office }: Prepared, id: string): Promise<number> {
  if (!(await listPosts(owner, office.now())).some((each) => each.id === id))
    throw new StartProblem('no-such-post', { post: id })
  await vacate(owner, id, office.now())
  say(fill(words[language].post.vacated, { post: id }))
  return 0
}

/** Draws a new password for somebody who has forgotten theirs; their sessions end. */
async function forgotten({ language, say }: Call, { owner }: Prepared, login: string): Promise<number> {
  const account = await findAccount(owner, login)
  if (!account) throw new StartProblem('no-such-account', { login })
  const password = drawPassword()
  await changePassword(owner, account.id, await hashPassword(password))
  say(fill(words[language].post.newPassword, { login: account.login, password }))
  return 0
}
