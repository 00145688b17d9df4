import type { AuditEvent } from '../../domain/audit/events.ts'
import { count, day } from '../../domain/format.ts'
import { type LocalDate, type Round, status } from '../../domain/round.ts'
import { closedNow } from '../../domain/round-change.ts'
import type { Db } from '../../store/database.ts'
import * as roundChanges from '../../store/round-changes.ts'

/** What an ending is judged and told by. */
export interface Ground {
  readonly round: Round
  readonly today: LocalDate
  /** Answers received. */
  readonly received: number
  /** Nobody has answered, or begun to. */
  readonly unanswered: boolean
  /** Its urn has been opened, or is about to be. */
  readonly fixed: boolean
  /** It can still be cancelled: nobody has read an answer to it. */
  readonly cancellable: boolean
}

/** A way to end a round before its time: when it is open to take, what it means, and what it does. */
export interface Ending {
  /** Its word in addresses. */
  readonly path: string
  /** What it is called where it is offered, on its button and in its heading. */
  readonly name: string
  readonly keep: string
  /** Whether the person has to type which round is meant. */
  readonly typed: boolean
  mayBeDone(ground: Ground): boolean
  /** What will happen, sentence by sentence, the worst first. */
  means(ground: Ground): readonly string[]
  /** Does it. False, and nothing done, when the round is not as it was read any more. */
  carryOut(db: Db, ground: Ground): Promise<boolean>
  event(ground: Ground): AuditEvent
  /** Where to go afterwards. */
  next(round: Round): string
}

const close: Ending = {
  path: 'stang',
  name: 'Stäng omgången nu',
  keep: 'Låt den vara öppen',
  typed: false,
  mayBeDone: ({ round, today, fixed }) => !fixed && status(round, today) === 'open' && closedNow(round, today) < round.closesOn,
  means: ({ round, today, received }) => [
    closedNow(round, today) === today
      ? 'Omgången öppnade i dag och ska ha minst en dag. Enkäten tar därför emot svar till midnatt och inte längre.'
      : 'Enkäten slutar genast att ta emot svar.',
    `${answers(received)} och finns kvar. Den som är mitt i enkäten hinner inte skicka in sitt svar.`,
    'Den som öppnar länken ser att enkäten har stängt, och när resultatet kommer.',
    'Fram till att svaren räknas kan du öppna omgången igen: ändra den sista svarsdagen.',
  ],
  carryOut: (db, { round, today }) => roundChanges.change(db, round, { ...round, closesOn: closedNow(round, today) }),
  event: ({ round, today }) => ({
    what: 'changed round',
    details: { year: round.year, opensOn: round.opensOn, closesOn: closedNow(round, today), resultsOn: round.resultsOn },
  }),
  next: ({ id }) => `/omgangar/${id}?stangd=1`,
}

const cancel: Ending = {
  path: 'stall-in',
  name: 'Ställ in omgången',
  keep: 'Behåll omgången',
  typed: true,
  mayBeDone: ({ cancellable }) => cancellable,
  means: ({ round, received }) => [
    `Alla svar förstörs, både de som är skickade och de som är påbörjade. ${answers(received)}. Det går inte att ångra.`,
    round.sealed
      ? 'Säkerhetskopior som redan är tagna innehåller svaren, förseglade. Utan lösenfrasen eller återställningsbladet kan ingen läsa dem: förstör bladet.'
      : 'Säkerhetskopior som redan är tagna innehåller svaren tills kopiorna tas bort.',
    'Enkäten tar inte emot fler svar. Den som öppnar länken läser att kommunen har ställt in enkäten och att svaren är förstörda.',
    'Omgången står kvar som inställd. Du kan lägga upp en ny för samma år. Koder som har delats ut slutar att gälla.',
  ],
  carryOut: (db, { round, today }) => roundChanges.cancel(db, round, today),
  event: ({ round }) => ({ what: 'cancelled round', details: { year: round.year } }),
  next: ({ id }) => `/omgangar/${id}?installd=1`,
}

const remove: Ending = {
  path: 'ta-bort',
  name: 'Ta bort omgången',
  keep: 'Behåll omgången',
  typed: false,
  mayBeDone: ({ round, fixed, unanswered }) => !fixed && round.cancelledOn === null && unanswered,
  means: ({ round }) => [
    'Omgången försvinner, med sina dagar, koder och valda fokusfrågor. Det går inte att ångra.',
    'Ingen har svarat, så inga svar går förlorade.',
    `Har ni skickat ut koderna eller berättat att enkäten öppnar ${day(round.opensOn)}? Ställ då in omgången i stället: då får den som öppnar länken veta det.`,
  ],
  carryOut: (db, { round }) => roundChanges.remove(db, round),
  event: ({ round }) => ({ what: 'removed round', details: { year: round.year } }),
  next: () => '/omgangar?borttagen=1',
}

/** The ways to end a round before its time. */
export const ENDINGS: readonly Ending[] = [close, cancel, remove]

const answers = (received: number) =>
  received === 0 ? 'Inga svar har kommit in' : received === 1 ? 'Ett svar har kommit in' : `${count(received)} svar har kommit in`
