import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type Language, count, fill, grouped } from '#kernel/words.ts'
import { writeSheet } from '#registry/list/write.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Empty } from '#screen/empty.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Pager } from '#screen/pager.tsx'
import { Search } from '#screen/search.tsx'
import { keepListed, sayLine, searchFor } from '#serve/caseload.ts'
import { type Wanted, listCases, mostCounted } from '#store/cases.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words as postWords } from '#words/posts/words.ts'
import { words } from '#words/serve/words.ts'

import { CaseTable } from './case-table.tsx'
import { PrintAll, PrintChosen } from './certificate/offer.tsx'
import { mayBreakGlass } from './glass.tsx'
import { StateLinks } from './state-links.tsx'

const onePage = 50

interface Wish {
  readonly programme?: string
  readonly state?: string
  readonly page?: string
  /** What is searched for. It comes by POST alone: a name has no place in an address. */
  readonly q?: string
}

/** The people whose cases a post may see: as a list, searched, chosen for a common step, as a file. */
export function peoplePages(server: FastifyInstance, desk: Desk): void {
  server.get<{ Querystring: Wish }>('/people', async (request, reply) =>
    peoplePage(desk, request, reply, withoutSearch(request.query)),
  )
  server.post<{ Body: Wish }>('/people', async (request, reply) => peoplePage(desk, request, reply, request.body ?? {}))
  server.get<{ Querystring: Wish }>('/people.csv', async (request, reply) => {
    const { acting } = signed(request)
    const { language } = request.visit
    const wanted = wantedBy(desk, withoutSearch(request.query))
    const { lines } = await listCases(desk.database, acting.post, wanted, { from: 0, most: mostCounted })
    await keepListed(desk, acting, lines, 'exported')
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="safar-${dayIn(desk.zone, desk.now())}.csv"`)
      .send(
        Buffer.from(
          exported(
            desk,
            language,
            lines.map((line) => sayLine(desk, language, line)),
          ),
        ),
      )
  })
}

const withoutSearch = ({ programme, state, page }: Wish): Wish => ({
  ...(programme !== undefined && { programme }),
  ...(state !== undefined && { state }),
  ...(page !== undefined && { page }),
})

const isState = ({ programmes }: Desk, state: unknown): state is string =>
  [...programmes.values()].some(({ workflow }) => workflow.states.some((each) => each === state))

const wantedBy = (desk: Desk, { programme, state, q = '' }: Wish): Wanted => ({
  programme: typeof programme === 'string' && desk.programmes.has(programme) ? programme : undefined,
  states: isState(desk, state) ? [state] : undefined,
  found: searchFor(desk, q),
})

async function peoplePage(desk: Desk, request: FastifyRequest, reply: FastifyReply, wish: Wish): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { people: say } = words[language]
  const q = typeof wish.q === 'string' ? wish.q.slice(0, 100) : ''
  const page = Math.min(
    Math.max(1, Math.trunc(Number(typeof wish.page === 'string' ? wish.page : 1)) || 1),
    mostCounted / onePage,
  )
  const wanted = wantedBy(desk, { ...wish, q })
  const { lines, total } = await listCases(desk.database, acting.post, wanted, {
    from: (page - 1) * onePage,
    most: onePage,
  })
  await keepListed(desk, acting, lines)
  const kept = {
    ...(wanted.programme && { programme: wanted.programme }),
    ...(wanted.states?.[0] && { state: wanted.states[0] }),
  }
  const address = (more: Readonly<Record<string, string>>) =>
    `/people?${new URLSearchParams({ ...kept, ...more }).toString()}`
  return show(desk, request, reply, {
    title: say.title,
    path: address({}),
    children: (
      <>
        <Heading title={say.title} sub={sayTotal(language, total)}>
          <ButtonLink href={`/people.csv?${new URLSearchParams(kept).toString()}`} kind="quiet" download>
            {say.export}
          </ButtonLink>
          {mayBreakGlass(desk, acting) && (
            <ButtonLink href="/glass" kind="quiet">
              {postWords[language].glass.offer}
            </ButtonLink>
          )}
        </Heading>
        <Stack>
          <Search
            language={language}
            action="/people"
            label={say.search}
            hint={say.searchHint}
            value={q}
            hidden={kept}
          />
          <StateLinks desk={desk} language={language} chosen={kept} />
          {lines.length === 0 ? (
            <Empty title={say.none}>{say.noneTodo}</Empty>
          ) : (
            <Form action="/many">
              <CaseTable
                desk={desk}
                language={language}
                caption={say.caption}
                lines={lines.map((line) => sayLine(desk, language, line))}
                choose="case"
              />
              <ForMany
                desk={desk}
                language={language}
                functions={[...acting.functions, ...lines.flatMap(({ functions }) => functions)]}
              />
              <PrintChosen desk={desk} language={language} lines={lines} />
            </Form>
          )}
          <PrintAll desk={desk} language={language} wanted={wanted} />
          <Pager
            language={language}
            page={page}
            pages={Math.max(1, Math.ceil(total / onePage))}
            to={q === '' ? (to) => address({ page: String(to) }) : { action: '/people', hidden: { ...kept, q } }}
          />
        </Stack>
      </>
    ),
  })
}

const sayTotal = (language: Language, total: number) =>
  total >= mostCounted
    ? fill(words[language].people.many, { count: grouped(total) })
    : count(language, words[language].people.found, total)

// The steps that are often taken for a whole class, if this post may take them.
const ForMany = ({
  desk,
  language,
  functions,
}: {
  readonly desk: Desk
  readonly language: Language
  readonly functions: readonly string[]
}) => {
  const offered = [...desk.programmes.values()].flatMap(({ name, workflow, words: own }) =>
    Object.entries(workflow.steps)
      .filter(([, { forMany, by }]) => forMany && by.some((each) => functions.includes(each)))
      .map(([step]) => ({ value: `${name}/${step}`, todo: own[language].steps[step]?.todo ?? step })),
  )
  if (offered.length === 0) return null
  return (
    <Buttons>
      <span>{words[language].people.choose}</span>
      {offered.map(({ value, todo }) => (
        <Button key={value} kind="quiet" name="step" value={value}>
          {todo}
        </Button>
      ))}
    </Buttons>
  )
}

/** The list as a file that spreadsheets here open right; in a demonstration its first line says so. */
function exported(desk: Desk, language: Language, lines: readonly ReturnType<typeof sayLine>[]): Uint8Array {
  const { people: say, export: mark } = words[language]
  const programmes = [...new Set(lines.map(({ line }) => line.programme))].flatMap(
    (name) => desk.programmes.get(name) ?? [],
  )
  const names = [...new Set(programmes.flatMap(({ form }) => form.lists))]
  const label = (name: string) =>
    programmes.find(({ record }) => record[name])?.words[language].fields[name]?.label ?? name
  return writeSheet([
    ...(desk.synthetic ? [[mark.synthetic]] : []),
    [...names.map(label), say.state, say.since, say.post],
    ...lines.map(({ line, cells }) => [
      ...names.map((name) => cells[name] ?? ''),
      desk.programmes.get(line.programme)?.words[language].states[line.state] ?? line.state,
      dayIn(desk.zone, line.sinceAt),
      line.post,
    ]),
  ])
}
