import { crc32, deflateRawSync } from 'node:zlib'

/** A part of an archive, and what its headers may wrongly say of it. */
export interface PackedPart {
  readonly path: string
  readonly content: string | Uint8Array
  readonly claims?: { readonly size?: number; readonly crc?: number; readonly flags?: number; readonly method?: number }
}

/** Makes a ZIP by hand, so that a test can make a wrong one. */
export function makeArchive(parts: readonly PackedPart[]): Uint8Array {
  const packed = parts.map(({ path, content, claims }) => {
    const plain = Buffer.from(content)
    const data = deflateRawSync(plain)
    const name = Buffer.from(path)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(claims?.flags ?? 0, 2)
    common.writeUInt16LE(claims?.method ?? 8, 4)
    common.writeUInt32LE(claims?.crc ?? crc32(plain), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(claims?.size ?? plain.length, 18)
    common.writeUInt16LE(name.length, 22)
    return { common, name, local: Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, data]) }
  })
  const starts = packed.map((_, at) => packed.slice(0, at).reduce((sum, { local }) => sum + local.length, 0))
  const directory = Buffer.concat(
    packed.map(({ common, name }, at) => {
      const tail = Buffer.alloc(14)
      tail.writeUInt32LE(starts[at] ?? 0, 10)
      return Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, name])
    }),
  )
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(
    packed.reduce((sum, { local }) => sum + local.length, 0),
    16,
  )
  return Buffer.concat([...packed.map(({ local }) => local), directory, end])
}

/** What stands in a workbook made by hand: the XML of its sheets and of what they refer to. */
export interface WorkbookXml {
  readonly sheets: readonly { readonly name: string; readonly xml: string; readonly state?: string }[]
  readonly strings?: string
  readonly styles?: string
  readonly date1904?: boolean
}

/** Makes a workbook from the XML of its parts, as no spreadsheet would write them. */
export const makeWorkbook = ({ sheets, strings, styles, date1904 }: WorkbookXml): Uint8Array =>
  makeArchive([
    {
      path: 'xl/workbook.xml',
      content: `<workbook xmlns:r="r"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
        .map(({ name, state }, at) => `<sheet name="${name}" state="${state ?? 'visible'}" r:id="rId${at + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${sheets
        .map((_, at) => `<Relationship Id="rId${at + 1}" Type="x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
        .join('')}</Relationships>`,
    },
    ...sheets.map(({ xml }, at) => ({
      path: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet><sheetData>${xml}</sheetData></worksheet>`,
    })),
    ...(strings === undefined ? [] : [{ path: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` }]),
    ...(styles === undefined ? [] : [{ path: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` }]),
  ])
