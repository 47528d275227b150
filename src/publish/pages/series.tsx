import type { FastifyInstance } from 'fastify'

import { sayFinding } from '#publish/series/say.ts'
import type { Shelf } from '#publish/series/shelf.ts'
import { writeSeriesFile, writeSeriesJson } from '#publish/series/write-file.ts'
import { type KeptSeries, earlierFigures } from '#store/series.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'

import { SeriesPage } from './series-page.tsx'

/** The page of each series, and its values as files. */
export function seriesPages(server: FastifyInstance, desk: Desk, shelf: Shelf): void {
  server.get<{ Params: { id: string }; Querystring: { time?: string } }>(
    '/figures/series/:id',
    async (request, reply) => {
      const all = await shelf()
      const file = /^(.+)\.(csv|json)$/.exec(request.params.id)
      const series = found(all, file?.[1] ?? request.params.id)
      if (file?.[2] === 'csv')
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${series.id}.csv"`)
          .send(Buffer.from(writeSeriesFile(series)))
      if (file?.[2] === 'json')
        return reply
          .type('application/json; charset=utf-8')
          .header('content-disposition', `attachment; filename="${series.id}.json"`)
          .send(writeSeriesJson(series))
      const { language } = request.visit
      return show(desk, request, reply, {
        title: sayFinding(language, series),
        real: true,
        children: (
          <SeriesPage
            view={{ language, lists: desk.lists, shapes: desk.shapes, zone: desk.zone }}
            series={series}
            all={all}
            earlier={await earlierFigures(desk.database, series.id)}
            time={request.query.time}
            now={desk.now()}
          />
        ),
      })
    },
  )
}

function found(all: readonly KeptSeries[], id: string): KeptSeries {
  const series = all.find((each) => each.id === id)
  if (!series) throw new Refused(404, 'notFound')
  return series
}
