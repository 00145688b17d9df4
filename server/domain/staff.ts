/** The roles of people who work with the results. */
export const ROLES = ['administrator', 'samordnare', 'kommunpolis', 'analytiker'] as const
export type Role = (typeof ROLES)[number]

/** A signed-in person: what they may do follows from the role, where from the kommuner. */
export interface Staff {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly kommunIds: readonly string[]
  /** What this person may besides what the role gives: see GRANTED. */
  readonly granted?: readonly Ability[]
}

/** Everything staff can do, named for the thing done. */
export const ABILITIES = [
  'see lagesbild',
  'see dialogues',
  'write dialogues',
  'export dialogues',
  'import dialogues',
  'see actions',
  'write actions',
  'import actions',
  'see rounds',
  'make rounds',
  'count rounds',
  'publish lagesbild',
  'see codes',
  'run fieldwork',
  'key forms',
  'try survey',
  'export results',
  'export codebook',
  'export microdata',
  'export uncoarsened',
  'see underlag',
  'export underlag',
  'decide underlag',
  'erase words',
  'read texts',
  'import answers',
  'import references',
  'see audit',
  'see accounts',
  'manage accounts',
] as const
export type Ability = (typeof ABILITIES)[number]

const everybody = ROLES

/** Who may do what: the whole matrix, in this one place. A test crawls it. */
export const MATRIX: Readonly<Record<Ability, readonly Role[]>> = {
  'see lagesbild': everybody,
  'see dialogues': everybody,
  'write dialogues': ['administrator', 'samordnare', 'kommunpolis'],
  'export dialogues': everybody,
  'import dialogues': ['administrator', 'samordnare'],
  'see actions': everybody,
  'write actions': ['administrator', 'samordnare', 'kommunpolis'],
  'import actions': ['administrator', 'samordnare'],
  'see rounds': everybody,
  'make rounds': ['administrator', 'samordnare'],
  'count rounds': ['administrator', 'samordnare'],
  'publish lagesbild': ['administrator', 'samordnare'],
  'see codes': ['administrator', 'samordnare'],
  'run fieldwork': ['administrator', 'samordnare'],
  'key forms': ['administrator', 'samordnare'],
  'try survey': everybody,
  'export results': ['administrator', 'samordnare', 'kommunpolis', 'analytiker'],
  'export codebook': everybody,
  'export microdata': ['administrator', 'analytiker'],
  'export uncoarsened': [],
  'see underlag': everybody,
  'export underlag': ['administrator', 'samordnare', 'kommunpolis'],
  'decide underlag': ['administrator', 'samordnare', 'kommunpolis'],
  'erase words': ['administrator', 'samordnare'],
  'read texts': ['administrator', 'samordnare'],
  'import answers': ['administrator', 'samordnare'],
  'import references': ['administrator', 'samordnare', 'analytiker'],
  'see audit': ['administrator', 'samordnare'],
  'see accounts': ['administrator', 'samordnare'],
  'manage accounts': ['administrator'],
}

/** What no role gives: rights of an account's own, which the command line gives and takes back. */
export const GRANTED = ['export uncoarsened'] as const satisfies readonly Ability[]

/** Whether someone may do a thing in a kommun. */
export function may(staff: Staff, ability: Ability, kommunId: string): boolean {
  return (MATRIX[ability].includes(staff.role) || isGranted(staff, ability)) && staff.kommunIds.includes(kommunId)
}

const isGranted = ({ granted = [] }: Staff, ability: Ability) =>
  granted.includes(ability) && (GRANTED as readonly Ability[]).includes(ability)

/** Whether there is a kommun in which someone may do a thing. */
export const mayAnywhere = (staff: Staff, ability: Ability): boolean => staff.kommunIds.some((id) => may(staff, ability, id))

/** Whether words can be an e-mail address. Whether it is anybody's, only a letter to it can tell. */
export const isEmail = (words: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words)
