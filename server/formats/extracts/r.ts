import type { Column } from '../../domain/extracts/sheet.ts'
import { oneLine, type Reading } from './script.ts'

/** A script that reads the file in R without any package: factors with levels in order and labels, other codes as NA, rows and columns counted. */
export function r({ file, labelsFile, dialect, hasNotice, rows, columns }: Reading): string {
  const read = (
    name: string,
  ) => `read.table(${quote(name)}, header = TRUE, sep = ${quote(dialect.delimiter)}, quote = "\\"", comment.char = "",
  skip = ${hasNotice ? 1 : 0}, fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = "", check.names = FALSE)`
  const isLong = columns.some(({ name }) => name === 'svar')
  return `${[
    `# Läser ${file} i R.`,
    '# Ställ dig i mappen där filerna ligger: setwd("…"). Kör sedan: source("…", encoding = "UTF-8")',
    '# Svar som inte är värden (vet ej, vill inte svara, inte besvarad, inte ställd) blir NA. Vill du ha kvar dem: sätt behall till TRUE.',
    ...(hasNotice ? ['# Påhittade svar – övning.'] : []),
    'behall <- FALSE',
    '',
    `mikrodata <- ${read(file)}`,
    '',
    '# Är filen hel? Antalen står också i manifestet.',
    `stopifnot(nrow(mikrodata) == ${rows}, ncol(mikrodata) == ${columns.length})`,
    '',
    'som_faktor <- function(x, koder, ord, saknas) {',
    '  stopifnot(all(is.na(x) | x %in% koder))',
    '  if (!behall) {',
    '    x[x %in% saknas] <- NA',
    '    visas <- !(koder %in% saknas)',
    '    return(factor(x, levels = koder[visas], labels = ord[visas]))',
    '  }',
    '  factor(x, levels = koder, labels = ord)',
    '}',
    'som_tal <- function(x, saknas) {',
    '  x[x %in% saknas] <- NA',
    `  as.numeric(sub(${quote(',')}, ".", x, fixed = TRUE))`,
    '}',
    '',
    ...columns.flatMap(column),
    ...(isLong ? ['', '# Svaren i ord', `etiketter <- ${read(labelsFile)}`, ...inWords] : []),
  ].join('\n')}\n`
}

const inWords = [
  'plats <- match(paste(mikrodata[["fraga"]], mikrodata[["svar"]]), paste(etiketter[["kolumn"]], etiketter[["kod"]]))',
  'mikrodata[["svar_i_ord"]] <- etiketter[["kod_etikett"]][plats]',
  'mikrodata[["saknat_varde"]] <- etiketter[["saknat_varde"]][plats] == "ja"',
]

function column({ name, label, type, codes }: Column): readonly string[] {
  const at = `mikrodata[[${quote(name)}]]`
  const labelled = `attr(${at}, "label") <- ${quote(label)}`
  const missing = list(codes.filter(({ isMissing }) => isMissing).map(({ code }) => code))
  if (type === 'number' || type === 'decimal') return [`${at} <- som_tal(${at}, ${missing})`, labelled]
  if (type === 'name') return codes.length === 0 ? [labelled] : [labelled, `attr(${at}, "labels") <- ${named(codes)}`]
  const [known, words] = [list(codes.map(({ code }) => code)), list(codes.map(({ words }) => words))]
  return [`${at} <- som_faktor(${at},\n  koder = ${known},\n  ord = ${words},\n  saknas = ${missing})`, labelled]
}

const list = (texts: readonly string[]) => (texts.length === 0 ? 'character(0)' : `c(${texts.map(quote).join(', ')})`)

const named = (codes: Column['codes']) => `c(${codes.map(({ code, words }) => `${quote(words)} = ${quote(code)}`).join(', ')})`

const quote = (text: string) => `"${oneLine(text).replace(/["\\]/g, '\\$&')}"`
