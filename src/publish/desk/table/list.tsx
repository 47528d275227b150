import type { FastifyInstance } from 'fastify'

import type { Source } from '#kernel/source.ts'
import type { Language } from '#kernel/words.ts'
import { prepares, signedAs } from '#publish/desk/rights.ts'
import { Card } from '#screen/card.tsx'
import { Filter } from '#screen/filter.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Table } from '#screen/table.tsx'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as methodWords } from '#words/method/words.ts'

/** Every table that is declared, register by register: nothing else can be asked of the rows. */
export function tablesPage(server: FastifyInstance, desk: Desk): void {
  server.get<{ Querystring: { register?: string } }>('/publish/tables', async (request, reply) => {
    signedAs(request, prepares)
    const { language } = request.visit
    const { tables: say, home } = words[language]
    const { sources } = desk.press
    const chosen = sources.find(({ name }) => name === request.query.register)
    return show(desk, request, reply, {
      title: say.title,
      path: '/publish/tables',
      children: (
        <>
          <Heading title={say.title} sub={say.about} back={{ href: '/publish', label: home.title }} />
          <Stack>
            <Filter
              label={say.register}
              links={[
                { href: '/publish/tables', label: say.all, current: chosen === undefined },
                ...sources.map((source) => ({
                  href: `/publish/tables?register=${source.name}`,
                  label: source.words[language].title,
                  current: source === chosen,
                })),
              ]}
            />
            {(chosen ? [chosen] : sources).map((source) => (
              <SourceTables key={source.name} language={language} source={source} />
            ))}
          </Stack>
        </>
      ),
    })
  })
}

function SourceTables({ language, source }: { readonly language: Language; readonly source: Source }) {
  const { tables: say, registers } = words[language]
  const own = source.words[language]
  return (
    <Card title={own.title}>
      <Table
        language={language}
        caption={own.title}
        quietCaption
        rows={Object.entries(source.tables)}
        keyOf={([name]) => name}
        columns={[
          {
            head: say.table,
            kind: 'title',
            cell: ([name]) => <a href={`/publish/tables/${source.name}.${name}`}>{own.tables[name]?.title ?? name}</a>,
          },
          {
            head: say.split,
            cell: ([, { by }]) => by.map(({ column }) => columnName(language, source, column)).join(', '),
          },
          { head: say.method, cell: ([, { method }]) => methodWords[language][method.kind].name },
          { head: say.schedule, cell: ([, { schedule }]) => registers.rhythms[schedule] },
        ]}
      />
    </Card>
  )
}

/** What a dimension is called. */
export const columnName = (language: Language, { words: own }: Source, column: string): string => {
  const field = own[language].fields[column]
  return field?.inTables ?? field?.label ?? column
}
