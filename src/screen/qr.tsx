import { create } from 'qrcode'

export interface QrProps {
  readonly text: string
  /** What it is, for those who do not see it. */
  readonly label: string
}

// The light edge that readers need around a code (ISO/IEC 18004, 9.1).
const quiet = 4

/** A text as a picture that a telephone reads: drawn here, so that no script and no other site sees it. */
export function Qr({ text, label }: QrProps) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = [...data].flatMap((module, at) =>
    module ? [`M${(at % size) + quiet} ${Math.floor(at / size) + quiet}h1v1h-1z`] : [],
  )
  const side = size + 2 * quiet
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect class="paper" width={side} height={side} />
      <path class="ink" d={dark.join('')} />
    </svg>
  )
}
