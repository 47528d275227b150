import { count, fill } from '#kernel/words.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { Rows } from '#screen/rows.tsx'
import type { Passkey } from '#store/credentials.ts'
import { openText, ownerOf } from '#store/seal.ts'
import { words } from '#words/account/words.ts'

import type { Drawn } from './cards.tsx'
import { dayOf } from './day.ts'

// With fewer a journey abroad may use up the rest.
const fewCodes = 3

/** The authenticator app and the recovery codes. */
export function SecondFactorCard({ desk, language, guards }: Drawn) {
  const { account: say } = words[language]
  const { totpSince, recoveryCodes, passkeys } = guards
  const app = {
    key: 'app',
    children: <Named name={say.app} sub={totpSince ? dayOf(desk, language, say.appSince, totpSince) : say.appNone} />,
    action: totpSince ? (
      <Form action="/account/totp/remove">
        <Button kind="plain" accessibleName={fill(say.removeThis, { name: say.app })}>
          {say.remove}
        </Button>
      </Form>
    ) : (
      <ButtonLink kind="quiet" href="/account/totp" accessibleName={`${say.setUp}: ${say.app}`}>
        {say.setUp}
      </ButtonLink>
    ),
  }
  const codes = {
    key: 'codes',
    children: (
      <Named
        name={say.codes}
        sub={`${count(language, say.codesLeft, recoveryCodes)}. ${recoveryCodes < fewCodes ? say.codesFew : say.codesAbout}`}
      />
    ),
    action: (
      <Form action="/account/codes">
        <Button kind="plain">{say.drawCodes}</Button>
      </Form>
    ),
  }
  const isGuarded = totpSince !== null || passkeys.length > 0
  return (
    <Card title={say.second} sub={say.secondAbout}>
      <Rows rows={isGuarded ? [app, codes] : [app]} />
      {totpSince && <a href="/account/totp">{say.another}</a>}
    </Card>
  )
}

/** The passkeys, and the way to a new one. */
export function PasskeysCard({ desk, language, guards: { passkeys } }: Drawn) {
  const { account: say } = words[language]
  const nameOf = ({ id, sealedName }: Passkey) => openText(desk.keys, sealedName, ownerOf.passkey(id))
  const usedOf = ({ lastUsedAt }: Passkey) => (lastUsedAt ? dayOf(desk, language, say.used, lastUsedAt) : say.never)
  return (
    <Card title={say.passkeys} sub={say.passkeysAbout}>
      {passkeys.length === 0 && <p class="sub">{say.passkeysNone}</p>}
      <Rows
        rows={passkeys.map((passkey) => ({
          key: passkey.id,
          children: (
            <Named
              name={nameOf(passkey)}
              sub={`${dayOf(desk, language, say.added, passkey.createdAt)}, ${usedOf(passkey)}`}
            />
          ),
          action: (
            <Form action="/account/passkey/remove" hidden={{ passkey: passkey.id }}>
              <Button kind="plain" accessibleName={fill(say.removeThis, { name: nameOf(passkey) })}>
                {say.remove}
              </Button>
            </Form>
          ),
        }))}
      />
      <ButtonLink kind="quiet" href="/account/passkey">
        {say.addPasskey}
      </ButtonLink>
    </Card>
  )
}

const Named = ({ name, sub }: { readonly name: string; readonly sub: string }) => (
  <>
    {name}
    <br />
    <span class="sub">{sub}</span>
  </>
)
