import type { FastifyInstance } from 'fastify'

import { type Subject, subjects } from '#kernel/series.ts'
import { type Language, count } from '#kernel/words.ts'
import { type PublicRelease, listReleases } from '#publish/release/public.ts'
import { headlineOf, sayAlone, sayFinding, sayObserved, saySource, sayTime, sourceOf } from '#publish/series/say.ts'
import type { Shelf } from '#publish/series/shelf.ts'
import type { View } from '#publish/series/view.ts'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDigits } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Heading } from '#screen/heading.tsx'
import { Columns, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Rows } from '#screen/rows.tsx'
import { Table } from '#screen/table.tsx'
import type { KeptSeries } from '#store/series.ts'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/series/words.ts'

import { PictureFigure } from './picture-figure.tsx'

/** The four groups that the working group lacks figures of; the rest stands around them. */
const groups = subjects.filter((subject) => subject !== 'context')

/** The public home of figures: for each group one finding, one figure and one drawing, then everything there is. */
export function figuresPage(server: FastifyInstance, desk: Desk, shelf: Shelf): void {
  server.get('/figures', async (request, reply) => {
    const { language } = request.visit
    const say = words[language]
    const all = await shelf()
    const releases = (await listReleases(desk.database)).filter(({ withdrawn }) => !withdrawn)
    const view = { language, lists: desk.lists, shapes: desk.shapes }
    const leads = groups.flatMap((subject) => all.find((series) => series.subject === subject) ?? [])
    return show(desk, request, reply, {
      title: say.title,
      description: say.lead,
      real: true,
      children: (
        <>
          <Heading title={say.title} sub={say.lead} />
          <Columns>
            {leads.map((series) => (
              <Group
                key={series.id}
                view={view}
                series={series}
                beside={all.filter((other) => isBeside(series, other))}
              />
            ))}
          </Columns>
          <Stack>
            <h2>{say.all}</h2>
            {subjects.map((subject) => (
              <SubjectTable key={subject} language={language} subject={subject} all={all} />
            ))}
          </Stack>
          <Released language={language} synthetic={desk.synthetic} releases={releases} />
        </>
      ),
    })
  })
}

const isBeside = (lead: KeptSeries, other: KeptSeries) => other.subject === lead.subject && other.id !== lead.id

const addressOf = ({ id }: KeptSeries) => `/figures/series/${id}`

interface GroupProps {
  readonly view: View
  readonly series: KeptSeries
  readonly beside: readonly KeptSeries[]
}

function Group({ view, series, beside }: GroupProps) {
  const { language } = view
  const say = words[language]
  const headline = headlineOf(series)
  const [first] = headline
  const [picture] = series.pictures
  return (
    <Card id={series.subject} title={say.subjects[series.subject]}>
      {first && (
        <p class="headline">
          <strong>{sayAlone(language, series.unit, headline)}</strong>{' '}
          <span class="sub">
            {say.units[series.unit]}, {sayTime(language, first.time)} · {saySource(language, sourceOf(series, first))}
          </span>
        </p>
      )}
      <p class="finding">
        <a href={addressOf(series)}>{sayFinding(language, series)}</a>
      </p>
      {picture && <PictureFigure view={view} series={series} picture={picture} />}
      <h3>{say.more}</h3>
      <ul class="links">
        {beside.map((other) => (
          <li key={other.id}>
            <a href={addressOf(other)}>{sayFinding(language, other)}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface SubjectProps {
  readonly language: Language
  readonly subject: Subject
  readonly all: readonly KeptSeries[]
}

/** Every series of a subject with its newest value. */
function SubjectTable({ language, subject, all }: SubjectProps) {
  const say = words[language]
  const rows = all.filter((series) => series.subject === subject)
  if (rows.length === 0) return null
  return (
    <Table
      language={language}
      caption={say.subjects[subject]}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: say.columns.definition,
          kind: 'title',
          cell: (series) => <a href={addressOf(series)}>{series.title[language]}</a>,
        },
        { head: say.columns.value, kind: 'number', cell: (series) => <Newest language={language} series={series} /> },
        { head: say.columns.time, cell: (series) => timeOf(language, series) },
        {
          head: say.source,
          cell: ({ observations }) =>
            count(language, say.sources, new Set(observations.map(({ source }) => source)).size),
        },
      ]}
    />
  )
}

function Newest({ language, series }: { readonly language: Language; readonly series: KeptSeries }) {
  const headline = headlineOf(series)
  if (headline.length === 0) return <Chip tone="warn">{words[language].statuses.unverified}</Chip>
  return <>{sayObserved(language, series.unit, headline)}</>
}

const timeOf = (language: Language, series: KeptSeries): string => {
  const [first] = headlineOf(series)
  return first ? sayTime(language, first.time) : ''
}

interface ReleasedProps {
  readonly language: Language
  readonly synthetic: boolean
  readonly releases: readonly PublicRelease[]
}

/** What this office itself has counted and released: never among the published figures of others. */
function Released({ language, synthetic, releases }: ReleasedProps) {
  const { released } = words[language]
  return (
    <section class="released">
      <h2>{released.title}</h2>
      <p class="sub">{released.about}</p>
      {releases.length === 0 ? (
        <Empty title={released.none}>
          {released.noneSays} {synthetic && released.synthetic}
        </Empty>
      ) : (
        <>
          {synthetic && <Notice tone="warn">{released.synthetic}</Notice>}
          <Rows
            rows={releases.map(({ entry }) => ({
              key: entry.release,
              children: (
                <>
                  <a href={`/figures/releases/${entry.release}`}>{entry.title[language]}</a>
                  <br />
                  <span class="sub">{sayDigits(entry.at.slice(0, 10))}</span>
                </>
              ),
            }))}
          />
        </>
      )}
    </section>
  )
}
