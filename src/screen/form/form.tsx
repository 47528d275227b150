import type { ComponentChildren } from 'preact'

export interface FormProps {
  readonly action: string
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** Sends files too. */
  readonly files?: boolean | undefined
  /** What the Enter key does, when the form has several buttons. */
  readonly enter?: { readonly name: string; readonly value: string } | undefined
  /** Asks before answers that were not sent are left behind. */
  readonly keep?: boolean | undefined
  readonly children: ComponentChildren
}

/** Questions to be sent together. The server says what is wrong, in the reader's language; the browser cannot in Tajik. */
export const Form = ({ action, hidden = {}, files, enter, keep, children }: FormProps) => (
  <form
    class="form"
    method="post"
    action={action}
    enctype={files ? 'multipart/form-data' : undefined}
    data-keep={keep}
    noValidate
  >
    {Object.entries(hidden).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    {/* Enter presses the first button of a form, which may be one that removes a row. */}
    {enter && <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" {...enter} />}
    {children}
  </form>
)
