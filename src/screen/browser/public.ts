import { offerCopying } from './copy.ts'
import { focusFirst } from './focus.ts'
import { turnLight } from './theme.ts'

turnLight()
offerCopying()
focusFirst()
