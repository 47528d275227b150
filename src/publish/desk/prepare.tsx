import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { isDay, type PlainDate } from '#kernel/date.ts'
import type { Source } from '#kernel/source.ts'
import { type Language, type Phrase, fill, languages } from '#kernel/words.ts'
import type { CandidateText } from '#publish/release/candidate.ts'
import { type Wanted, prepareCandidate } from '#publish/release/prepare.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Filter } from '#screen/filter.tsx'
import { ChoicesCards } from '#screen/form/choices-cards.tsx'
import { DateInput } from '#screen/form/date-input.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { listPosts } from '#store/posts.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { type Posted, one, receive } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as methodWords } from '#words/method/words.ts'

import { NameField, TextFields } from './candidate/text-fields.tsx'
import { readText, type TextProblem } from './candidate/text.ts'
import { prepares, signedAs } from './rights.ts'
import { narrowed, optionsIn, readOptions } from './table/options.ts'
import { type Ended, begin } from './working.ts'
import { openWorkshop } from './workshop.ts'

interface Wish {
  readonly tables: readonly string[]
  readonly asOf: string
  readonly text: CandidateText
  /** What was narrowed of a table, as it stands in an address. */
  readonly options: Readonly<Record<string, string>>
}

/** Preparing a release: which tables, of which day, under which name and words; then counting, protecting and attacking begin. */
export function preparePages(server: FastifyInstance, desk: Desk): void {
  server.get('/publish/prepare', async (request, reply) => {
    signedAs(request, prepares)
    const query = request.query as Posted
    const source = sourceIn(desk, query)
    return preparePage(desk, request, reply, source, wishOf(desk, source, query))
  })
  server.post('/publish/prepare', async (request, reply) => {
    const { acting } = signedAs(request, prepares)
    const { posted } = await receive(request)
    const source = sourceIn(desk, posted)
    const { text, problems } = readText(posted, desk.zone)
    const tables = [posted['tables'] ?? []].flat()
    const wish: Wish = { tables, asOf: one(posted['asOf']), text, options: optionsIn(posted) }
    const missing = tables.length === 0 || !isDay(wish.asOf)
    if (missing || problems.length > 0)
      return preparePage(desk, request, reply, source, wish, { problems, missing: tables.length === 0 })
    const id = await begin(desk, acting, {
      kind: 'candidate',
      about: { name: text.name, from: `/publish/prepare?register=${source.name}` },
      log: request.log,
      run: async (task): Promise<Ended> => {
        const room = await openWorkshop(desk, task)
        const wanted: Wanted = { tables, text, asOf: wish.asOf, by: { ...acting, now: desk.now() }, ...task }
        try {
          const sources = room.sources.map((each) => narrowed(each, wish.options))
          const done = await prepareCandidate({ ...room, sources }, wanted)
          if (done.ok)
            return { state: 'done', outcome: { says: 'prepared', values: { to: `/publish/candidates/${done.value}` } } }
          const { why, values = {}, reason } = done.why
          const reasons = Object.fromEntries(languages.map((each) => [`reason.${each}`, reason?.[each] ?? '']))
          return { state: 'refused', outcome: { says: why, values: { ...values, ...reasons } } }
        } finally {
          room.close()
        }
      },
    })
    return reply.redirect(`/publish/work/${id}`, 303)
  })
}

function sourceIn({ press }: Desk, posted: Posted): Source {
  const asked = one(posted['register']) || [posted['tables'] ?? []].flat()[0]?.split('.')[0]
  const [source] = press.sources.filter(({ name }) => name === asked).concat(press.sources)
  if (!source) throw new Error('There is nothing to make tables of')
  return source
}

/** What the form begins with: the register's own words, and the last day of the month before. */
function wishOf(desk: Desk, source: Source, query: Posted): Wish {
  const asOf = lastDayBefore(dayIn(desk.zone, desk.now()))
  const period = asOf.slice(0, 7)
  const revises = one(query['revises'])
  const titled = (language: Language) => `${source.words[language].title}, ${period}`
  const inEach = (say: (language: Language) => string): Phrase => ({ tg: say('tg'), ru: say('ru'), en: say('en') })
  return {
    tables: [query['tables'] ?? []].flat(),
    asOf,
    options: optionsIn(query),
    text: {
      name: `${source.name.replaceAll('_', '-')}-${period}${revises === '' ? '' : '-r'}`,
      licence: 'CC-BY-4.0',
      title: inEach(titled),
      about: inEach((language) => source.words[language].about),
      notes: inEach((language) =>
        fill(words[language].prepare[desk.synthetic ? 'notesSynthetic' : 'notes'], {
          source: source.words[language].title,
          day: asOf,
        }),
      ),
      revises: revises === '' ? null : { release: revises, why: { tg: '', ru: '', en: '' } },
      embargo: null,
      access: [],
    },
  }
}

function lastDayBefore(today: PlainDate): PlainDate {
  const [year, month] = today.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, 0)).toISOString().slice(0, 10)
}

interface Wrong {
  readonly problems: readonly TextProblem[]
  readonly missing: boolean
}

async function preparePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  source: Source,
  { tables, asOf, text, options }: Wish,
  wrong?: Wrong,
): Promise<FastifyReply> {
  const { language } = request.visit
  const { prepare: say, home } = words[language]
  const posts = await listPosts(desk.database, desk.now())
  const own = source.words[language]
  return show(desk, request, reply, {
    title: say.title,
    status: wrong ? 422 : 200,
    path: `/publish/prepare?register=${source.name}`,
    children: (
      <>
        <Heading title={say.title} sub={say.about} back={{ href: '/publish', label: home.title }} />
        <Stack>
          <Filter
            label={say.register}
            links={desk.press.sources.map((each) => ({
              href: `/publish/prepare?register=${each.name}`,
              label: each.words[language].title,
              current: each === source,
            }))}
          />
          {Object.keys(options).length > 0 && <Notice tone="info">{say.narrowed}</Notice>}
          <Form action="/publish/prepare" hidden={{ register: source.name, ...options }} keep>
            <Card title={own.title} sub={own.about}>
              <ChoicesCards
                language={language}
                name="tables"
                label={say.tables}
                hint={say.tablesHint}
                error={wrong?.missing ? say.noTables : undefined}
                values={tables}
                options={Object.entries(source.tables).map(([name, { method }]) => ({
                  value: `${source.name}.${name}`,
                  label: own.tables[name]?.title ?? name,
                  hint:
                    methodWords[language][method.kind].name +
                    (isNarrowed(options, source.name, name) ? ` · ${say.isNarrowed}` : ''),
                }))}
              />
              <DateInput language={language} name="asOf" label={say.asOf} hint={say.asOfHint} value={asOf} />
              <NameField language={language} text={text} problems={wrong?.problems ?? []} />
              <details open={text.revises !== null || wrong?.problems.includes('hour')}>
                <summary>{say.words}</summary>
                <p>{say.wordsAbout}</p>
                <TextFields
                  language={language}
                  zone={desk.zone}
                  text={text}
                  posts={posts.map(({ id, title }) => ({ id, title: title[language] }))}
                  problems={wrong?.problems ?? []}
                />
              </details>
            </Card>
            <Buttons>
              <Button>{say.begin}</Button>
            </Buttons>
          </Form>
        </Stack>
      </>
    ),
  })
}

const isNarrowed = (options: Wish['options'], source: string, table: string): boolean =>
  readOptions(options, `${source}.${table}`).isNarrower
