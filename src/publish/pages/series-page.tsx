import { byTime } from '#kernel/period.ts'
import { type Conflict, conflictsOf } from '#kernel/series.ts'
import { fill } from '#kernel/words.ts'
import { sayFinding, sayObserved, sayShort, saySource, sayTime, sourceOf } from '#publish/series/say.ts'
import { fullColumns, keyOfValue, sayCell } from '#publish/series/value-table.tsx'
import type { View } from '#publish/series/view.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { sayDate } from '#screen/date.ts'
import { Facts } from '#screen/facts.tsx'
import { Filter } from '#screen/filter.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Columns, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Table } from '#screen/table.tsx'
import type { EarlierFigure, KeptFigure, KeptSeries } from '#store/series.ts'
import { dayIn } from '#web/office.ts'
import { words } from '#words/series/words.ts'

import { PictureFigure } from './picture-figure.tsx'

interface SeriesPageProps {
  readonly view: View & { readonly zone: string }
  readonly series: KeptSeries
  readonly all: readonly KeptSeries[]
  readonly earlier: readonly EarlierFigure[]
  /** The time whose values the table shows; a long series shows one at once. */
  readonly time: string | undefined
  readonly now: Date
}

/** One series: its finding, its drawings, where sources do not agree, every value with its source, how to cite it. */
export function SeriesPage({ view, series, all, earlier, time, now }: SeriesPageProps) {
  const { language } = view
  const say = words[language]
  const finding = sayFinding(language, series)
  const beside = (series.beside ?? []).flatMap((id) => all.find((other) => other.id === id) ?? [])
  const isBlank = series.observations.every(({ status }) => status === 'unverified')
  return (
    <>
      <Heading
        title={finding}
        sub={[
          ...(finding === series.title[language] ? [] : [series.title[language]]),
          say.units[series.unit],
          say.kinds[series.kind],
        ].join(', ')}
        back={{ href: '/figures', label: say.back }}
      />
      <Stack>
        {isBlank && <Notice tone="warn">{say.nothingVerified}</Notice>}
        {series.caveat && (
          <Notice tone="info" title={say.caveat}>
            {series.caveat[language]}
          </Notice>
        )}
        {series.pictures.length > 0 && !isBlank && (
          <Columns>
            {series.pictures.map((picture) => (
              <Card key={picture.kind}>
                <PictureFigure view={view} series={series} picture={picture} />
              </Card>
            ))}
          </Columns>
        )}
        <Conflicts view={view} series={series} />
        <Card title={say.definitions}>
          <Facts
            facts={Object.values(series.definitions).map(({ name, text }) => ({
              asked: name[language],
              answered: text[language],
            }))}
          />
        </Card>
        <Values view={view} series={series} time={time} />
        {beside.length > 0 && (
          <Card title={say.beside}>
            <ul class="links">
              {beside.map((other) => (
                <li key={other.id}>
                  <a href={`/figures/series/${other.id}`}>{sayFinding(language, other)}</a>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Passing view={view} series={series} now={now} />
        {earlier.length > 0 && <Earlier view={view} series={series} earlier={earlier} />}
      </Stack>
    </>
  )
}

type Part = Pick<SeriesPageProps, 'view' | 'series'>

function Conflicts({ view, series }: Part) {
  const { language } = view
  const say = words[language]
  const conflicts = conflictsOf(series)
  if (conflicts.length === 0) return <p class="sub">{say.noConflicts}</p>
  return (
    <Card title={say.conflicts} sub={say.conflictsAbout}>
      {conflicts.map((conflict) => (
        <ConflictSides
          key={`${conflict.time} ${JSON.stringify(conflict.by)}`}
          view={view}
          series={series}
          conflict={conflict}
        />
      ))}
    </Card>
  )
}

/** What each source says of one time, side by side and none in front. */
function ConflictSides({ view, series, conflict }: Part & { readonly conflict: Conflict }) {
  const { language } = view
  return (
    <div class="conflict">
      <h3>
        {[
          sayTime(language, conflict.time),
          ...(Object.keys(conflict.by).length > 0 ? [sayCell(view, series, conflict.by)] : []),
        ].join(', ')}
      </h3>
      <dl class="sides">
        {conflict.said.map((each) => (
          <div key={`${each.source} ${each.definition} ${each.time}`}>
            <dt>
              {saySource(language, sourceOf(series, each))}
              <small>
                {[
                  series.definitions[each.definition]?.name[language] ?? each.definition,
                  sayTime(language, each.time),
                ].join(', ')}
              </small>
            </dt>
            <dd>{sayObserved(language, series.unit, [each])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

// More rows than this are shown one time at once: a phone on a slow line should not fetch 800 of them.
const rowsAtOnce = 100

function Values({ view, series, time }: Part & { readonly time: string | undefined }) {
  const { language } = view
  const say = words[language]
  const times = [...new Set(series.observations.map((each) => each.time))].toSorted((one, other) => byTime(other, one))
  const isLong = series.observations.length > rowsAtOnce
  const shown = times.find((each) => each === time) ?? times[0]
  const rows = series.observations
    .filter((each) => !isLong || each.time === shown)
    .toSorted((one, other) => byTime(other.time, one.time) || other.value - one.value)
  return (
    <Card title={say.values} id="values">
      {isLong && (
        <Filter
          label={say.columns.time}
          links={times.map((each) => ({
            href: `/figures/series/${series.id}?time=${encodeURIComponent(each)}#values`,
            label: sayTime(language, each),
            current: each === shown,
          }))}
        />
      )}
      <Table
        language={language}
        caption={say.values}
        quietCaption
        columns={fullColumns(view, series)}
        rows={rows}
        keyOf={keyOfValue}
      />
    </Card>
  )
}

/** Under what terms the values may be passed on, how they are cited, and as files. */
function Passing({
  view: { language, zone },
  series,
  now,
}: Part & { readonly view: SeriesPageProps['view']; readonly now: Date }) {
  const say = words[language]
  const verified = series.observations.filter(({ status }) => status === 'verified')
  const cited = verified.length > 0 ? verified : series.observations
  const sources = [...new Map(cited.map((each) => [each.source, sourceOf(series, each)])).values()]
  const terms = [...new Set(sources.map(({ licence }) => say.licences[licence]))]
  const citation = fill(say.citation, {
    sources: sources.map((source) => saySource(language, source)).join('; '),
    title: series.title[language],
    id: series.id,
    day: sayDate(language, dayIn(zone, now)),
  })
  return (
    <Card>
      <Facts
        facts={[
          { asked: say.licence, answered: terms.join('; ') },
          { asked: say.cite, answered: citation },
        ]}
      />
      <Buttons>
        <ButtonLink
          kind="quiet"
          href={`/figures/series/${series.id}.csv`}
          download
          accessibleName={`${say.downloads}: CSV`}
        >
          CSV
        </ButtonLink>
        <ButtonLink
          kind="quiet"
          href={`/figures/series/${series.id}.json`}
          download
          accessibleName={`${say.downloads}: JSON`}
        >
          JSON
        </ButtonLink>
      </Buttons>
    </Card>
  )
}

/** Values that were replaced or taken back, so that whoever has cited one finds it. */
function Earlier({
  view,
  series,
  earlier,
}: Part & { readonly view: SeriesPageProps['view']; readonly earlier: readonly EarlierFigure[] }) {
  const { language, zone } = view
  const say = words[language]
  const valueOf = ({ value, precision }: EarlierFigure) =>
    value === null ? say.takenBack : sayShort(language, series.unit, { value, precision })
  return (
    <Card title={say.earlier} sub={say.earlierAbout}>
      <Table
        language={language}
        caption={say.earlier}
        quietCaption
        rows={earlier}
        keyOf={(each) => `${keyOfValue(each as KeptFigure)}|${each.version}`}
        columns={[
          { head: say.columns.time, kind: 'title', cell: (each) => sayTime(language, each.time) },
          { head: say.columns.of, cell: (each) => sayCell(view, series, each.by) },
          { head: say.columns.value, kind: 'number', cell: valueOf },
          { head: say.columns.source, cell: (each) => saySource(language, sourceOf(series, each as KeptFigure)) },
          { head: say.columns.version, cell: ({ keptAt }) => sayDate(language, dayIn(zone, keptAt)) },
        ]}
      />
    </Card>
  )
}
