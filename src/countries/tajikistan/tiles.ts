// Data, not logic. Where each of the 68 districts stands on a grid of equal squares, so that a small one is seen as well as a large one.
// Made from the districts' centres (see districts.ts) by moving each as little as possible; no boundary is implied.
import type { Tile } from '#kernel/country.ts'

/** The districts as equal squares, row by row from the north-west. */
export const tiles: readonly Tile[] = [
  { code: '3505230', column: 5, row: 0 }, // Mastchoh
  { code: '3505417', column: 6, row: 0 }, // Istiqlol
  { code: '3505256', column: 7, row: 0 }, // Bobojon Ghafurov
  { code: '3505207', column: 8, row: 0 }, // Asht
  { code: '3505217', column: 3, row: 1 }, // Zafarobod
  { code: '3505251', column: 4, row: 1 }, // Istaravshan
  { code: '3505401', column: 5, row: 1 }, // Khujand
  { code: '3505407', column: 6, row: 1 }, // Guliston
  { code: '3505422', column: 7, row: 1 }, // Buston
  { code: '3505226', column: 8, row: 1 }, // Konibodom
  { code: '3505220', column: 9, row: 1 }, // Isfara
  { code: '3505259', column: 3, row: 2 }, // Shahriston
  { code: '3505213', column: 4, row: 2 }, // Devashtich
  { code: '3505238', column: 5, row: 2 }, // Spitamen
  { code: '3505246', column: 6, row: 2 }, // Jabbor Rasulov
  { code: '3505228', column: 7, row: 2 }, // Kuhistoni Mastchoh
  { code: '3505242', column: 0, row: 3 }, // Panjakent
  { code: '3505203', column: 2, row: 3 }, // Ayni
  { code: '3509033', column: 3, row: 3 }, // Varzob
  { code: '3509065', column: 5, row: 3 }, // Vahdat
  { code: '3509036', column: 8, row: 3 }, // Rasht
  { code: '3509074', column: 9, row: 3 }, // Tojikobod
  { code: '3509042', column: 10, row: 3 }, // Lakhsh
  { code: '3509019', column: 0, row: 4 }, // Tursunzoda
  { code: '3509038', column: 1, row: 4 }, // Hisor
  { code: '3501268', column: 2, row: 4 }, // Sino
  { code: '3501266', column: 3, row: 4 }, // Ismoili Somoni
  { code: '3509081', column: 5, row: 4 }, // Fayzobod
  { code: '3509068', column: 6, row: 4 }, // Roghun
  { code: '3509047', column: 7, row: 4 }, // Nurobod
  { code: '3509072', column: 9, row: 4 }, // Sangvor
  { code: '3509084', column: 1, row: 5 }, // Shahrinav
  { code: '3501269', column: 2, row: 5 }, // Firdavsi
  { code: '3501263', column: 3, row: 5 }, // Shohmansur
  { code: '3507252', column: 5, row: 5 }, // Norak
  { code: '3507256', column: 7, row: 5 }, // Baljuvon
  { code: '3507242', column: 8, row: 5 }, // Khovaling
  { code: '3590213', column: 9, row: 5 }, // Darvoz
  { code: '3590204', column: 10, row: 5 }, // Vanj
  { code: '3590217', column: 12, row: 5 }, // Murghob
  { code: '3509058', column: 1, row: 6 }, // Rudaki
  { code: '3507211', column: 2, row: 6 }, // Khuroson
  { code: '3507219', column: 3, row: 6 }, // Abdurahmoni Jomi
  { code: '3507250', column: 4, row: 6 }, // Yovon
  { code: '3507207', column: 5, row: 6 }, // Danghara
  { code: '3507238', column: 6, row: 6 }, // Temurmalik
  { code: '3507226', column: 7, row: 6 }, // Muminobod
  { code: '3590220', column: 11, row: 6 }, // Rushon
  { code: '3507217', column: 2, row: 7 }, // Kushoniyon
  { code: '3507401', column: 3, row: 7 }, // Bokhtar (city)
  { code: '3507236', column: 4, row: 7 }, // Levakant
  { code: '3507205', column: 6, row: 7 }, // Vose
  { code: '3507221', column: 7, row: 7 }, // Kulob
  { code: '3507246', column: 8, row: 7 }, // Shamsiddini Shohin
  { code: '3590226', column: 11, row: 7 }, // Shughnon
  { code: '3507245', column: 0, row: 8 }, // Shahritus
  { code: '3507209', column: 1, row: 8 }, // Dusti
  { code: '3507223', column: 2, row: 8 }, // Jayhun
  { code: '3507215', column: 3, row: 8 }, // Jaloliddini Balkhi
  { code: '3507203', column: 4, row: 8 }, // Vakhsh
  { code: '3507232', column: 5, row: 8 }, // Farkhor
  { code: '3507229', column: 6, row: 8 }, // Hamadoni
  { code: '3590401', column: 10, row: 8 }, // Khorugh
  { code: '3590219', column: 11, row: 8 }, // Roshtqala
  { code: '3507254', column: 0, row: 9 }, // Nosiri Khusrav
  { code: '3507213', column: 1, row: 9 }, // Qubodiyon
  { code: '3507234', column: 4, row: 9 }, // Panj
  { code: '3590208', column: 10, row: 9 }, // Ishkoshim
]
