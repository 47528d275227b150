// Drawn here, since a cheap phone's own fonts miss half of these glyphs.
const strokes = {
  ok: 'M3 8.5 6.5 12 13 4.5',
  warn: 'M8 4.5V8l2.3 1.8M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2',
  bad: 'M8 4.6v4M8 11.4v.1M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2',
  info: 'M8 7.6v4M8 4.6v.1M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6M8 .8v1.6M8 13.6v1.6M.8 8h1.6M13.6 8h1.6M2.9 2.9 4 4M12 12l1.1 1.1M2.9 13.1 4 12M12 4l1.1-1.1',
  moon: 'M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1Z',
  plus: 'M8 2.5v11M2.5 8h11',
  cross: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  back: 'M10 3 5 8l5 5',
  onward: 'M6 3l5 5-5 5',
  search: 'M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2M10.7 10.7 14.5 14.5',
} as const
export type SignName = keyof typeof strokes

/** A small drawing beside a word; the word carries the meaning. */
export const Sign = ({ name }: { readonly name: SignName }) => (
  <svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={strokes[name]} />
  </svg>
)
