import type { State as ActionState } from '../actions/states.ts'
import type { DialectName, FormName } from '../extracts/order.ts'
import type { Masked } from '../reading/kinds.ts'
import type { SourceName, State } from '../reading/queue.ts'
import type { Keeper } from '../sealing/seal.ts'
import type { Ability, Role } from '../staff.ts'

/** The forms in which a mailing is handed on: printed, for mail merge, or as messages to send. */
export const LETTER_KINDS = ['pdf', 'merge', 'messages'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

type Nothing = Readonly<Record<string, never>>
interface InYear {
  readonly year: number
}
/** `year` is the survey's; null for texts of other origins. */
interface InQueue {
  readonly source: SourceName
  readonly year: number | null
}
interface OfDialogue {
  readonly dialogue: string
}
interface OfAction {
  readonly action: string
}

/**
 * What each kind of event tells besides who, when and in which kommun. Numbers, ids and words from closed lists: never an
 * answer, a code, an address, a name, or anything that somebody typed.
 */
export interface Details {
  'signed in': Nothing
  'signed out': Nothing

  'sign-in refused': { readonly because: 'unknown address' | 'wrong password' | 'locked account' | 'wrong token' }
  'account locked': Nothing
  /** Somebody signed in gave a wrong old password for a new one. */
  'password refused': Nothing
  'network slowed': Nothing
  /** Asked for something in a kommun, or of a kind, that is not theirs, and got the page for what is not there. */
  refused: { readonly ability: Ability }

  /** `of` is the area's or question's id; null for the whole kommun, for groups of people, for the method and beside other kommuner. */
  'saw lagesbild': InYear & {
    readonly part: 'kommun' | 'groups' | 'area' | 'question' | 'beside' | 'method' | 'problemindex' | 'dialogue' | 'hidden'
    readonly of: string | null
  }
  'saw underlag': InYear
  'saw dialogues': Nothing
  'saw dialogue': OfDialogue
  'saw actions': Nothing
  'saw action': OfAction
  'saw codes': InYear
  'searched texts': InYear
  /** Read a text that nobody had read before. */
  'saw unread text': InQueue
  /** Read what people have written, where it has been read and may be shown. */
  'saw texts': InYear
  'saw audit': Nothing
  /** Who has access, and what they may do. */
  'saw accounts': Nothing

  exported: InYear & { readonly file: 'resultat' | 'kodbok' | 'problemindex' | 'egna-ord' | 'underlag'; readonly format: string }

  /** What it is for is kept with the order itself, as long as the trail. */
  'ordered microdata': InYear & {
    readonly order: string
    readonly uncoarsened: boolean
    readonly form: FormName
    readonly dialect: DialectName
  }
  'took microdata': InYear & { readonly order: string; readonly file: string; readonly uncoarsened: boolean }

  'wrote dialogue': OfDialogue
  'changed dialogue': OfDialogue
  /** What was said in it waits to be read, and may then be quoted. */
  'handed in quotes': OfDialogue
  'removed dialogue': OfDialogue
  'wrote action': OfAction
  'changed action': OfAction
  /** The state it was moved to. */
  'moved action': OfAction & { readonly to: ActionState }
  'noted effect': OfAction
  'removed action': OfAction
  'imported actions': { readonly actions: number }
  'took actions': { readonly format: string }
  'took dialogues': InYear & { readonly file: 'observationer' | 'est-rapporter' | 'platser'; readonly format: string }
  'imported dialogues': { readonly dialogues: number }
  'added round': InYear
  /** The round's days as they became. */
  'changed round': InYear & { readonly opensOn: string; readonly closesOn: string; readonly resultsOn: string }
  /** Its answers were destroyed. */
  'cancelled round': InYear
  /** Nobody had answered it, or begun to. */
  'removed round': InYear
  /** How many were drawn in all, at random from a register or so many an area without one. */
  'drew sample': InYear & { readonly method: 'register' | 'areas'; readonly drawn: number }
  /** Its codes went with it. */
  'removed sample': InYear
  /** Letters, cards or lists of a mailing, for the printer; how many sheets or lines, null of a part: two parts would tell whose code is used. */
  'made letters': InYear & { readonly mailing: number; readonly kind: LetterKind; readonly sheets: number | null }
  'took letters': InYear & { readonly mailing: number; readonly kind: LetterKind }
  /** Letters that came back. */
  'noted returns': InYear & { readonly letters: number }
  /** A form on paper: that one was keyed, never whose. */
  'keyed form': InYear
  /** Question ids, none when nothing is to be in focus. */
  'declared focus': InYear & { readonly questions: readonly string[] }
  /** Theme ids. */
  'chose focus areas': InYear & { readonly themes: readonly string[] }
  'took underlag': InYear
  'gave back underlag': InYear
  'added account': { readonly account: string; readonly role: Role }
  /** Whoever gave it may know it. Every session of the account's ended. */
  'gave password': { readonly account: string }
  /** Their own. Their other sessions ended. */
  'changed password': Nothing
  'closed account': { readonly account: string }
  'gave right': { readonly account: string; readonly ability: Ability }
  'took back right': { readonly account: string; readonly ability: Ability }
  'imported areas': { readonly areas: number }
  'set neighbours': { readonly areas: number }
  'imported population': { readonly cells: number }
  'imported references': { readonly shares: number }
  'removed references': { readonly shares: number }
  /** `import` names the reading of the file; what it was called and its hash are kept with it. */
  'began import': InYear & { readonly import: string }
  'imported answers': InYear & { readonly import: string; readonly people: number }
  'undid import': InYear & { readonly import: string }

  /** Who holds what: the one who did it chose the passphrase and saw the recovery sheet, which is kept with `keeper`. */
  'sealed urn': InYear & { readonly keeper: Keeper }
  /** Somebody gave the passphrase, or the words of the sheet. */
  'began opening': InYear & { readonly by: 'passphrase' | 'sheet' }
  'key refused': InYear & { readonly by: 'passphrase' | 'sheet' }
  /** Every answer is out of it, but `lost` of those `received`; its keys and codes are destroyed. */
  'opened urn': InYear & { readonly received: number; readonly lost: number }
  'began counting': InYear
  'began publishing': InYear
  /** `edition` is the SHA-256 that names what was published. */
  'published lagesbild': InYear & { readonly edition: string }
  'corrected lagesbild': InYear & { readonly edition: string }
  /** `mark` names the counting: it stands on every page and paper made from it. */
  counted: InYear & { readonly mark: string }

  /** `note` counts the dialogue's observations from 1. */
  'erased note': OfDialogue & { readonly note: number }
  'erased text': InYear & { readonly question: string }
  /** Decided whether a text may be shown; `masked` says how many places of each kind were taken away from it. */
  'read text': InQueue & { readonly state: Exclude<State, 'waiting'>; readonly masked: Masked }
  'undid reading': InQueue
  swept: { readonly [Kind in Swept]: number }
  /** The rows up to and with `through` are gone; `hash` is the last one's, so that the chain holds on from there. */
  'swept audit': { readonly through: number; readonly hash: string; readonly rows: number }
}

/** The kinds of record that the sweep counts. */
export const SWEPT = ['drafts', 'sessions', 'texts', 'notes', 'tips', 'accounts', 'formerNames', 'extracts', 'imports'] as const
export type Swept = (typeof SWEPT)[number]
/** Stands in `swept` for a number of people from one to nine, which is not told. */
export const FEW = -1

/** The name of a kind of event. */
export type What = keyof Details

/** Something that happened and is told in the audit trail. */
export type AuditEvent = { [W in What]: { readonly what: W; readonly details: Details[W] } }[What]

/** Who did it: a signed-in person, somebody who has not proved who they are (with the account they tried, if there is one), the command line, or the program by itself. */
export interface By {
  readonly kind: 'person' | 'stranger' | 'command line' | 'program'
  readonly staffId: string | null
}

/** A signed-in person. */
export const person = (staffId: string): By => ({ kind: 'person', staffId })
/** Somebody at the page for signing in. */
export const stranger = (staffId: string | null): By => ({ kind: 'stranger', staffId })
/** Whoever types commands at the server. */
export const COMMAND_LINE: By = { kind: 'command line', staffId: null }
/** The program, which nobody asked just then. */
export const PROGRAM: By = { kind: 'program', staffId: null }

/** One entry of the audit trail, before it is kept. */
export interface Entry {
  readonly at: Date
  readonly by: By
  /** The kommun it was about; null when it was about none or all. */
  readonly kommunId: string | null
  readonly event: AuditEvent
}

/** One entry as it is read. */
export interface Recorded {
  /** Its number in the trail, from 1, without gaps. */
  readonly seq: number
  /** ISO 8601 instant. */
  readonly at: string
  readonly by: By
  readonly kommunId: string | null
  readonly event: AuditEvent
}
