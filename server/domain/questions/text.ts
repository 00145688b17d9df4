import { accepted, refused } from './choice.ts'
import type { Kind, Reading, TextQuestion } from './contract.ts'

/** The person's own words. */
export const text = {
  says: 'egna ord',
  inFile: 'nothing',
  faults: () => [],
  read,
  codes: () => [],
  count: () => [],
  words: (_question, answer) => String(answer),
} satisfies Kind<TextQuestion>

/** Line ends as one character, as browsers count them against maxlength; characters that cannot be seen are dropped. */
function read(question: TextQuestion, sent: readonly string[]): Reading {
  const words = sent
    .join('\n')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim()
  if (words.length > question.maxLength)
    return refused(question, 'questions.long', { max: question.maxLength, over: words.length - question.maxLength })
  return accepted(words === '' ? undefined : words)
}
