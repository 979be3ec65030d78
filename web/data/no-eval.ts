import { config } from 'zod'

// The server allows no code made from text; zod would try it once and the browser would report that.
config({ jitless: true })
