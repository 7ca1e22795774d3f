import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Every indicator against what the profile leads one to expect.
  func expectedFigure() throws(Problem) -> Figure? {
    guard let expected = findings.expected.value, !expected.levels.isEmpty,
      let source = findings.malveillance?.source
    else { return nil }
    var rows: [RankedStrips.Row] = []
    for level in expected.levels { rows.append(try strip(of: level)) }
    for gap in expected.gaps {
      if case .territoryNotPublished = gap.reason { rows.append(try strip(of: gap)) }
    }
    let scope = try expectedScope(expected)
    var chartWords = ChartWords()
    chartWords.expected = try words("croise.attendu.echelle")
    return Figure(
      title: try figureTitle(of: expected),
      subtitle: try phrase("croise.attendu.sous-titre", scope),
      chart: Chart(
        plot: RankedStrips(
          rows: rows, valueHeading: try words("croise.attendu.colonne"), words: chartWords),
        alternativeText: try words(
          "croise.attendu.texte", scope.adding(["valeurs": .text(described(rows))])),
        values: try values(of: expected)),
      reading: try reading(of: expected),
      source: try cite(source) + [.text(" ")] + (try phrase("croise.attendu.note", scope)),
      anchor: "figure-attendu")
  }

  private func described(_ rows: [RankedStrips.Row]) -> String {
    rows.map { row in
      "\(row.label) : \(row.ratio.value.map { French.decimal($0, places: 2) } ?? "–"), \(row.word)"
    }.joined(separator: " ; ")
  }

  private func strip(of level: ExpectedLevel) throws(Problem) -> RankedStrips.Row {
    RankedStrips.Row(
      try words("indicateurs.\(level.indicator.rawValue).nom"),
      ratio: Estimate(level.ratio, interval: level.ratioInterval),
      comparables: level.comparables.map(\.ratio).filter { $0 > 0 },
      verdict: level.verdict.charted, word: try word(of: level))
  }

  private func strip(of gap: ExpectedGap) throws(Problem) -> RankedStrips.Row {
    RankedStrips.Row(
      try words("indicateurs.\(gap.indicator.rawValue).nom"), ratio: Estimate(nil),
      comparables: [], verdict: .undetermined, word: try words("croise.attendu.secret"))
  }

  /// The level that is furthest from what was expected, when one is established.
  private func figureTitle(of expected: ExpectedLevels) throws(Problem) -> [Inline] {
    let apart = expected.levels.filter { $0.verdict != .notEstablished }
    guard let first = apart.min(by: { $0.adjustedP < $1.adjustedP }) else {
      return try phrase("croise.attendu.titre-figure.aucun")
    }
    return try phrase("croise.attendu.titre-figure.ecart", try scope(of: first))
  }

  func word(of level: ExpectedLevel) throws(Problem) -> String {
    try words("croise.attendu.\(level.verdict.levelKey)")
  }

  /// What a sentence about all levels may say.
  func expectedScope(_ expected: ExpectedLevels) throws(Problem) -> TemplateScope {
    let widest = expected.levels.max { $0.covariates.count < $1.covariates.count }
    var names: [String] = []
    for covariate in widest?.covariates ?? [] {
      names.append(try words("social.\(covariate.key).nom").lowercasedFirst)
    }
    let communes = expected.levels.map(\.communes)
    let scope: TemplateScope = [
      "annee": .optional(expected.levels.map(\.year).max(), TemplateValue.year),
      "groupe": .text(try groupName), "covariables": .text(French.list(names)),
      "communes": .text(
        communes.min() == communes.max()
          ? French.integer(communes.max() ?? 0)
          : "\(French.integer(communes.min() ?? 0)) à \(French.integer(communes.max() ?? 0))"),
      "n": .integer(expected.levels.count), "territoire": .text(territory.name.short),
    ]
    return scope.adding(testScope(.expected))
  }

  private func reading(of expected: ExpectedLevels) throws(Problem) -> [Inline] {
    guard
      let level = expected.levels.first(where: { $0.verdict != .notEstablished })
        ?? expected.levels.first
    else { return [] }
    return try phrase("croise.attendu.lecture", try scope(of: level))
  }

  func scope(of level: ExpectedLevel) throws(Problem) -> TemplateScope {
    let unit = try unit(of: level.indicator, count: level.observed)
    return [
      "nom": .text(try words("indicateurs.\(level.indicator.rawValue).nom")),
      "observe": .integer(level.observed), "unite": .text(unit.name),
      "annee": .year(level.year), "attendu": .text(printedExpectation(level.expected)),
      "predictif": .text(predictive(level)), "mot": .text(try word(of: level)),
      "verdict": .text(try word(of: level)),
    ]
  }

  private func printedExpectation(_ value: Double) -> String {
    French.decimal(value, places: value < 20 ? 1 : 0)
  }

  private func predictive(_ level: ExpectedLevel) -> String {
    French.interval(
      Interval(
        lower: Double(level.predictive.lowerBound), upper: Double(level.predictive.upperBound)),
      places: 0)
  }

  private func values(of expected: ExpectedLevels) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for level in expected.levels { rows.append(try cells(of: level)) }
    return ValueTable(
      columns: try expectedColumns.mapTyped { key throws(Problem) in
        try words(key)
      }, rows: rows)
  }

  private var expectedColumns: [String] {
    ["colonnes.indicateur"]
      + ["observe", "attendu", "predictif", "rapport", "p", "verdict"].map {
        "croise.colonnes.\($0)"
      }
  }

  private func cells(of level: ExpectedLevel) throws(Problem) -> [String] {
    [
      try words("indicateurs.\(level.indicator.rawValue).nom"),
      French.integer(level.observed), printedExpectation(level.expected), predictive(level),
      French.decimal(level.ratio, places: 2), printedP(level.adjustedP), try word(of: level),
    ]
  }

  /// The same figures as a table of the chapter.
  func expectedTable() throws(Problem) -> Table? {
    guard let expected = findings.expected.value, !expected.levels.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for level in expected.levels {
      rows.append(
        Table.Row(
          try cells(of: level).map { [.text($0)] }, isKey: level.verdict != .notEstablished))
    }
    for gap in expected.gaps where gap.reason != .policeActivity {
      rows.append(try self.row(of: gap))
    }
    let last = expectedColumns.count - 1
    var columns: [Table.Column] = []
    for (index, key) in expectedColumns.enumerated() {
      columns.append(
        Table.Column(
          [.text(try words(key))], index == 0 || index == last ? .left : .right,
          isSecondary: index == 3, stretch: index == 0 ? 1 : 0))
    }
    return Table(
      title: try phrase("croise.attendu.tableau"), columns: columns, rows: rows,
      source: try phrase("croise.attendu.tableau-note") + (try outOfRange(expected)),
      anchor: "tableau-attendu")
  }

  private func row(of gap: ExpectedGap) throws(Problem) -> Table.Row {
    let key =
      switch gap.reason {
      case .territoryNotPublished: "secret"
      case .tooFewPublished: "trop-peu"
      case .noFit, .policeActivity: "sans"
      }
    let name = try words("indicateurs.\(gap.indicator.rawValue).nom")
    let blank = [[Inline]](repeating: [.text("–")], count: expectedColumns.count - 2)
    return Table.Row(
      [[.text(name)]] + blank + [[.text(try words("croise.attendu.\(key)"))]])
  }

  /// The covariates of the territory that lie beyond those that the model has seen.
  private func outOfRange(_ expected: ExpectedLevels) throws(Problem) -> [Inline] {
    let covariates = unique(expected.levels.flatMap(\.outOfRange))
    guard !covariates.isEmpty else { return [] }
    var names: [String] = []
    for covariate in covariates {
      names.append(try words("social.\(covariate.key).nom").lowercasedFirst)
    }
    return [.text(" ")]
      + (try phrase("croise.attendu.hors-portee", ["mesures": .text(French.list(names))]))
  }

  func expectedTitle() throws(Problem) -> [Inline] {
    guard let expected = findings.expected.value, !expected.levels.isEmpty else {
      return try phrase("croise.titres.attendu.absent")
    }
    let above = expected.levels.count { $0.verdict == .above }
    let below = expected.levels.count { $0.verdict == .below }
    return try phrase(
      above + below == 0 ? "croise.titres.attendu.aucun" : "croise.titres.attendu.dessus",
      [
        "n": .text(above == 0 ? "aucun" : spelled(above)),
        "m": .text(below == 0 ? "aucun" : spelled(below)),
      ])
  }

  func printedP(_ p: Double) -> String {
    p < 0.001 ? "< 0,001" : French.decimal(p, places: 3)
  }
}
