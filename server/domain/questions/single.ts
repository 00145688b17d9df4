import { allowed, boxesFrom, codeFaults, countOne, readOne, wordsOf } from './choice.ts'
import type { Kind, Single } from './contract.ts'

/** One answer among several. */
export const single = {
  says: 'ett svar',
  inFile: 'code',
  allowed,
  faults: (question) => codeFaults(question.codes, question.measure),
  read: readOne,
  codes: (question) => question.codes,
  count: countOne,
  words: (question, answer, language) => wordsOf(question, countOne(question, answer), language),
  onPaper: ({ codes }) => ({ by: 'one', boxes: boxesFrom(1, codes) }),
} satisfies Kind<Single>
