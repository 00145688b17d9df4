import type { Area } from '../area.ts'
import type { AskIf } from '../questions/contract.ts'
import { codesOf, kindOf } from '../questions/index.ts'
import type { Round } from '../round.ts'
import type { Item } from '../survey/compare.ts'
import { type Code, type GroupMean, inLanguage, question, type Survey, type Text } from '../survey/survey.ts'
import { COMPARABLE, ROLES, YES_OR_NO } from './asked.ts'
import { fileName } from './file-name.ts'
import type { Made } from './origin.ts'
import { type Cell, type Column, INVENTED, type Line, type Table } from './table.ts'

/** One line of the codebook: a question and one of its codes; null for a group mean, and for a question that is answered in words. */
export interface CodebookLine extends Line {
  readonly about: null
  readonly question: Item
  readonly code: Code | null
}

/** The survey of a round explained: every question and every code, in every language of the survey. */
export function codebook(survey: Survey, kommun: Pick<Area, 'name'>, round: Round, origin: Made): Table<CodebookLine> {
  return {
    name: fileName('kodbok', kommun, round),
    notice: round.rehearsal ? INVENTED : null,
    origin: { ...origin, survey: { id: survey.id, hash: survey.hash }, counting: null },
    columns: columns(survey, origin),
    lines: lines(survey),
  }
}

function lines({ questions, derived, groupMeans = [] }: Survey): readonly CodebookLine[] {
  const line = (question: Item, code: Code | null): CodebookLine => ({ about: null, question, code })
  const each = (question: Item, codes: readonly Code[]) =>
    codes.length === 0 ? [line(question, null)] : codes.map((code) => line(question, code))
  return [
    ...questions.flatMap((question) => each(question, codesOf(question))),
    ...derived.flatMap((made) => each(made, YES_OR_NO)),
    ...groupMeans.map((made) => line(made, null)),
  ]
}

function columns(survey: Survey, { edition, method }: Made): readonly Column<CodebookLine>[] {
  return [
    column('undersokning', 'Vilken version av enkäten som kodboken gäller.', () => survey.id),
    column('undersokning_sha256', 'Enkätfilens kontrollsumma (SHA-256): en annan enkät, en annan summa.', () => survey.hash),
    column('ar', 'Enkätens år.', () => survey.year),
    column('utgava', 'Kontrollsumman (SHA-256) för den publicerade utgåvan. Tomt = inte publicerat.', () => edition),
    column('metod', 'Metodens version, samma som i resultatfilen.', () => method),
    column('fraga', 'Frågans id, samma mellan åren och i resultatfilen.', (asked) => asked.id),
    column('avsnitt', 'Delen av enkäten där frågan ställs.', (asked) => ('section' in asked ? asked.section : null)),
    column('grupp', 'Gruppen som frågan redovisas i.', (asked) => asked.group),
    column('grupp_namn', 'Gruppens namn.', (asked) => titleOf(survey.groups, asked.group)),
    column('tema', 'Problemet som frågan delar med dialogerna.', (asked) => ('theme' in asked ? (asked.theme ?? null) : null)),
    column('typ', 'Slag av fråga; härledd och gruppmedel räknas ut ur andra frågor.', kindName),
    ...everyLanguage(survey, 'fraga', 'Frågan som den ställs', (asked) => ('text' in asked ? asked.text : null)),
    ...everyLanguage(survey, 'kort', 'Frågans korta namn', (asked) => asked.label),
    column('svarskod', 'Svarets kod i resultatfilen.', (_, code) => code?.code ?? null),
    ...everyLanguage(survey, 'svar', 'Svaret i ord', (_, code) => code?.text ?? null),
    column('roll', 'Vad svaret är: värde, vet ej, vill inte svara eller ej aktuellt.', (_, code) => (code ? ROLES[code.role] : null)),
    column('varde', 'Svarets tal på frågans skala.', (_, code) => code?.value ?? null),
    column('stalls_om', 'När frågan ställs; tomt = alltid. För härledda frågor och gruppmedel: hur de räknas ut.', (asked) =>
      ruleOf(survey, asked),
    ),
    column('kanslig', 'ja = frågan är känslig: den rör till exempel utsatthet, hälsa eller relationer.', (asked) =>
      asked.sensitive ? 'ja' : 'nej',
    ),
    column('i_mattet', 'ja = svaret räknas in i frågans mått.', inMeasure),
    ...everyLanguage(survey, 'matt', 'Måttet: slutet på meningen ”… procent”', (asked) => measureOf(asked)?.text ?? null),
    column('matt_riktning', 'Om en hög andel är dålig eller bra.', direction),
    column('jamfors_med', 'Den äldre enkät som jämförbarheten gäller.', (asked) => asked.comparable?.with ?? null),
    column('jamforbar', 'Om frågan kan jämföras: ja, begränsat eller nej.', (asked) =>
      asked.comparable ? COMPARABLE[asked.comparable.degree] : null,
    ),
    ...everyLanguage(survey, 'jamforbar_orsak', 'Varför frågan inte kan jämföras fullt ut', (asked) => asked.comparable?.reason ?? null),
  ]
}

type Of<Value> = (asked: Item, code: Code | null) => Value

function column(name: string, means: string, of: Of<Cell>): Column<CodebookLine> {
  const type = name === 'ar' ? 'whole' : name === 'varde' ? 'mean' : 'text'
  return { name, type, means, of: (line) => of(line.question, line.code) }
}

function everyLanguage({ languages }: Survey, name: string, means: string, of: Of<Text | null>): readonly Column<CodebookLine>[] {
  return languages.map((language) =>
    column(`${name}_${language}`, `${means}, på ${LANGUAGE_NAMES.of(language) ?? language}.`, (asked, code) => {
      const text = of(asked, code)
      return text === null ? null : inLanguage(text, language)
    }),
  )
}

const LANGUAGE_NAMES = new Intl.DisplayNames('sv', { type: 'language' })

function kindName(asked: Item): string {
  if (asked.kind === 'mean') return 'gruppmedel'
  return asked.kind === 'any' ? 'härledd' : kindOf(asked).says
}

const measureOf = (asked: Item) => ('measure' in asked ? asked.measure : undefined)

function inMeasure(asked: Item, code: Code | null): Cell {
  const measure = measureOf(asked)
  return measure && code ? (measure.codes.includes(code.code) ? 'ja' : 'nej') : null
}

function direction(asked: Item): Cell {
  const measure = measureOf(asked)
  return measure ? { adverse: 'hög andel är dåligt', favourable: 'hög andel är bra' }[measure.direction] : null
}

/** When a question is asked, or how a derived one is made, in words. */
function ruleOf(survey: Survey, asked: Item): string | null {
  if (asked.kind === 'mean') return pointsIn(asked)
  if ('of' in asked) return `Minst ett av: ${asked.of.map((part) => answered(survey, part)).join('; ')}`
  return asked.askIf ? asked.askIf.map((rule) => answered(survey, rule)).join(' och ') : null
}

/** How a group mean is made, in words. */
function pointsIn({ of }: GroupMean): string {
  const told = of.map(({ question, scores }) => {
    const each = Object.entries(scores ?? {}).map(
      ([code, points]) => `${code} = ${points === null ? 'ingen' : String(points).replace('.', ',')}`,
    )
    return `${question} (${scores ? each.join(', ') : 'svarens egna tal'})`
  })
  return `Personens medelpoäng, om minst hälften av frågorna ger poäng: ${told.join('; ')}`
}

function answered(survey: Survey, { question: id, codes }: AskIf): string {
  const earlier = question(survey, id)
  const known = earlier ? codesOf(earlier) : []
  const texts = codes
    .map((name) => known.find(({ code }) => code === name)?.text)
    .map((text, at) => (text ? inLanguage(text, 'sv') : codes[at]))
  return `”${earlier ? inLanguage(earlier.label, 'sv') : id}” (${id}) är ${texts.map((text) => `”${text}”`).join(' eller ')}`
}

function titleOf(groups: Survey['groups'], id: string): Cell {
  const group = groups.find((candidate) => candidate.id === id)
  return group ? inLanguage(group.title, 'sv') : id
}
