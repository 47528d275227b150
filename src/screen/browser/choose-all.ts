/** Shows the checkbox in a table's head, which chooses every row below it. */
export function offerChoosingAll(): void {
  for (const label of document.querySelectorAll<HTMLElement>('[data-choose-all]')) {
    const all = label.querySelector('input')
    const table = label.closest('table')
    if (!all || !table) continue
    const boxes = [...table.querySelectorAll<HTMLInputElement>('tbody .choose input')]
    label.hidden = false
    all.addEventListener('change', () => boxes.forEach((box) => (box.checked = all.checked)))
    table.addEventListener('change', () => reflect(all, boxes))
    reflect(all, boxes)
  }
}

function reflect(all: HTMLInputElement, boxes: readonly HTMLInputElement[]): void {
  const chosen = boxes.filter((box) => box.checked).length
  all.checked = chosen === boxes.length
  all.indeterminate = chosen > 0 && chosen < boxes.length
}
