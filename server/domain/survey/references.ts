import { AGE_GROUPS, SEXES } from '../population.ts'
import type { AskIf, Question } from '../questions/contract.ts'
import { codesOf, kindOf } from '../questions/index.ts'
import { type Draft, find, knows, type List, type Part } from './draft.ts'
import { listed } from './sentences.ts'
import type { Flaw, Path } from './source.ts'
import { ANY } from './survey.ts'

/** Everything in a definition that names something else wrongly: what no shape can say, since it takes the whole to see it. */
export function references(draft: Draft): readonly Flaw[] {
  return [
    ...unique(draft),
    ...draft.questions.parts.flatMap((part) => questionFlaws(draft, part)),
    ...emptySections(draft),
    ...draft.derived.parts.flatMap((part) => derivedFlaws(draft, part.path, part.value)),
    ...cellFlaws(draft),
    ...draft.breakdowns.flatMap((part) => breakdownFlaws(draft, part)),
    ...languageFlaws(draft),
  ]
}

// Questions and derived questions share tables and columns, hence one set of names.
function unique({ sections, groups, themes, questions, derived }: Draft): readonly Flaw[] {
  const lists = [sections.ids, groups.ids, themes.ids, [...questions.ids, ...derived.ids]]
  return lists.flatMap((ids) => repeated(ids).map(({ path, value }) => ({ path, sentence: `Id ”${value}” är redan taget.` })))
}

function questionFlaws(draft: Draft, { path, value: question }: Part<Question>): readonly Flaw[] {
  const { section, group, theme, askIf = [] } = question
  return [
    ...known(draft.sections, [...path, 'section'], section, 'Delen'),
    ...known(draft.groups, [...path, 'group'], group, 'Gruppen'),
    ...(theme === undefined ? [] : known(draft.themes, [...path, 'theme'], theme, 'Temat')),
    ...askIf.flatMap((rule, index) => skipFlaws(draft, question, [...path, 'askIf', index], rule)),
    ...kindOf(question)
      .faults(question)
      .map((fault) => ({ path: [...path, ...steps(fault.place)], sentence: fault.sentence })),
  ]
}

/** A page must know what it asks before it is shown, so a skip rule may look only at earlier pages. */
function skipFlaws(draft: Draft, question: Question, path: Path, rule: AskIf): readonly Flaw[] {
  const at = [...path, 'question']
  if (!knows(draft.questions, rule.question))
    return [{ path: at, sentence: `Hoppregeln nämner frågan ”${rule.question}”, som inte finns.` }]
  const asked = find(draft.questions, rule.question)?.value
  if (!asked) return []
  const place = (id: string) => draft.sections.ids.findIndex((part) => part.value === id)
  const late =
    place(asked.section) >= place(question.section)
      ? [{ path: at, sentence: `Hoppregeln nämner ”${asked.id}”, som inte ställs i en tidigare del än frågan själv.` }]
      : []
  return [...late, ...codeFlaws(asked, [...path, 'codes'], rule.codes)]
}

function emptySections({ sections, value }: Draft): readonly Flaw[] {
  const questions: readonly { section?: unknown }[] = Array.isArray(value.questions) ? value.questions.filter(Boolean) : []
  return sections.ids
    .filter((part) => !questions.some((question) => question.section === part.value))
    .map((part) => ({ path: part.path.slice(0, -1), sentence: `Delen ”${part.value}” har inga frågor.` }))
}

function derivedFlaws(draft: Draft, path: Path, derived: Draft['derived']['parts'][number]['value']): readonly Flaw[] {
  const parts = derived.of.flatMap(({ question, codes }, index) => {
    const at = [...path, 'of', index]
    const asked = find(draft.questions, question)?.value
    if (asked) return codeFlaws(asked, [...at, 'codes'], codes)
    return knows(draft.questions, question)
      ? []
      : [{ path: [...at, 'question'], sentence: `Den härledda frågan räknar ”${question}”, som inte finns.` }]
  })
  const measured = derived.measure.codes.flatMap((code, index) =>
    ANY.some((other) => other.code === code)
      ? []
      : [{ path: [...path, 'measure', 'codes', index], sentence: 'En härledd fråga har bara koderna ”1” (ja) och ”0” (nej).' }],
  )
  return [...known(draft.groups, [...path, 'group'], derived.group, 'Gruppen'), ...parts, ...measured]
}

/** Cells are matched to the register's sexes and age groups, so their questions must have the register's codes. */
function cellFlaws(draft: Draft): readonly Flaw[] {
  if (!draft.cell) return []
  const { sex, ageGroup } = draft.cell.value
  return [
    ...cellQuestion(draft, ['cell', 'sex'], sex, SEXES, false),
    ...cellQuestion(draft, ['cell', 'ageGroup'], ageGroup, AGE_GROUPS, true),
  ]
}

function cellQuestion(draft: Draft, path: Path, id: string, register: readonly string[], only: boolean): readonly Flaw[] {
  const question = find(draft.questions, id)
  if (!question) return knows(draft.questions, id) ? [] : [{ path, sentence: `Frågan ”${id}” finns inte.` }]
  if (question.value.kind !== 'single') return [{ path, sentence: `”${id}” måste vara en envalsfråga (single).` }]
  const values = question.value.codes.filter((code) => code.role === 'value').map((code) => code.code)
  const missing = register.filter((code) => !values.includes(code))
  const foreign = only ? values.filter((code) => !register.includes(code)) : []
  const at = [...question.path, 'codes']
  return [
    ...(missing.length > 0 ? [{ path: at, sentence: `Frågan saknar ${listed(missing)}, som folkbokföringens siffror har.` }] : []),
    ...(foreign.length > 0 ? [{ path: at, sentence: `Folkbokföringens siffror har inte ${listed(foreign)}.` }] : []),
  ]
}

function breakdownFlaws(draft: Draft, { path, value: id }: Part<string>): readonly Flaw[] {
  const question = find(draft.questions, id)?.value
  if (!question) return knows(draft.questions, id) ? [] : [{ path, sentence: `Frågan ”${id}” finns inte.` }]
  if (question.kind !== 'single')
    return [{ path, sentence: `Bara en envalsfråga (single) kan dela upp kommunens tabeller, och det är inte ”${id}”.` }]
  const cell = draft.cell && Object.values(draft.cell.value).includes(id)
  return cell ? [{ path, sentence: `”${id}” delar redan upp tabellerna, eftersom den står i cell.` }] : []
}

function languageFlaws({ languages, value }: Draft): readonly Flaw[] {
  const twice = repeated(languages.map((language, index) => ({ path: ['languages', index], value: language })))
  const swedish =
    Array.isArray(value.languages) && !languages.includes('sv')
      ? [{ path: ['languages'], sentence: 'Svenska (”sv”) måste finnas: personalens sidor är på svenska.' }]
      : []
  return [...twice.map(({ path, value }) => ({ path, sentence: `Språket ”${value}” står två gånger.` })), ...swedish]
}

const known = (list: List<unknown>, path: Path, id: string, what: string): readonly Flaw[] =>
  knows(list, id) ? [] : [{ path, sentence: `${what} ”${id}” finns inte.` }]

const codeFlaws = (question: Question, path: Path, codes: readonly string[]): readonly Flaw[] =>
  codes.flatMap((code, index) =>
    codesOf(question).some((other) => other.code === code)
      ? []
      : [{ path: [...path, index], sentence: `Frågan ”${question.id}” har inte koden ”${code}”.` }],
  )

const repeated = (parts: readonly Part<string>[]) =>
  parts.filter((part, index) => parts.findIndex((other) => other.value === part.value) < index)

const steps = (place: string): Path => (place.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step))
