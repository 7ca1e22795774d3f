import Document
import Problems
import Templates
import Units

/// Answers with the values of a town that does not exist; a figure is the sentence that asks for it.
struct ValmontSource: TemplateSource {
  var values: TemplateScope = [
    "fictif": .bool(true),
    "agents": .missing,
    "commune": .scope([
      "nom": .place(PlaceForms(name: "Le Havre", withDe: "du Havre", withA: "au Havre")),
      "code": .text("99001"),
      "population": .integer(23_450),
      "etoile": .text("*Valmont* _sur_ <b>Mer</b>"),
    ]),
    "taux": .number(8.24, places: 2),
    "evolution": .number(12.4, places: 1),
    "marge": .interval(Interval(lower: 6.71, upper: 10.02), places: 2),
    "jour": .optional(CalendarDate(iso: "2026-03-01")) { .date($0) },
    "annee": .year(2024),
    "niveau": .text("fort"),
    "prose": .rich([.text("un "), .strong([.text("signal")])]),
    "familles": .list([
      .scope(["nom": .text("Biens"), "id": .text("biens"), "grave": .bool(true)]),
      .scope(["nom": .text("Personnes"), "id": .text("personnes"), "grave": .bool(false)]),
    ]),
    "sources": .list([.text("SSMSI"), .text("INSEE"), .text("COG")]),
  ]

  func value(_ name: String) -> TemplateValue? { values.value(name) }
  var valueNames: [String] { values.valueNames }
  let figureNames = ["malveillance.evolution", "malveillance.entonnoir", "rien"]
  let tableNames = ["social.profil"]
  let calloutNames = ["malveillance.cambriolages"]
  let proseNames = ["malveillance.resume"]

  func figure(_ request: BlockRequest) throws(Problem) -> [Block]? {
    try request.checkOptions(among: ["famille", "titre"])
    if request.name == "rien" { return [] }
    return answer(request, "figure", among: figureNames)
  }

  func table(_ request: BlockRequest) throws(Problem) -> [Block]? {
    guard tableNames.contains(request.name) else { return nil }
    return [.table(Table(title: [.text(request.name)], columns: [], rows: []))]
  }

  func callout(_ request: BlockRequest) throws(Problem) -> [Block]? {
    answer(request, "constat", among: calloutNames)
  }

  func prose(_ request: BlockRequest) throws(Problem) -> [Block]? {
    answer(request, "phrase", among: proseNames)
  }

  private func answer(_ request: BlockRequest, _ kind: String, among names: [String]) -> [Block]? {
    guard names.contains(request.name) else { return nil }
    let options = request.options.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
    let scope = request.scope.values.keys.sorted().map { " (\($0))" }
    let text = "[\(kind) \(request.name)\(options.joined())\(scope.joined())]"
    return [.paragraph(Paragraph([.text(text)]))]
  }
}
