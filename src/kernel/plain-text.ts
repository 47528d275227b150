/** A part of a text: what a line of it begins with says which. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph' | 'warning'; readonly text: Line }
  | { readonly kind: 'list' | 'checklist'; readonly items: readonly Line[] }

/** A line of text and the numbers of the sources that it stands on; the first is 1. */
export interface Line {
  readonly text: string
  readonly sources: readonly number[]
}

// `## a heading`, `- an item`, `[] something to tick`, `! something to beware of`; anything else is a paragraph.
const marks = [
  ['heading', /^##\s+/],
  ['checklist', /^\[\s?\]\s*/],
  ['list', /^[-•]\s+/],
  ['warning', /^!\s*/],
] as const

/** Reads a text as its owners write it, a line a thought, so that no text can break a page. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  for (const written of text.split(/\r\n?|\n/)) {
    const line = written.trim()
    if (line === '') continue
    const [kind, mark] = marks.find(([, begins]) => begins.test(line)) ?? (['paragraph', /^/] as const)
    const rest = line.replace(mark, '')
    const last = blocks.at(-1)
    if (kind === 'heading') blocks.push({ kind, text: rest })
    else if (kind === 'paragraph' || kind === 'warning') blocks.push({ kind, text: readLine(rest) })
    else if (last?.kind === kind) blocks[blocks.length - 1] = { kind, items: [...last.items, readLine(rest)] }
    else blocks.push({ kind, items: [readLine(rest)] })
  }
  return blocks
}

const cited = /\s*((?:\[\d{1,2}\])+)(?=[.!?]?$)/

function readLine(line: string): Line {
  const numbers = cited.exec(line)?.[1] ?? ''
  return {
    text: line.replace(cited, ''),
    sources: [...numbers.matchAll(/\d+/g)].map(([number]) => Number(number)),
  }
}

/** The numbers of sources that a text names and does not have. */
export const strayNumbers = (text: string, sources: number): readonly number[] =>
  readBlocks(text)
    .flatMap((block) => {
      if (block.kind === 'heading') return []
      return 'items' in block ? block.items.flatMap((each) => each.sources) : block.text.sources
    })
    .filter((number) => number < 1 || number > sources)
