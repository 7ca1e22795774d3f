import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// « au 3ᵉ trimestre 2026 », « en septembre 2026 », « en 2026 ».
  func inPeriod(_ period: ObservationPeriod) throws(Problem) -> String {
    let key = period.length.name
    return try words(
      "observatoire.periodes.\(key)",
      ["periode": .text(period.label), "annee": .year(period.year)])
  }

  /// A head of column: « T3 2025 », « 2025 ».
  func shortName(of period: ObservationPeriod) -> String {
    switch period.length {
    case .month: "\(Self.shortMonths[period.firstMonth % 12]) \(period.year)"
    case .quarter: "T\(period.firstMonth % 12 / 3 + 1) \(period.year)"
    case .year: String(period.year)
    }
  }

  static let shortMonths = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
  ]

  /// « octobre 2026 », of a month numbered through the years.
  func monthName(_ month: Int) -> String {
    "\(CalendarDate.monthNames[month % 12]) \(month / 12)"
  }

  /// « d’octobre 2023 à septembre 2026 ».
  func span(of months: Range<Int>) throws(Problem) -> String {
    guard !months.isEmpty else { return try words("observatoire.aucun-mois") }
    let first = monthName(months.lowerBound)
    let isElided = first.first.map { "aoé".contains($0) } ?? false
    return try words(
      "observatoire.mois.\(isElided ? "d" : "de")",
      ["debut": .text(first), "fin": .text(monthName(months.upperBound - 1))])
  }

  /// « du jeudi au samedi », « le vendredi ».
  func days(_ days: ClosedRange<Int>) throws(Problem) -> String {
    let names = FactQuery.weekdayNames
    guard days.count > 1 else {
      return try words("observatoire.jours.un", ["jour": .text(names[days.lowerBound])])
    }
    guard days.count < 7 else { return try words("observatoire.jours.tous") }
    return try words(
      "observatoire.jours.\(days.count == 2 ? "deux" : "plusieurs")",
      ["debut": .text(names[days.lowerBound]), "fin": .text(names[days.upperBound])])
  }

  /// « entre 21 h et 1 h ».
  func between(_ from: Int, _ to: Int) throws(Problem) -> String {
    try words("observatoire.heures", ["de": .text(hour(from)), "a": .text(hour(to))])
  }

  func hour(_ hour: Int) -> String { "\(hour % 24)\(French.narrowSpace)h" }

  /// « du jeudi au samedi, entre 21 h et 1 h ».
  func words(of slot: WeekSlot) throws(Problem) -> String {
    "\(try days(slot.days)) \(try between(slot.hours.from, slot.hours.to))"
  }

  /// Why something isn't there, for a cell.
  func words(for absence: RegisterAbsence?) throws(Problem) -> String {
    let key =
      switch absence {
      case .noFacts: "aucun"
      case .tooFewFacts: "petits"
      case .tooShort: "court"
      case .hidden: "masque"
      case .unbounded, nil: "sans-borne"
      }
    return try words("observatoire.absences.\(key)")
  }

  /// Why something of the space isn't there, for a cell.
  func words(for absence: SpaceAbsence?) throws(Problem) -> String {
    let key =
      switch absence {
      case .noFacts: "aucun"
      case .tooFewFacts, .noRegister, .noOutline: "petits"
      case .noEarlierPeriod, .tooFewMonths: "court"
      case .noPopulation: "population"
      case .hidden: "masque"
      case .unbounded, nil: "sans-borne"
      }
    return try words("observatoire.absences.\(key)")
  }

  func words(
    for verdict: Finding.Verdict?, else absence: RegisterAbsence?
  ) throws(Problem) -> String {
    guard let verdict else { return try words(for: absence) }
    return try words("observatoire.verdicts.\(verdict.rawValue)")
  }

  func words(for ratio: AreaRatio?, else absence: SpaceAbsence?) throws(Problem) -> String {
    guard let ratio else { return try words(for: absence) }
    let key =
      switch ratio.verdict {
      case .above: "above"
      case .below: "below"
      case .notEstablished: "notEstablished"
      }
    return try words("observatoire.verdicts-lieux.\(key)")
  }

  /// A share between 0 and 1 as « 29 % »; never « 0 % » for what is not nothing.
  func share(_ value: Double?, places: Int = 0) -> String {
    guard let value else { return "–" }
    let percent = value * 100
    if percent == 0 || percent >= (places == 0 ? 0.5 : 0.05) {
      return French.percent(percent, places: places)
    }
    return percent >= 0.005
      ? French.percent(percent, places: 2) : "< \(French.percent(0.01, places: 2))"
  }

  /// Source of the facts, with its rules, as the foot of a figure or of a table.
  func citation(of observed: SourceObservation, noting notes: [[Inline]] = [])
    throws(Problem) -> [Inline]
  {
    let scope = try scope(of: observed)
    let source = source(of: observed)
    var parts = [
      try phrase(
        "observatoire.citation",
        scope.adding([
          "fin": .date(observed.collection.days.upperBound),
          "debut": .date(observed.collection.days.lowerBound),
        ]))
    ]
    if source.momentRule != nil { parts.append(try phrase("observatoire.moment", scope)) }
    if source.placeRule != nil { parts.append(try phrase("observatoire.lieu", scope)) }
    parts += notes
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [.text(" ")]))
  }

  /// What « masqué » stands for; nothing where nothing is hidden.
  func maskNote(if isHidden: Bool) throws(Problem) -> [Inline] {
    guard isHidden, edition == .publishable else { return [] }
    return try phrase(
      "observatoire.masque", ["seuil": .integer(dossier.secrecy.facts)])
  }

  /// A table with heads from the wording; nil without rows.
  func table(
    _ key: String, _ columns: [ObservatoryColumn], _ rows: [Table.Row],
    scope: TemplateScope = [:], anchor: String, source: [Inline] = []
  ) throws(Problem) -> Table? {
    guard !rows.isEmpty else { return nil }
    var heads: [Table.Column] = []
    for column in columns { heads.append(try head(column, scope)) }
    return Table(
      title: try phrase("observatoire.tableaux.\(key)", scope), columns: heads, rows: rows,
      source: source, anchor: "tableau-observatoire-\(anchor)")
  }
}

extension ObservatoryMaterial {
  private func head(
    _ column: ObservatoryColumn, _ scope: TemplateScope
  ) throws(Problem) -> Table.Column {
    var name = column.text
    if name == nil { name = try words("observatoire.colonnes.\(column.key)", scope) }
    var spanner = ""
    if let key = column.spanner { spanner = try words("observatoire.colonnes.\(key)", scope) }
    return Table.Column(
      text(name), column.alignment, spanner: spanner, isSecondary: column.isSecondary,
      stretch: column.stretch)
  }
}

/// A column by the key of its name, or with a name of its own.
struct ObservatoryColumn {
  var key = ""
  var text: String?
  var alignment = Table.Alignment.right
  var stretch = 0.0
  var isSecondary = false
  var spanner: String?

  static func name(_ key: String, stretch: Double = 1) -> Self {
    ObservatoryColumn(key: key, alignment: .left, stretch: stretch)
  }

  static func number(_ key: String, under spanner: String? = nil) -> Self {
    ObservatoryColumn(key: key, spanner: spanner)
  }

  static func interval(under spanner: String? = nil) -> Self {
    ObservatoryColumn(key: "intervalle", isSecondary: true, spanner: spanner)
  }

  static func verdict(under spanner: String? = nil) -> Self {
    ObservatoryColumn(key: "verdict", alignment: .left, spanner: spanner)
  }
}
