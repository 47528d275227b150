import type { Picture } from '#kernel/series.ts'
import { drawPicture } from '#publish/series/picture.tsx'
import { saySources } from '#publish/series/say.ts'
import { keyOfValue, valueColumns } from '#publish/series/value-table.tsx'
import type { View } from '#publish/series/view.ts'
import { Figure } from '#screen/chart/figure.tsx'
import type { KeptSeries } from '#store/series.ts'

interface PictureFigureProps {
  readonly view: View
  readonly series: KeptSeries
  readonly picture: Picture
}

/** A picture of a series with its source, and the values that are in it as a table. */
export function PictureFigure({ view, series, picture }: PictureFigureProps) {
  const drawing = drawPicture(view, series, picture)
  if (!drawing) return null
  const { drawn, values, caption, notes } = drawing
  return (
    <Figure
      language={view.language}
      caption={caption}
      source={saySources(view.language, series, values)}
      notes={notes}
      table={{ caption, columns: valueColumns(view, series), rows: values, keyOf: keyOfValue }}
    >
      {drawn}
    </Figure>
  )
}
