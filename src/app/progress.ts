/** Shows how far a long piece of work is: rewritten in place on a terminal, each tenth on a line elsewhere. */
export function progressLine(
  what: string,
  out: NodeJS.WriteStream = process.stdout,
): (done: number, of: number) => void {
  let shown = -1
  return (done, of) => {
    const tenth = of === 0 ? 10 : Math.floor((done / of) * 10)
    if (out.isTTY) out.write(`\r${what} ${done} / ${of}${done >= of ? '\n' : ''}`)
    else if (tenth > shown) out.write(`${what} ${done} / ${of}\n`)
    shown = tenth
  }
}
