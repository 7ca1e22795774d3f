import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

/// Answers the outline of a relevé: its values and its tables by name.
struct MinutesSource: TemplateSource {
  let material: MinutesMaterial
  let values: TemplateScope

  init(_ material: MinutesMaterial) throws(Problem) {
    self.material = material
    values = try material.values()
  }

  func value(_ name: String) -> TemplateValue? { values.value(name) }

  var valueNames: [String] { values.valueNames }
  let figureNames: [String] = []
  let tableNames = ["releve.decisions", "releve.indicateurs", "releve.suites"]
  let calloutNames: [String] = []
  let proseNames: [String] = []

  func figure(_ request: BlockRequest) throws(Problem) -> [Block]? { nil }
  func callout(_ request: BlockRequest) throws(Problem) -> [Block]? { nil }
  func prose(_ request: BlockRequest) throws(Problem) -> [Block]? { nil }

  func table(_ request: BlockRequest) throws(Problem) -> [Block]? {
    let table: Table?
    switch request.name {
    case "releve.decisions": table = try material.decisionsTable()
    case "releve.indicateurs": table = try material.indicatorsTable()
    case "releve.suites": table = try material.followUpsTable()
    default: return nil
    }
    return table.map { [.table($0)] } ?? []
  }
}

extension MinutesMaterial {
  fileprivate func values() throws(Problem) -> TemplateScope {
    let name = dossier.territory.name
    let place = PlaceForms(name: name.inSentence, withDe: name.withDe, withA: name.withA)
    let kind: String =
      switch dossier.territory.kind {
      case .commune: "commune"
      case .arrondissement: "arrondissement"
      case .intercommunality: "intercommunalite"
      }
    return [
      "commune": .scope([
        "nom": .place(place),
        "proprietaire": .text(try words("proprietaire.\(kind)", ["territoire": .place(place)])),
      ]),
      "seance": .scope(try meetingValues()),
      "edition": .scope([
        "nom": .text(try words("editions.\(edition.rawValue)")),
        "diffusion": .text(try words("releve.diffusion")),
        "avertissement": .text(try warning()),
      ]),
      "version": .integer(held.after.version),
    ]
  }

  private func meetingValues() throws(Problem) -> TemplateScope {
    let key = meeting.formation.rawValue.replacing(" ", with: "-")
    var formation = try words("releve.formations.\(key)")
    if let subject = meeting.subject {
      formation = try words(
        "releve.formation-sujet", ["formation": .text(formation), "sujet": .text(subject)])
    }
    return [
      "instance": .optional(dossier.mission.body, TemplateValue.text),
      "formation": .text(formation), "date": .date(meeting.date),
      "lieu": .optional(meeting.location, TemplateValue.text),
      "presidence": .optional(meeting.chair, TemplateValue.text),
      "presents": try list(meeting.present), "excuses": try list(meeting.excused),
      "ordre_du_jour": .text(meeting.agenda.joined(separator: " ; ")),
      "prochaine": .optional(meeting.next, TemplateValue.date),
      "a_des_decisions": .bool(!meeting.decisions.isEmpty),
      "a_des_mesures": .bool(!measured.isEmpty),
      "a_des_suites": .bool(!meeting.followUps.isEmpty),
    ]
  }

  private func list(_ functions: [String]) throws(Problem) -> TemplateValue {
    .text(functions.isEmpty ? try words("releve.aucun") : French.list(functions))
  }
}
