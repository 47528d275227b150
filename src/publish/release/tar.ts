import type { ReleaseFile } from '#store/releases.ts'

const block = 512

const octal = (number: number, digits: number): string => number.toString(8).padStart(digits, '0')

/** The block before a file. Only its folder, name and size differ from file to file: the same files always give the same archive. Source: POSIX ustar. */
function headerOf(folder: string, path: string, size: number): Buffer {
  if (path.length > 100 || folder.length > 155) throw new Error(`${folder}/${path} is too long a name for an archive`)
  const nobody = '0000000\0'
  const front = [path.padEnd(100, '\0'), '0000644\0', nobody, nobody, `${octal(size, 11)}\0`, `${octal(0, 11)}\0`].join(
    '',
  )
  const back = [
    '0',
    '\0'.repeat(100),
    'ustar\0',
    '00',
    '\0'.repeat(80),
    folder.padEnd(155, '\0'),
    '\0'.repeat(12),
  ].join('')
  // The sum is taken with spaces in its own place.
  const sum = Buffer.from(`${front}${' '.repeat(8)}${back}`, 'latin1').reduce((total, byte) => total + byte, 0)
  return Buffer.from(`${front}${octal(sum, 6)}\0 ${back}`, 'latin1')
}

/** The one-file form of a bundle: an uncompressed tar archive with nothing in it that depends on a machine or a moment. */
export function tarOf(folder: string, files: readonly ReleaseFile[]): Buffer {
  const parts = files
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .flatMap(({ path, content }) => [
      headerOf(folder, path, content.length),
      content,
      Buffer.alloc((block - (content.length % block)) % block),
    ])
  return Buffer.concat([...parts, Buffer.alloc(2 * block)])
}
