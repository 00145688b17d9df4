import type { Box, PaperForm, PaperQuestion, PaperSection } from '../../domain/paper/form.ts'
import { A4, sheet } from './sheet.ts'

/** What stands at the head of one copy of the form. */
export interface Copy {
  readonly kommun: string
  /** The code of whoever it is sent to, as it is written; '' for a line to write it on. */
  readonly code: string
  /** It is of an exercise, and says so first. */
  readonly rehearsal: boolean
}

const COLUMNS = 2
const GAP = 24
const WIDTH = (A4.width - 2 * A4.margin - GAP * (COLUMNS - 1)) / COLUMNS
const FOOT = A4.height - A4.margin - 14
const SIZE = { title: 17, heading: 12, text: 9.5, small: 8 } as const
const BOX = 10

/** A questionnaire to print: A4, two columns, a number beside each box to key it by, and arrows past what not everybody is asked. */
export function paperForm(form: PaperForm, copy: Copy): PDFKit.PDFDocument {
  const doc = sheet(`${form.title} – ${copy.kommun}`, form.language)
  const page = new Columns(doc, (number) => form.words.page(number))
  page.begin()
  head(page, form, copy)
  for (const section of form.sections) sectionOn(page, form, section)
  page.keep(30)
  page.words(form.words.end, { bold: true, before: 10 })
  page.finish()
  doc.end()
  return doc
}

function head(page: Columns, { title, introduction, words }: PaperForm, { kommun, code, rehearsal }: Copy): void {
  if (rehearsal) page.words(words.rehearsal, { size: SIZE.heading, bold: true })
  page.words(`${title} – ${kommun}`, { size: SIZE.title, bold: true, tag: 'H1' })
  page.words(introduction, { before: 4 })
  page.words(`${words.optional} ${words.names}`, { before: 4 })
  page.field(`${words.code}:`, code)
  if (code === '') page.field(`${words.area}:`, '')
}

function sectionOn(page: Columns, { words }: PaperForm, { title, introduction, help, questions }: PaperSection): void {
  // A heading alone at the foot of a column belongs to nothing.
  page.keep(180)
  page.words(title, { size: SIZE.heading, bold: true, before: 12, tag: 'H2' })
  if (introduction) page.words(introduction, { before: 2 })
  if (help) page.words(words.help, { size: SIZE.small, before: 2 })
  for (const question of questions) questionOn(page, question)
}

function questionOn(page: Columns, { number, text, hint, how, boxes, lines, arrow }: PaperQuestion): void {
  const rows = boxes.reduce((sum, { text }) => sum + page.heightOf(text, WIDTH - BOX - 20) + 3, 0)
  page.keep(page.heightOf(`${number}. ${text}`) + rows + lines * 20 + (arrow ? 40 : 0) + (hint ? 24 : 0) + 24)
  if (arrow) {
    for (const sentence of arrow.only) page.words(sentence, { size: SIZE.small, bold: true, before: 8 })
    page.arrow(`${arrow.others} `, arrow.to)
  }
  page.words(`${number}. ${text}`, { bold: true, before: 8 })
  if (hint) page.words(hint, { size: SIZE.small })
  page.words(how, { size: SIZE.small, quiet: true })
  for (const box of boxes) page.box(box)
  for (let line = 0; line < lines; line++) page.line()
}

interface Manner {
  readonly size?: number
  readonly bold?: boolean
  readonly quiet?: boolean
  /** Space above, in points; none at the top of a column. */
  readonly before?: number
  readonly tag?: 'H1' | 'H2' | 'P'
}

/** Two columns on page after page, filled from the top: what is drawn next goes where there is room. */
class Columns {
  readonly #doc: PDFKit.PDFDocument
  readonly #pageWords: (page: number) => string
  readonly #root: PDFKit.PDFStructureElement
  #page = 0
  #column = 0
  #y: number = A4.margin

  constructor(doc: PDFKit.PDFDocument, pageWords: (page: number) => string) {
    this.#doc = doc
    this.#pageWords = pageWords
    this.#root = doc.struct('Document')
    doc.addStructure(this.#root)
  }

  begin(): void {
    this.#doc.addPage()
    this.#page++
    this.#column = 0
    this.#y = A4.margin
    this.#artifact(() => {
      const foot = this.#doc.font('regular').fontSize(SIZE.small).fillColor('#555555')
      foot.text(this.#pageWords(this.#page), A4.margin, FOOT + 2, { width: A4.width - 2 * A4.margin, align: 'center', height: 12 })
    })
  }

  finish(): void {
    this.#root.end()
  }

  /** Goes on in the next column when there is less room than this. What is higher than a column begins where it is. */
  keep(height: number): void {
    if (this.#y + Math.min(height, FOOT - A4.margin) <= FOOT) return
    this.#column++
    this.#y = A4.margin
    if (this.#column === COLUMNS) this.begin()
  }

  heightOf(words: string, width = WIDTH, size: number = SIZE.text): number {
    return this.#doc.font('bold').fontSize(size).heightOfString(words, { width })
  }

  words(words: string, { size = SIZE.text, bold = false, quiet = false, before = 0, tag = 'P' }: Manner = {}): void {
    this.#down(before)
    this.keep(this.heightOf(words, WIDTH, size))
    this.#tagged(tag, () => {
      this.#doc
        .font(bold ? 'bold' : 'regular')
        .fontSize(size)
        .fillColor(quiet ? '#555555' : '#000000')
      this.#doc.text(words, this.#x, this.#y, { width: WIDTH })
    })
    this.#y = this.#doc.y
  }

  /** A name and its value, or a line to write it on. */
  field(name: string, value: string): void {
    this.#down(8)
    this.#tagged('P', () => {
      this.#doc.font('bold').fontSize(SIZE.heading).fillColor('#000000')
      this.#doc.text(value ? `${name} ${value}` : name, this.#x, this.#y, { width: WIDTH })
    })
    if (!value) this.#rule(this.#x + this.#doc.widthOfString(name) + 6, this.#doc.y - 2, this.#x + WIDTH)
    this.#y = this.#doc.y
  }

  /** A box to tick, the number it is keyed by, and the answer. */
  box({ number, text }: Box): void {
    this.#down(3)
    this.keep(this.heightOf(text, WIDTH - BOX - 20))
    const [x, y] = [this.#x, this.#y]
    this.#artifact(() => {
      this.#doc
        .lineWidth(0.8)
        .strokeColor('#000000')
        .rect(x + 12, y + 1.5, BOX, BOX)
        .stroke()
    })
    this.#tagged('P', () => {
      this.#doc
        .font('regular')
        .fontSize(6.5)
        .fillColor('#555555')
        .text(String(number), x, y + 2.5, { width: 10, align: 'right' })
      this.#doc
        .fontSize(SIZE.text)
        .fillColor('#000000')
        .text(text, x + BOX + 18, y, { width: WIDTH - BOX - 20 })
    })
    this.#y = Math.max(this.#doc.y, y + BOX + 2)
  }

  /** A line to write on. */
  line(): void {
    this.#down(18)
    this.keep(2)
    this.#rule(this.#x, this.#y, this.#x + WIDTH)
    this.#down(2)
  }

  /** Words, an arrow, and where it leads. */
  arrow(words: string, to: string): void {
    const [x, y] = [this.#x, this.#y + 2]
    this.#doc.font('regular').fontSize(SIZE.small)
    const end = x + this.#doc.widthOfString(words) + 22
    this.#tagged('P', () => {
      this.#doc.fillColor('#000000').text(words, x, y, { lineBreak: false })
      this.#doc.font('bold').text(to, end + 5, y, { lineBreak: false })
    })
    this.#artifact(() => {
      const middle = y + 6
      this.#doc.lineWidth(1).strokeColor('#000000')
      this.#doc
        .moveTo(end - 20, middle)
        .lineTo(end, middle)
        .stroke()
      this.#doc
        .moveTo(end - 5, middle - 3.5)
        .lineTo(end, middle)
        .lineTo(end - 5, middle + 3.5)
        .stroke()
    })
    this.#y = y + 13
  }

  get #x(): number {
    return A4.margin + this.#column * (WIDTH + GAP)
  }

  #down(points: number): void {
    if (this.#y > A4.margin) this.#y += points
  }

  #rule(from: number, y: number, to: number): void {
    this.#artifact(() => this.#doc.lineWidth(0.6).strokeColor('#777777').moveTo(from, y).lineTo(to, y).stroke())
  }

  #tagged(tag: string, draw: () => void): void {
    this.#root.add(this.#doc.struct(tag, {}, draw))
  }

  #artifact(draw: () => void): void {
    this.#doc.markContent('Artifact')
    draw()
    this.#doc.endMarkedContent()
  }
}
