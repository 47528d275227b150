export interface Tile {
  readonly value: string
  readonly label: string
  readonly note?: string | undefined
  readonly href?: string | undefined
}

/** The few figures that one comes for. */
export const Tiles = ({ tiles }: { readonly tiles: readonly Tile[] }) => (
  <dl class="tiles">
    {tiles.map(({ value, label, note, href }) => (
      <div key={label}>
        <dt>
          {href ? <a href={href}>{label}</a> : label}
          {note && <small>{note}</small>}
        </dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
