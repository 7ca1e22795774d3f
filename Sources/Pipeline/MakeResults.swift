import Dossier
import Drawing
public import Problems
import Reports

/// Writes `CODE-resultats.csv`: every measure of the open data of a dossier, one a row.
public func makeResults(_ request: DocumentRequest) throws(Problems) -> Warned<[WrittenFile]> {
  try Line(request).makeResults()
}

extension Line {
  func makeResults() throws(Problems) -> Warned<[WrittenFile]> {
    let analysed = try analysedDossier()
    let (dossier, findings) = analysed.value
    let table = try resultTable(
      of: dossier, findings: findings, templates: templateLibrary(for: dossier))
    // A table has no page, but figures of a territory like any document.
    try inspection?(
      Publication(
        pages: [], outline: [],
        metadata: .init(
          title: "", author: "", subject: "", keywords: [], language: "fr-FR", date: "")))
    let name = request.fileName(code: dossier.territory.code, document: "resultats")
    let file = try alone { () throws(Problem) in
      try OutputFolder(path: request.output, drafts: request.draftFolder).write(
        Array(commaSeparated(table.value).utf8), to: name.dropLast(4) + ".csv")
    }
    return Warned([file], warnings: analysed.warnings + table.warnings)
  }
}
