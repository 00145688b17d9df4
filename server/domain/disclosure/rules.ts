/** How few people a figure may rest on before it is hidden. */
export interface Rules {
  /** The fewest people that a sensitive answer may have been given by; nobody at all is not hidden. */
  readonly cells: number
  /** The fewest valid answers that a row may rest on. */
  readonly bases: number
}

/** The hard minimums, and what holds unless a kommun asks for more. */
export const MINIMUM: Rules = { cells: 5, bases: 10 }

/** Why thresholds are refused, in sentences for whoever wrote them; none when they may be used. They may be raised, never lowered. */
export function faultsOfRules({ cells, bases }: Rules): readonly string[] {
  return [
    ...fault('känsliga svar', cells, MINIMUM.cells),
    ...fault('antal svar', bases, MINIMUM.bases),
    ...(bases < cells ? [`Gränsen för antal svar (${bases}) får inte vara lägre än den för känsliga svar (${cells}).`] : []),
  ]
}

function fault(what: string, given: number, least: number): readonly string[] {
  if (!Number.isInteger(given)) return [`Gränsen för ${what} ska vara ett heltal.`]
  return given < least ? [`Gränsen för ${what} är ${given}. Den får inte vara lägre än ${least}.`] : []
}
