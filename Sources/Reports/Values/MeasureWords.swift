import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

// The values of indicators as every paper prints them, small ones hidden where the edition says so.
extension ReportMaterial {
  var secrecy: MeasureSecrecy {
    MeasureSecrecy(thresholds: dossier.secrecy, edition: edition)
  }

  /// A value with as many decimals as it was typed with, two at most; « masqué » for a hidden one.
  func measureText(_ measure: DisclosedMeasure?) throws(Problem) -> String {
    switch measure {
    case nil: "–"
    case .hidden: try words("mesures.masque")
    case .shown(let value): valueText(value)
    }
  }

  func valueText(_ value: Double?) -> String {
    value.map { French.decimal($0, places: 2).trimmingZeros } ?? "–"
  }

  /// A change of a sheet with « masqué » in place of what the edition hides.
  func disclosed(_ change: FieldChange) throws(Problem) -> FieldChange {
    let hidden = try words("mesures.masque")
    return change.disclosed(by: secrecy) { $0.value.map(valueText) ?? hidden }
  }

  /// What « masqué » stands for, under a table or a drawing that has one; nothing under others.
  func maskNote(_ indicators: [DisclosedIndicator]) throws(Problem) -> [Inline] {
    try maskNote(where: indicators.contains(where: \.hidesSomething))
  }

  func maskNote(_ changes: [FieldChange]) throws(Problem) -> [Inline] {
    try maskNote(where: changes.contains { $0.isHidden(by: secrecy) })
  }

  private func maskNote(where isHidden: Bool) throws(Problem) -> [Inline] {
    guard isHidden else { return [] }
    return try phrase(
      "mesures.note",
      [
        "faits": .integer(dossier.secrecy.facts), "personnes": .integer(dossier.secrecy.persons),
      ])
  }
}

extension String {
  /// « 12,50 » as « 12,5 », « 12,00 » as « 12 ».
  fileprivate var trimmingZeros: String {
    guard contains(",") else { return self }
    var text = self
    while text.last == "0" { text.removeLast() }
    if text.last == "," { text.removeLast() }
    return text
  }
}
