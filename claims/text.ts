const HAN = /[\u3400-\u9fff]/

/** True for a Chinese character. */
export function isHan(char: string | undefined): boolean {
  return char !== undefined && HAN.test(char)
}

/** True for an ASCII digit, which is every Arabic digit of a folded text. */
export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

/** True for an ASCII letter. */
export function isLatin(char: string | undefined): boolean {
  return char !== undefined && ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z'))
}

/**
 * The text with full-width Latin letters, digits and signs, dashes and spaces replaced by their plain forms.
 * It has the same length as the text, so every offset into it is an offset into the text. Chinese commas,
 * semicolons, colons and the like stay, because they part clauses and the plain ones part digits.
 */
export function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0\u2002\u2003\t﹪〜∼\u2010-\u2015\u2212]/g, (char) => {
    if ('，；：！？'.includes(char)) return char
    if (char === '﹪') return '%'
    if (char === '〜' || char === '∼') return '~'
    if (char >= '\uff01' && char <= '\uff5e') return String.fromCharCode(char.charCodeAt(0) - 0xfee0)
    return (char >= '\u2010' && char <= '\u2015') || char === '\u2212' ? '-' : ' '
  })
}

/** Index of the first character at or after `at` that is no blank (a line break counts as one only if `lines`). */
export function skipBlank(s: string, at: number, lines = false): number {
  let i = at
  while (i < s.length && i - at < 4 && (s[i] === ' ' || (lines && (s[i] === '\n' || s[i] === '\r')))) i++
  return i
}

/** The first of `words` that stands at `at`; the words must be ordered longest first. */
export function wordAt(s: string, at: number, words: readonly string[]): string | undefined {
  return words.find((word) => s.startsWith(word, at))
}

/** The first of `words` that ends at `end`; the words must be ordered longest first. */
export function wordBefore(s: string, end: number, words: readonly string[]): string | undefined {
  return words.find((word) => end >= word.length && s.startsWith(word, end - word.length))
}

/** The match of a sticky expression at `at`, or undefined. */
export function matchAt(expression: RegExp, s: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at
  return expression.exec(s) ?? undefined
}
