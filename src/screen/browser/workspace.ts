import { offerChoosingAll } from './choose-all.ts'
import { welcomeFiles } from './drop.ts'
import { guardForms } from './sending.ts'

// Comes after public.ts, which every page has.
guardForms()
offerChoosingAll()
welcomeFiles()
