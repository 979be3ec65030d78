import { checkAgainst, detail } from '../check/against.ts'
import { signedIn } from './context.ts'

export const check = {
  text: signedIn.check.text.handler(({ context, input }) => checkAgainst(context.reading, input.text, input.year)),
  detail: signedIn.check.detail.handler(({ context, input }) => detail(context.reading, input.year, input.figures)),
}
