import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type Language, type Phrase, fill } from '#kernel/words.ts'
import { decides, prepares, signedAs } from '#publish/desk/rights.ts'
import { callOff, withdraw } from '#publish/release/later.ts'
import { changeLog, findRelease, listReleases, sayEntry } from '#publish/release/public.ts'
import type { ReleaseRefusal } from '#publish/release/refusal.ts'
import { sayReleaseRefusal } from '#publish/release/say.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayMoment } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Rows } from '#screen/rows.tsx'
import { Table } from '#screen/table.tsx'
import { type Decided, listDecided, listReads } from '#store/decided.ts'
import { publicKeyOf } from '#store/ledger.ts'
import { postTitles } from '#store/posts.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { type Posted, one, receive } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'

import { HowToVerify } from './verify.tsx'

interface Address {
  readonly Params: { readonly name: string }
}

/** Releases: those that are public, those that wait for their hour, and what became of them. */
export function releasePages(server: FastifyInstance, desk: Desk): void {
  server.get('/publish/releases', async (request, reply) => {
    const { acting } = signedAs(request, decides)
    return listPage(desk, request, reply, await listDecided(desk.database, acting.post))
  })
  server.get<Address>('/publish/releases/:name', async (request, reply) => releasePage(desk, request, reply))
  server.post<Address>('/publish/releases/:name', async (request, reply) => {
    const { acting } = signedAs(request, decides)
    const { posted } = await receive(request)
    const { worker, witness } = desk.press
    const signing = { worker, keys: desk.keys, witness }
    const by = { post: acting.post, account: acting.account, now: desk.now() }
    const { name } = request.params
    const isOff = one(posted['_do']) === 'call-off'
    const done = isOff
      ? await callOff(signing, { release: name, why: one(posted['why']).slice(0, 2000), by })
      : await withdraw(signing, { release: name, why: whyIn(posted), by })
    if (!done.ok) return releasePage(desk, request, reply, done.why)
    return reply.redirect(`/publish/releases/${name}`, 303)
  })
}

const whyIn = (posted: Posted): Phrase => {
  const said = (language: Language) => one(posted[`why.${language}`]).trim().slice(0, 2000)
  return { tg: said('tg'), ru: said('ru'), en: said('en') }
}

async function listPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  decided: readonly Decided[],
): Promise<FastifyReply> {
  const { language } = request.visit
  const { releases: say, home } = words[language]
  const known = await listReleases(desk.database)
  const log = await changeLog(desk.database)
  return show(desk, request, reply, {
    title: say.title,
    children: (
      <>
        <Heading title={say.title} sub={say.about} back={{ href: '/publish', label: home.title }} />
        <Stack>
          <Table
            language={language}
            caption={say.title}
            quietCaption
            rows={decided}
            keyOf={({ name }) => name}
            empty={<Empty title={say.none}>{say.noneTodo}</Empty>}
            columns={[
              {
                head: say.release,
                kind: 'title',
                cell: ({ name, title }) => <a href={`/publish/releases/${name}`}>{title[language]}</a>,
              },
              { head: say.name, cell: ({ name }) => name },
              {
                head: say.from,
                cell: ({ publicFrom }) => sayMoment(language, publicFrom.toISOString(), desk.zone),
              },
              {
                head: say.state,
                kind: 'corner',
                cell: (decision) => (
                  <StateChip
                    language={language}
                    state={stateOf(
                      decision,
                      known.find(({ entry }) => entry.release === decision.name),
                    )}
                  />
                ),
              },
            ]}
          />
          {log.length > 0 && (
            <Card title={say.log} sub={say.logAbout}>
              <Rows
                rows={log.map((entry) => ({
                  key: String(entry.number),
                  children: (
                    <>
                      <strong>
                        {entry.number}. {entry.title[language]}
                      </strong>
                      <br />
                      {sayEntry(language, entry)}
                      <span class="sub"> · {sayMoment(language, entry.at, desk.zone)}</span>
                    </>
                  ),
                }))}
              />
            </Card>
          )}
        </Stack>
      </>
    ),
  })
}

type State = 'public' | 'waits' | 'off' | 'withdrawn' | 'revised'

const stateOf = (
  { calledOff }: Decided,
  known: { readonly withdrawn: unknown; readonly revisedBy: string | undefined } | undefined,
): State => {
  if (known?.withdrawn) return 'withdrawn'
  if (known?.revisedBy !== undefined) return 'revised'
  if (known) return 'public'
  return calledOff ? 'off' : 'waits'
}

const tones = { public: 'ok', waits: 'info', off: 'warn', withdrawn: 'bad', revised: 'info' } as const

const StateChip = ({ language, state }: { readonly language: Language; readonly state: State }) => (
  <Chip tone={tones[state]}>{words[language].releases.states[state]}</Chip>
)

async function releasePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: ReleaseRefusal,
): Promise<FastifyReply> {
  const { acting, session } = signedAs(request, decides)
  const { name } = request.params as Address['Params']
  const { language } = request.visit
  const { releases: say } = words[language]
  const decision = (await listDecided(desk.database, acting.post)).find((each) => each.name === name)
  if (!decision) throw new Refused(404, 'notFound')
  const known = await findRelease(desk.database, name)
  const state = stateOf(decision, known)
  const reads = await listReads(desk.database, acting.post, name)
  const titles = await postTitles(desk.database, [
    ...new Set([...reads.map(({ post }) => post), ...(decision.calledOff ? [decision.calledOff.post] : [])]),
  ])
  const entry = known?.entry
  const address = `/publish/releases/${name}`
  return show(desk, request, reply, {
    title: decision.title[language],
    status: refused ? 422 : 200,
    path: address,
    children: (
      <>
        <Heading title={decision.title[language]} sub={name} back={{ href: '/publish/releases', label: say.title }}>
          {state === 'public' || state === 'revised' ? (
            <ButtonLink href={`/figures/releases/${name}`}>{say.open}</ButtonLink>
          ) : null}
          {state === 'public' && prepares(session.post) && (
            <ButtonLink href={`/publish/prepare?register=${decision.population}&revises=${name}`} kind="quiet">
              {say.revise}
            </ButtonLink>
          )}
        </Heading>
        <Stack>
          {refused && (
            <Notice tone="bad" live="alert">
              {sayReleaseRefusal(language, refused)}
            </Notice>
          )}
          <Card title={say.facts}>
            <Facts
              facts={[
                { asked: say.state, answered: <StateChip language={language} state={state} /> },
                {
                  asked: say.from,
                  answered: sayMoment(language, decision.publicFrom.toISOString(), desk.zone),
                },
                ...(entry
                  ? [
                      { asked: say.entry, answered: String(entry.number) },
                      { asked: say.root, answered: <code class="long">{entry.root}</code> },
                    ]
                  : []),
                ...(known?.withdrawn ? [{ asked: say.why, answered: known.withdrawn.why?.[language] ?? '' }] : []),
                ...(known?.revisedBy !== undefined ? [{ asked: say.revisedBy, answered: known.revisedBy }] : []),
                ...(decision.calledOff
                  ? [
                      { asked: say.why, answered: decision.calledOff.why },
                      {
                        asked: say.by,
                        answered: titles.get(decision.calledOff.post)?.[language] ?? decision.calledOff.post,
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          {(state === 'public' || state === 'revised') && (
            <HowToVerify language={language} release={name} publicKey={publicKeyOf(desk.keys)} />
          )}
          {reads.length > 0 && (
            <Card title={say.reads} sub={say.readsAbout}>
              <Rows
                rows={reads.map(({ path, post, readAt }, at) => ({
                  key: String(at),
                  children: `${titles.get(post)?.[language] ?? post} · ${path} · ${sayMoment(language, readAt.toISOString(), desk.zone)}`,
                }))}
              />
            </Card>
          )}
          {state === 'waits' && (
            <details>
              <summary>{say.callOff}</summary>
              <p>{say.callOffAbout}</p>
              <Form action={address}>
                <LongText language={language} name="why" label={say.why} required rows={2} />
                <Buttons>
                  <Button kind="danger" name="_do" value="call-off">
                    {say.callOff}
                  </Button>
                </Buttons>
              </Form>
            </details>
          )}
          {(state === 'public' || state === 'revised') && (
            <details>
              <summary>{say.withdraw}</summary>
              <p>{say.withdrawAbout}</p>
              <Form action={address}>
                {(['tg', 'ru', 'en'] as const).map((each) => (
                  <LongText
                    key={each}
                    language={language}
                    name={`why.${each}`}
                    label={fill(say.whyIn, { language: words[language].languages[each] })}
                    required
                    rows={2}
                  />
                ))}
                <Buttons>
                  <Button kind="danger" name="_do" value="withdraw">
                    {say.withdraw}
                  </Button>
                </Buttons>
              </Form>
            </details>
          )}
        </Stack>
      </>
    ),
  })
}
