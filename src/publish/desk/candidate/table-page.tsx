import type { FastifyReply, FastifyRequest } from 'fastify'

import { addressWith, pageIn } from '#publish/table/address.ts'
import { MethodReport } from '#publish/table/method-report.tsx'
import { SliceChoice } from '#publish/table/slice-choice.tsx'
import { SliceTable } from '#publish/table/slice-table.tsx'
import { type Asked, type Readable, sliceOf } from '#publish/table/slice.ts'
import { Card } from '#screen/card.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'

import type { Found } from './found.ts'

/** One protected table of a candidate, as the world would see it. */
export function candidateTablePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { kept, candidate }: Found,
): FastifyReply {
  const { language } = request.visit
  const { table: name } = request.params as { readonly table: string }
  const table = candidate.tables.find((each) => each.table === name)
  if (!table) throw new Refused(404, 'notFound')
  const readable: Readable = {
    table: table.table,
    axes: table.axes,
    figures: table.figures.map(({ name: figure, words: said, declared, cells }) => ({
      name: figure,
      words: said,
      kind: declared.kind,
      cells,
    })),
  }
  const asked = request.query as Asked
  const slice = sliceOf(readable, asked)
  const action = `/publish/candidates/${kept.id}/tables/${name}`
  return show(desk, request, reply, {
    title: table.title[language],
    path: action,
    children: (
      <>
        <Heading
          title={table.title[language]}
          sub={`${words[language].candidate.asReleased} ${table.about[language]}`}
          back={{ href: `/publish/candidates/${kept.id}`, label: candidate.title[language] || candidate.name }}
        />
        <Stack>
          <SliceChoice language={language} table={readable} slice={slice} action={action} />
          <Card>
            <SliceTable
              language={language}
              caption={slice.figure.words[language]}
              slice={slice}
              page={pageIn(asked)}
              zeros={asked['zeros'] === 'yes'}
              to={(more) => addressWith(action, asked, more)}
            />
          </Card>
          <MethodReport language={language} note={table.method.note} report={table.method.report} />
        </Stack>
      </>
    ),
  })
}
