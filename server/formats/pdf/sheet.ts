import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit' // letters and forms: small, maintained, shapes every script we print, writes tagged PDF

/** A4 in points, and the margin round what is printed. */
export const A4 = { width: 595.28, height: 841.89, margin: 48 } as const

const require = createRequire(import.meta.url)
const noto = (face: string) => require.resolve(`@expo-google-fonts/noto-sans/${face}.ttf`)
// Noto Sans has every letter of the languages written in Latin and Cyrillic letters; a PDF must carry its own.
const FONTS = {
  regular: noto('400Regular/NotoSans_400Regular'),
  bold: noto('700Bold/NotoSans_700Bold'),
  // Arabic and Persian. Noto's own Arabic looks right but loses its dots when it is copied or read aloud.
  arabic: require.resolve('@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf'),
} as const

/** A new A4 document that screen readers can follow: tagged, titled, with its language, and its fonts inside. No page yet. */
export function sheet(title: string, language: string): PDFKit.PDFDocument {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margins: { top: A4.margin, bottom: A4.margin, left: A4.margin, right: A4.margin },
    autoFirstPage: false,
    tagged: true,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    info: { Title: title, Producer: 'Trygghetsdialog', Creator: 'Trygghetsdialog' },
  }
  const doc = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' })) // which the types do not know
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file)
  return doc.font('regular')
}
