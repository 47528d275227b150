import type { Language } from '#kernel/words.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { Form } from '#screen/form/form.tsx'
import { Rows } from '#screen/rows.tsx'
import type { Guards } from '#store/credentials.ts'
import type { Post } from '#store/posts.ts'
import type { Session } from '#store/sessions.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/account/words.ts'

import { dayOf } from './day.ts'

/** What every card of the account page is drawn from. */
export interface Drawn {
  readonly desk: Desk
  readonly session: Session
  readonly language: Language
  readonly guards: Guards
}

/** The posts that one holds, which of them acts, and a button for each other. */
export function PostsCard({ language, session, posts }: Drawn & { readonly posts: readonly Post[] }) {
  const { account: say } = words[language]
  return (
    <Card title={say.posts} sub={say.postsAbout}>
      <Rows
        rows={posts.map(({ id, title }) => ({
          key: id,
          children: title[language],
          action:
            id === session.post.id ? (
              <Chip tone="ok">{say.present}</Chip>
            ) : (
              <Form action="/post" hidden={{ post: id }}>
                <Button kind="quiet" accessibleName={`${say.act}: ${title[language]}`}>
                  {say.act}
                </Button>
              </Form>
            ),
        }))}
      />
    </Card>
  )
}

/** The password, which has a page of its own. */
export function PasswordCard({ language }: Drawn) {
  const { account: say } = words[language]
  return (
    <Card title={say.password} sub={say.passwordAbout}>
      <ButtonLink kind="quiet" href="/password">
        {say.changePassword}
      </ButtonLink>
    </Card>
  )
}

/** The link with the sign-in service, where there is one. */
export function SignInCard({ language, desk, guards }: Drawn) {
  const { account: say } = words[language]
  const service = desk.access?.signIn
  if (!service) return null
  const link = guards.links.find(({ issuer }) => issuer === service.issuer)
  return (
    <Card title={say.signIn} sub={service.label[language]}>
      <Rows
        rows={[
          {
            key: service.issuer,
            children: link ? dayOf(desk, language, say.linked, link.linkedAt) : say.notLinked,
            action: link ? (
              <Form action="/account/sign-in/remove">
                <Button kind="plain" accessibleName={`${say.remove}: ${say.signIn}`}>
                  {say.remove}
                </Button>
              </Form>
            ) : (
              <Form action="/account/sign-in">
                <Button kind="quiet">{say.link}</Button>
              </Form>
            ),
          },
        ]}
      />
    </Card>
  )
}
