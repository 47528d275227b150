import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Source } from '#kernel/source.ts'
import type { Table } from '#kernel/table.ts'
import { type Language, fill, languages } from '#kernel/words.ts'
import { prepares, signedAs } from '#publish/desk/rights.ts'
import { type Ended, begin } from '#publish/desk/working.ts'
import { openWorkshop } from '#publish/desk/workshop.ts'
import { isRegister, snapshotOf } from '#publish/register/snapshot.ts'
import { axisWithWords } from '#publish/release/axis-words.ts'
import { sentence } from '#publish/tabulate/refusal.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Empty } from '#screen/empty.tsx'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { sayNumber } from '#screen/number.ts'
import { Tiles } from '#screen/tiles.tsx'
import { standingMonths } from '#store/deliveries.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { type Acting, dayIn } from '#web/office.ts'
import { type Posted, receive } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as methodWords } from '#words/method/words.ts'

import { Heat } from './heat.tsx'
import { columnName } from './list.tsx'
import { OptionFields } from './option-fields.tsx'
import { narrow, optionsIn, readOptions } from './options.ts'
import { type Risk, keepRisk, readRisk, riskFile, riskOf } from './risk.ts'

interface Address {
  readonly Params: { readonly table: string }
}

interface Designed {
  readonly name: string
  readonly source: Source
  readonly declared: Table
  /** As it was narrowed. */
  readonly table: Table
  readonly options: Readonly<Record<string, string>>
  readonly years: readonly string[]
  /** Where its risk is kept. */
  readonly file: string
}

/** A declared table: what it is made of, what may be left out of it, and where its risk lies. */
export function designerPages(server: FastifyInstance, desk: Desk): void {
  server.get<Address>('/publish/tables/:table', async (request, reply) => {
    const { acting } = signedAs(request, prepares)
    const designed = await design(desk, acting, request.params.table, request.query as Posted)
    return designerPage(desk, request, reply, designed)
  })
  server.post<Address>('/publish/tables/:table', async (request, reply) => {
    const { acting } = signedAs(request, prepares)
    const { posted } = await receive(request)
    const designed = await design(desk, acting, request.params.table, posted)
    return countRisk(desk, request, reply, acting, designed)
  })
}

async function design(desk: Desk, acting: Acting, name: string, asked: Posted): Promise<Designed> {
  const [register = '', own = ''] = name.split('.')
  const source = desk.press.sources.find((each) => each.name === register)
  const declared = source?.tables[own]
  if (!source || !declared) throw new Refused(404, 'notFound')
  const all = optionsIn(asked)
  const options = Object.fromEntries(Object.entries(all).filter(([option]) => option.startsWith(`o.${name}.`)))
  const table = narrow(declared, readOptions(options, name), source.period)
  const standing = isRegister(source) ? await standingMonths(desk.database, acting.post, source.name) : undefined
  const months = [...(standing?.keys() ?? [])]
  // A programme is worked on all day: its risk is that of today.
  const stand = standing
    ? JSON.stringify([...standing].map(([month, { number }]) => [month, number]))
    : dayIn(desk.zone, desk.now())
  return {
    name,
    source,
    declared,
    table,
    options,
    years: [...new Set(months.map((month) => month.slice(0, 4)))],
    file: riskFile(desk, stand, name, table),
  }
}

const addressOf = ({ name, options }: Designed): string => {
  const query = new URLSearchParams(options).toString()
  return `/publish/tables/${name}${query === '' ? '' : `?${query}`}`
}

async function countRisk(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  acting: Acting,
  designed: Designed,
): Promise<FastifyReply> {
  const { source, table, file, name } = designed
  const to = addressOf(designed)
  const id = await begin(desk, acting, {
    kind: 'risk',
    about: { name, from: to },
    log: request.log,
    run: async (task): Promise<Ended> => {
      const room = await openWorkshop(desk, task)
      try {
        const snapshot = await snapshotOf(room.snapshots, source)
        if (!snapshot) return { state: 'refused', outcome: { says: 'no-rows', values: { register: source.name } } }
        const risk = await riskOf(room.engine, { file: snapshot.path, record: source.record }, table, desk.lists)
        if (!risk.ok) {
          const reasons = Object.fromEntries(languages.map((each) => [`reason.${each}`, sentence(each, risk.why)]))
          return { state: 'refused', outcome: { says: 'table-refused', values: { table: name, ...reasons } } }
        }
        await keepRisk(file, risk.value)
        return { state: 'done', outcome: { says: 'counted', values: { to: `${to}#risk` } } }
      } finally {
        room.close()
      }
    },
  })
  return reply.redirect(`/publish/work/${id}`, 303)
}

async function designerPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  designed: Designed,
): Promise<FastifyReply> {
  const { language } = request.visit
  const { designer: say, tables, audiences, registers } = words[language]
  const { name, source, declared, table, options, file, years } = designed
  const [, own = ''] = name.split('.')
  const title = source.words[language].tables[own]?.title ?? name
  const risk = await readRisk(file)
  const prepare = `/publish/prepare?${new URLSearchParams({ tables: name, ...options }).toString()}`
  return show(desk, request, reply, {
    title,
    path: addressOf(designed),
    children: (
      <>
        <Heading
          title={title}
          sub={source.words[language].tables[own]?.about}
          back={{ href: `/publish/tables?register=${source.name}`, label: tables.title }}
        >
          <ButtonLink href={prepare} kind="quiet">
            {say.prepare}
          </ButtonLink>
        </Heading>
        <Stack>
          <Card title={say.what}>
            <Facts
              facts={[
                { asked: say.register, answered: source.words[language].title },
                {
                  asked: say.figures,
                  answered: Object.keys(table.figures)
                    .map((figure) => source.words[language].tables[own]?.figures[figure] ?? figure)
                    .join(', '),
                },
                {
                  asked: tables.split,
                  answered: table.by.map(({ column }) => columnName(language, source, column)).join(', '),
                },
                { asked: tables.method, answered: methodWords[language][table.method.kind].name },
                { asked: say.parameters, answered: parametersOf(table) },
                { asked: say.audience, answered: audiences[table.audience] },
                { asked: tables.schedule, answered: registers.rhythms[table.schedule] },
              ]}
            />
          </Card>
          <Card title={say.leaveOut} sub={say.leaveOutAbout}>
            <OptionFields
              language={language}
              name={name}
              source={source}
              declared={declared}
              options={options}
              years={years}
            />
          </Card>
          <Card id="risk" title={say.risk} sub={say.riskAbout}>
            {risk ? (
              <RiskShown desk={desk} language={language} designed={designed} risk={risk} />
            ) : (
              <Empty title={say.notCounted}>{say.notCountedTodo}</Empty>
            )}
            <Form action={`/publish/tables/${name}`} hidden={options}>
              <Buttons>
                <Button kind={risk ? 'quiet' : 'main'}>{risk ? say.countAgain : say.count}</Button>
              </Buttons>
            </Form>
          </Card>
        </Stack>
      </>
    ),
  })
}

const parametersOf = ({ method }: Table): string =>
  Object.entries(method)
    .filter(([name]) => name !== 'kind')
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ')

interface RiskShownProps {
  readonly desk: Desk
  readonly language: Language
  readonly designed: Designed
  readonly risk: Risk
}

function RiskShown({ desk, language, designed: { source, table, name }, risk }: RiskShownProps) {
  const { designer: say } = words[language]
  const names = new Map(
    risk.axes.map((axis) => {
      const split = table.by.find(({ column }) => column === axis.column) ?? { column: axis.column }
      const whole = { ...axis, above: Int32Array.from(axis.above), level: Uint8Array.from(axis.level) }
      const { codes } = axisWithWords(whole, split, source, desk.lists)
      return [axis.column, new Map(codes.map(({ code, words: said }) => [code, said[language]]))] as const
    }),
  )
  const suppressed = table.method.kind === 'suppression'
  return (
    <>
      <Tiles
        tiles={[
          { value: sayNumber(language, risk.filled), label: say.filled },
          {
            value: sayNumber(language, risk.byRule.few),
            label: fill(say.few, { least: table.method.kind === 'suppression' ? table.method.least : 3 }),
          },
          ...(suppressed
            ? [
                { value: sayNumber(language, risk.byRule.dominance), label: say.dominance },
                { value: sayNumber(language, risk.byRule.percent), label: say.percent },
              ]
            : []),
        ]}
      />
      {risk.pairs.slice(0, 3).map((pair) => (
        <Heat
          key={`${pair.rows} ${pair.columns}`}
          id={`heat-${name.replaceAll('.', '-')}-${pair.rows}-${pair.columns}`}
          language={language}
          risk={risk}
          pair={pair}
          columnName={(column) => columnName(language, source, column)}
          codeName={(column, code) => names.get(column)?.get(code) ?? code}
        />
      ))}
    </>
  )
}
