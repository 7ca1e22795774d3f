import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// « de novembre 2025 à octobre 2026 ».
  func words(of span: MonthSpan) throws(Problem) -> String {
    let first = monthName(span.first)
    let vowel = first.first.map { "aoé".contains($0) } ?? false
    return try words(
      "tranquillite.mois.\(vowel ? "d" : "de")",
      ["debut": .text(first), "fin": .text(monthName(span.last))])
  }

  /// « octobre 2026 », of a month numbered through the years.
  func monthName(_ month: Int) -> String {
    "\(CalendarDate.monthNames[month % 12]) \(month / 12)"
  }

  static let shortMonths = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
  ]

  /// What a sentence about a table may say.
  func scope(of table: TranquilityTable) throws(Problem) -> TemplateScope {
    var period = ""
    if let windows = table.windows { period = try words(of: windows.latest) }
    return [
      "tableau": .text(table.name), "unite": .text(table.unit),
      "unite_de": .text(table.unit.withDe), "periode": .text(period),
      "pas": .text(try words("tranquillite.pas.\(table.step)")),
    ]
  }

  /// Source and notes under a table about a table of counts.
  func source(
    of table: TranquilityTable, noting notes: [[Inline]]
  ) throws(Problem) -> [Inline] {
    let parts = [try cite(table.source)] + notes + [try secrecyNote(table)]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [.text(" ")]))
  }

  /// Why some counts are « masqué »; nothing when none is.
  func secrecyNote(_ table: TranquilityTable) throws(Problem) -> [Inline] {
    table.hidesSomething
      ? try phrase(
        "tranquillite.figures.masque", ["seuil": .integer(dossier.secrecy.facts)]) : []
  }

  /// The source line of a figure about a table.
  func source(of table: TranquilityTable) throws(Problem) -> [Inline] {
    let note = try phrase(
      "tranquillite.figures.note", ["source": .rich(try cite(table.source))])
    let secrecy = try secrecyNote(table)
    return secrecy.isEmpty ? note : note + [.text(" ")] + secrecy
  }

  /// « dépôts sauvages, rassemblements et 12 autres ».
  func listed(_ categories: [TranquilityCategory]) throws(Problem) -> String {
    let most = 8
    let names = categories.map(\.labelInSentence)
    guard names.count > most + 1 else { return French.list(names) }
    let others = try words(
      "tranquillite.autres", ["n": .integer(names.count - most)])
    return French.list(names.prefix(most) + [others])
  }

  /// A place, or those that are shown together because each alone is too small.
  func name(of place: TranquilityPlace) throws(Problem) -> String {
    place.mergedPlaces > 1
      ? try words("tranquillite.autres-lieux", ["n": .integer(place.mergedPlaces)])
      : place.name.isEmpty ? try words("tranquillite.non-situe") : place.name
  }

  /// A ratio with its interval, for a sentence.
  func scope(of ratio: TranquilityRatio) -> TemplateScope {
    [
      "rapport": .number(ratio.ratio, places: 2),
      "intervalle": .interval(ratio.interval, places: 2),
    ]
  }

  /// What a result is, else why there is none, in a cell of a table.
  func words(
    for verdict: Finding.Verdict?, else absence: TranquilityAbsence?, in group: String = "verdicts"
  ) throws(Problem) -> String {
    guard let verdict else { return try words(for: absence) }
    return try words("tranquillite.\(group).\(verdict.rawValue)")
  }

  /// Why a figure is not there, in a cell of a table.
  func words(for absence: TranquilityAbsence?) throws(Problem) -> String {
    let key =
      switch absence {
      case .tooShort: "trop-court"
      case .valuesMissing: "manquantes"
      case .baseTooSmall: "base"
      case .hidden: "masque"
      case .noPopulation: "population"
      case .unbounded, nil: "sans-borne"
      }
    return try words("tranquillite.absences.\(key)")
  }
}

/// A count as the edition prints it: a dash where the file doesn't know it.
func printed(_ count: DisclosedCount?) -> String {
  switch count {
  case .shown(let value): French.integer(value)
  case .hidden: "masqué"
  case nil: "–"
  }
}

/// The same in a cell, in italic when it is hidden.
func cell(_ count: DisclosedCount?) -> [Inline] {
  count == .hidden ? [.emphasis([.text(printed(count))])] : [.text(printed(count))]
}

extension TranquilityTable {
  /// An état 4001 has a hundred categories: a figure shows so many at most, the table has them all.
  static let mostRows = 20
  static let mostPanels = 12

  /// The category to show first: of the strongest change, else the most counted.
  var principal: TranquilityCategory? {
    let changed = categories.filter { category in
      category.change.value.map { $0.verdict != .notEstablished } ?? false
    }
    return changed.max { ($0.latest?.value ?? 0) < ($1.latest?.value ?? 0) }
      ?? categories.first { $0.latest?.value != nil }
  }

  /// Whether one of its places is a district whose inhabitants are known.
  var hasRates: Bool { places.contains { $0.rate != nil } }

  /// Those whose months differ by more than chance.
  var seasonal: [TranquilityCategory] {
    Array(categories.filter { $0.season.value?.isEstablished ?? false }.prefix(Self.mostRows))
  }
}

extension String {
  /// « d’interventions », « de signalements »; a mute h is told from an aspirated one by the word.
  var withDe: String {
    let plain = plainLetters(of: self, joinedBy: " ")
    let mute = ["habita", "heure", "homicide", "homme", "hospital", "hotel", "humain"]
    let isElided =
      plain.first.map("aeiou".contains) ?? false || mute.contains { plain.hasPrefix($0) }
    return isElided ? "d’" + self : "de " + self
  }
}
