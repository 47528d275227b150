import type { ComponentChildren, VNode } from 'preact'

import type { Language } from '#kernel/words.ts'
import type { Assets } from '#screen/assets.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { CopyButton } from '#screen/copy-button.tsx'
import { sayDigits } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Facts } from '#screen/facts.tsx'
import { Filter } from '#screen/filter.tsx'
import { ErrorSummary } from '#screen/form/error-summary.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Columns, Narrow, Stack, WithSide } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Page } from '#screen/page.tsx'
import { Pager } from '#screen/pager.tsx'
import { Search } from '#screen/search.tsx'
import { Table } from '#screen/table.tsx'
import type { Theme } from '#screen/theme.ts'
import { Tiles } from '#screen/tiles.tsx'
import { Timeline } from '#screen/timeline.tsx'
import type { Tone } from '#screen/tone.ts'

import { GalleryForm } from './form.tsx'
import { galleryWords } from './words.ts'

interface Shown {
  readonly language: Language
  readonly theme: Theme
  readonly assets: Assets
}

/** Every component on four invented pages, to be looked at and tested. */
export const galleryPages = {
  today: (shown: Shown): VNode => (
    <Frame {...shown} title={galleryWords[shown.language].today.title} current={0}>
      <Today language={shown.language} />
    </Frame>
  ),
  form: (shown: Shown): VNode => (
    <Frame {...shown} title={galleryWords[shown.language].form.title} current={2}>
      <GalleryForm language={shown.language} />
    </Frame>
  ),
  case: (shown: Shown): VNode => (
    <Frame {...shown} title={galleryWords[shown.language].case.title} current={1}>
      <Case language={shown.language} />
    </Frame>
  ),
  enter: (shown: Shown): VNode => (
    <Page {...shown} title={galleryWords[shown.language].enter.title} nav={[]} demo path="/enter">
      <Enter language={shown.language} />
    </Page>
  ),
} as const

interface FrameProps extends Shown {
  readonly title: string
  readonly current: number
  readonly children: ComponentChildren
}

function Frame({ current, ...page }: FrameProps) {
  const say = galleryWords[page.language]
  const nav = say.nav.map((label, index) => ({
    href: `/${index}`,
    label,
    current: index === current,
    count: index === 0 ? 3 : undefined,
  }))
  const post = { post: say.post, holder: say.holder, logOut: '/log-out' }
  return <Page {...page} nav={nav} post={post} demo path="/today?page=2" />
}

const tones: readonly Tone[] = ['info', 'ok', 'bad', 'warn']

function Today({ language }: { readonly language: Language }) {
  const say = galleryWords[language].today
  const values = ['56', '4', '1\u202F204', '61%']
  const rows = say.to.map((to, index) => ({ number: `R-0${412 - index * 3}`, to, index }))
  return (
    <>
      <Heading title={say.title} sub={say.sub}>
        <ButtonLink href="/new">{say.fresh}</ButtonLink>
        <ButtonLink href="/cases" kind="quiet">
          {say.emptyAction}
        </ButtonLink>
      </Heading>
      <Tiles tiles={say.tiles.map((label, index) => ({ label, value: values[index] ?? '' }))} />
      <Notice tone="info" title={say.notice} live="status">
        <p>{say.noticeText}</p>
      </Notice>
      <Search language={language} action="/search" label={say.seek} hint={say.seekHint} />
      <Filter
        label={say.heads[4]}
        links={say.states.map((label, index) => ({
          href: `/s/${index}`,
          label,
          current: index === 0,
          count: index * 7,
        }))}
      />
      <Card>
        <Form action="/hand-over">
          <Table
            language={language}
            caption={say.caption}
            rows={rows}
            keyOf={({ number }) => number}
            choose={{ name: 'chosen', label: ({ number }) => number, chosen: ['R-0409'] }}
            columns={[
              { head: say.heads[0], kind: 'title', cell: ({ number }) => <a href={`/cases/${number}`}>{number}</a> },
              { head: say.heads[1], cell: ({ to }) => to },
              { head: say.heads[2], cell: ({ index }) => sayDigits(`2026-11-${26 - index * 2}`) },
              { head: say.heads[3], kind: 'number', cell: ({ index }) => 3 - index },
              {
                head: say.heads[4],
                kind: 'corner',
                cell: ({ index }) => <Chip tone={tones[index] ?? 'ok'}>{say.states[index]}</Chip>,
              },
            ]}
          />
          <Pager language={language} page={2} pages={10} total={1038} to={(page) => `/today?page=${page}`} />
          <Buttons>
            <Button kind="quiet">{say.hand}</Button>
          </Buttons>
        </Form>
      </Card>
      <Columns>
        <Empty title={say.emptyTitle} action={<ButtonLink href="/cases">{say.emptyAction}</ButtonLink>}>
          {say.emptyText}
        </Empty>
        <Card title={say.emptyTitle} sub={say.sub}>
          <p>{say.emptyText}</p>
        </Card>
      </Columns>
    </>
  )
}

function Case({ language }: { readonly language: Language }) {
  const say = galleryWords[language].case
  const who = `${galleryWords[language].post} (${galleryWords[language].holder})`
  const answers = say.asked.map((asked, index) => ({ asked, answered: say.answered[index] }))
  const acts = say.acts.map((title, index) => ({
    id: String(index),
    title,
    at: `2026-11-${23 - index * 4}T0${9 - index}:05:00.000Z`,
    who,
    answers: index === 0 ? [] : answers.slice(0, 5 - index),
    chip: index === 2 ? ({ tone: 'info', says: say.corrected } as const) : undefined,
  }))
  return (
    <>
      <Heading title={say.title} sub={say.sub} back={{ href: '/cases', label: galleryWords[language].nav[1] }}>
        <Button disabledReason={say.reason}>{say.certify}</Button>
        <Button kind="quiet">{say.correct}</Button>
      </Heading>
      <Notice tone="bad" title={say.warnTitle}>
        <p>{say.warnText}</p>
      </Notice>
      <WithSide
        side={
          <>
            <Card title={say.state}>
              <div>
                <Chip tone="warn">{say.inTraining}</Chip>
              </div>
              <Facts facts={answers.slice(0, 2)} />
            </Card>
            <Card title={say.address} level={3}>
              <CopyButton language={language} text="https://safar.example/c/1" />
            </Card>
          </>
        }
      >
        <Card title={say.history}>
          <Timeline language={language} zone="Asia/Dushanbe" acts={acts} />
          <Pager
            language={language}
            page={1}
            pages={3}
            total={61}
            to={{ action: '/search', hidden: { q: 'sought' } }}
          />
        </Card>
      </WithSide>
    </>
  )
}

function Enter({ language }: { readonly language: Language }) {
  const say = galleryWords[language].enter
  return (
    <Stack>
      <Heading title={say.title} sub={say.sub} />
      <ErrorSummary language={language} errors={[]} />
      <Notice tone="bad" title={say.wrong} live="alert">
        <p>{say.wrongText}</p>
      </Notice>
      <Narrow>
        <Card>
          <Form action="/enter">
            <TextInput language={language} name="user" label={say.name} value="trainer" autocomplete="username" />
            <TextInput
              language={language}
              name="password"
              kind="password"
              label={say.password}
              autocomplete="current-password"
            />
            <Button>{say.press}</Button>
          </Form>
        </Card>
      </Narrow>
    </Stack>
  )
}
