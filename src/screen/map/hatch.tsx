/** Lines across what has no value to show. Its `id` must be its own on the page. */
export const Hatch = ({ id }: { readonly id: string }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="hatch-paper" width="6" height="6" />
    <rect class="hatch-line" width="1.5" height="6" />
  </pattern>
)
