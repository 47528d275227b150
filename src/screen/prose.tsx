import type { Block, Line } from '#kernel/plain-text.ts'

import { Sign } from './sign.tsx'

export interface ProseProps {
  readonly blocks: readonly Block[]
  /** Before what, in words, the number of a source is read out: "source 2". */
  readonly source: (number: number) => string
  readonly level?: 2 | 3 | undefined
}

/** A text as its owners wrote it: headings, points, things to tick on paper, warnings, each with its sources. */
export function Prose({ blocks, source, level = 2 }: ProseProps) {
  const Title = `h${level}` as const
  const said = (line: Line) => <Said line={line} source={source} />
  return (
    <div class="prose">
      {blocks.map((block, place) => {
        const key = `${place}`
        switch (block.kind) {
          case 'heading':
            return <Title key={key}>{block.text}</Title>
          case 'paragraph':
            return <p key={key}>{said(block.text)}</p>
          case 'warning':
            return (
              <p key={key} class="beware">
                <Sign name="warn" />
                <span>{said(block.text)}</span>
              </p>
            )
          case 'list':
          case 'checklist':
            return (
              <ul key={key} class={block.kind}>
                {block.items.map((item) => (
                  <li key={item.text}>{said(item)}</li>
                ))}
              </ul>
            )
        }
      })}
    </div>
  )
}

const Said = ({ line: { text, sources }, source }: { readonly line: Line } & Pick<ProseProps, 'source'>) => (
  <>
    {text}
    {sources.map((number) => (
      <a key={number} class="cited" href={`#source-${number}`} aria-label={source(number)}>
        {number}
      </a>
    ))}
  </>
)
