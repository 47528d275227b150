import type { ListProblem } from './problem.ts'

/** What a file is by its first bytes: separated text, a workbook to unpack, or a problem. Names lie, bytes do not. */
export function kindOf(bytes: Uint8Array): 'text' | 'workbook' | ListProblem {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begins = (...signature: readonly number[]) => signature.every((byte, at) => file[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'workbook'
  // Excel before 2007, and the shell that newer Excel puts around a workbook with a password.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return { says: file.includes(passwordShell) ? 'locked' : 'old-workbook' }
  if (begins(...Buffer.from('%PDF'))) return { says: 'pdf' }
  if (others.some((signature) => begins(...Buffer.from(signature, 'latin1')))) return { says: 'not-a-list' }
  return 'text'
}

const passwordShell = Buffer.from('EncryptedPackage', 'utf16le')

// An empty ZIP, pictures, other archives, a document of Word in RTF: each would be refused anyway, but later.
const others = ['PK', '\u0089PNG', '\u00FF\u00D8\u00FF', 'GIF8', 'Rar!', '7z\u00BC\u00AF', '\u001F\u008B', '{\\rtf']
