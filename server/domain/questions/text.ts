import { accepted, refused } from './choice.ts'
import type { Kind, Reading, TextQuestion } from './contract.ts'

/** The person's own words. */
export const text = {
  says: 'egna ord',
  inFile: 'nothing',
  allowed: () => 'ord',
  faults: () => [],
  read,
  codes: () => [],
  count: () => [],
  words: (_question, answer) => String(answer),
  onPaper: ({ maxLength }) => ({ by: 'words', lines: linesFor(maxLength) }),
} satisfies Kind<TextQuestion>

// A hand writes some sixty letters on a line; more than ten lines invite an essay.
const linesFor = (letters: number) => Math.min(10, Math.max(3, Math.ceil(letters / 150)))

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
