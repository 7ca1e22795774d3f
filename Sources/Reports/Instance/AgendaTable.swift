import Document
import Dossier
import Law
import Problems
import Strategy
import Templates
import Units

extension InstanceMaterial {
  /// The points of a plenary meeting that the law or the dossier calls for, in order.
  func agendaTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for point in try agendaPoints() {
      let base = point.articles.isEmpty ? "–" : point.articles.joined(separator: ", ")
      rows.append(
        Table.Row([
          [.text("\(rows.count + 1)")], point.text,
          [.text(try words("instance.rapporteurs.\(point.speaker)", agendaScope()))],
          [.text(base)],
        ]))
    }
    return try table(
      "ordre-du-jour", rows,
      [("point", .right, 0), ("objet", .left, 2), ("rapporteur", .left, 1), ("base", .left, 0.8)])
  }

  private struct AgendaPoint {
    let text: [Inline]
    let speaker: String
    let articles: [String]
  }

  private func agendaPoints() throws(Problem) -> [AgendaPoint] {
    let isLocal = council == .local
    let scope = try agendaScope()
    var points: [AgendaPoint] = []
    func add(_ key: String, by speaker: String, _ articles: [String]) throws(Problem) {
      points.append(
        AgendaPoint(
          text: try phrase("instance.points.\(key)", scope), speaker: speaker, articles: articles))
    }
    try add("ouverture", by: "president", [])
    if lastMeeting != nil { try add("approbation", by: "president", []) }
    let information = isLocal ? ["D132-10"] : ["D132-10", "D132-11"]
    try add("etat-delinquance", by: "prefet", information)
    if lastMeeting?.followUps.isEmpty == false { try add("suites", by: "coordination", []) }
    if record.state != nil { try add("strategie", by: "coordination", []) }
    let report = [isLocal ? "R132-10-1" : "R132-12-1"]
    try add(fundedShares.isEmpty ? "fipd-eventuel" : "fipd", by: "president", report)
    if isLocal, (dossier.map?.priorityDistricts?.count ?? 0) > 0 {
      try add("contrat-de-ville", by: "coordination", ["D132-7"])
    }
    try add("suite", by: "president", [isLocal ? "L132-4" : "L132-13", "D132-9"])
    return points
  }

  private func agendaScope() throws(Problem) -> TemplateScope {
    [
      "president": .text(try words("instance.conseils.\(council.rawValue).president-court")),
      "prefet": .text(try words("instance.prefets.\(prefectKey).le")),
      "date": .optional(lastMeeting?.date, TemplateValue.date),
      "suites": .integer(lastMeeting?.followUps.count ?? 0),
      "fiches": .integer(record.state?.strategy.actions.count ?? 0),
      "financees": .integer(fundedActions.count),
    ]
  }
}
