/** Where an action stands, from somebody's proposal to what came of it. */
export const STATES = ['proposed', 'decided', 'declined', 'begun', 'done', 'partly', 'dropped'] as const
export type State = (typeof STATES)[number]

/** What a state is called: on pages, and in addresses. */
export const STATE_WORDS: Readonly<Record<State, { readonly words: string; readonly address: string }>> = {
  proposed: { words: 'Föreslagen', address: 'foreslagen' },
  decided: { words: 'Beslutad', address: 'beslutad' },
  declined: { words: 'Avslagen', address: 'avslagen' },
  begun: { words: 'Påbörjad', address: 'paborjad' },
  done: { words: 'Klar', address: 'klar' },
  partly: { words: 'Delvis genomförd', address: 'delvis' },
  dropped: { words: 'Ej genomförd', address: 'ej-genomford' },
}

/** The states that end an action. The only way out of them is to reopen it. */
export const ENDED: readonly State[] = ['declined', 'done', 'partly', 'dropped']

/** What a move has to be told with: why, or what came of it. */
export type Asked = 'reason' | 'outcome'

/** One step that an action can take. */
export interface Move {
  readonly from: State
  readonly to: State
  /** What is done, as an act to choose. */
  readonly words: string
  /** null when words are welcome but not needed. */
  readonly asks: Asked | null
}

/** Every step there is. What is ended is reopened by being proposed again, which somebody must give a reason for. */
export const MOVES: readonly Move[] = [
  { from: 'proposed', to: 'decided', words: 'Besluta att den ska göras', asks: null },
  { from: 'proposed', to: 'declined', words: 'Avslå', asks: 'reason' },
  { from: 'decided', to: 'begun', words: 'Påbörja', asks: null },
  { from: 'decided', to: 'done', words: 'Sätt som klar', asks: 'outcome' },
  { from: 'decided', to: 'dropped', words: 'Sätt som ej genomförd', asks: 'reason' },
  { from: 'begun', to: 'done', words: 'Sätt som klar', asks: 'outcome' },
  { from: 'begun', to: 'partly', words: 'Sätt som delvis genomförd', asks: 'outcome' },
  { from: 'begun', to: 'dropped', words: 'Sätt som ej genomförd', asks: 'reason' },
  ...ENDED.map((from) => ({ from, to: 'proposed', words: 'Ta upp på nytt', asks: 'reason' }) as const),
]

/** The steps that can be taken from a state. */
export const movesFrom = (state: State): readonly Move[] => MOVES.filter(({ from }) => from === state)

/** The step between two states; undefined when there is none. */
export const moveBetween = (from: State, to: string): Move | undefined => movesFrom(from).find((move) => move.to === to)

/** Whether a state ends an action. */
export const isEnded = (state: State): boolean => ENDED.includes(state)

/** The state with this word in addresses. */
export const stateAt = (address: string): State | undefined => STATES.find((state) => STATE_WORDS[state].address === address)
