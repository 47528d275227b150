import type { ComponentChildren } from 'preact'

import { Notice } from './notice.tsx'

export interface PasskeyFormProps {
  readonly action: string
  /** Make a new passkey, or use one. */
  readonly does: 'create' | 'get'
  /** What the authenticator is asked, as the server wrote it. */
  readonly options: Readonly<Record<string, unknown>>
  readonly ticket: string
  /** Asks the authenticator as soon as the page is there. */
  readonly atOnce?: boolean | undefined
  readonly says: { readonly noScript: string; readonly unsupported: string; readonly failed: string }
  readonly children: ComponentChildren
}

/** A form that the browser's authenticator fills. It appears where script can ask it; else a sentence says what to do instead. */
export const PasskeyForm = ({ action, does, options, ticket, atOnce, says, children }: PasskeyFormProps) => (
  <form
    class="form"
    method="post"
    action={action}
    data-passkey={does}
    data-options={JSON.stringify(options)}
    data-at-once={atOnce ? '' : undefined}
    noValidate
  >
    <input type="hidden" name="ticket" value={ticket} />
    <input type="hidden" name="credential" value="" />
    <noscript>
      <Notice tone="warn">{says.noScript}</Notice>
    </noscript>
    {(['unsupported', 'failed'] as const).map((what) => (
      <div key={what} hidden data-passkey-says={what}>
        <Notice tone="warn" live="alert">
          {says[what]}
        </Notice>
      </div>
    ))}
    <div class="form" hidden data-passkey-shown>
      {children}
    </div>
  </form>
)
