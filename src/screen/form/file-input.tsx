import { fill } from '#kernel/words.ts'
import { Button } from '#screen/button.tsx'
import { words } from '#words/screen/words.ts'

import { type Asked, named } from './asked.ts'
import { Question } from './question.tsx'

/** A file that came with an earlier sending of the form and is kept until the form is right. */
export interface KeptFile {
  readonly id: string
  readonly name: string
  readonly size?: string | undefined
  readonly href?: string | undefined
}

export interface FileInputProps extends Asked {
  readonly accept: string
  readonly multiple?: boolean | undefined
  /** In words: "up to 5 MB, JPG or PDF". */
  readonly limit: string
  readonly kept?: readonly KeptFile[] | undefined
}

/** Files from the device, by choosing or by dropping them here. */
export function FileInput({ accept, multiple, limit, kept = [], ...asked }: FileInputProps) {
  const question = { ...asked, hint: asked.hint ? `${asked.hint}. ${limit}` : limit }
  return (
    <Question {...question}>
      {kept.length > 0 && <KeptFiles kept={kept} {...asked} />}
      <input {...named(question)} type="file" class="drop" accept={accept} multiple={multiple} data-drop />
    </Question>
  )
}

const KeptFiles = ({ kept, language, name }: Asked & { readonly kept: readonly KeptFile[] }) => (
  <ul class="kept" aria-label={words[language].keptFiles}>
    {kept.map((file) => (
      <li key={file.id}>
        <input type="hidden" name={name} value={file.id} />
        {file.href ? <a href={file.href}>{file.name}</a> : <span>{file.name}</span>}
        {file.size && <small>{file.size}</small>}
        <Button
          kind="plain"
          name="_drop"
          value={`${name}/${file.id}`}
          accessibleName={fill(words[language].removeThis, { title: file.name })}
          noCheck
        >
          {words[language].remove}
        </Button>
      </li>
    ))}
  </ul>
)
