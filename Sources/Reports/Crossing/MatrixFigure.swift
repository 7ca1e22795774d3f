import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What each source says of each theme; nil when there are too few sources.
  func triangulationMatrix() throws(Problem) -> Figure? {
    guard let triangulation = findings.crossing?.triangulation.value, !triangulation.rows.isEmpty
    else { return nil }
    var rows: [SignalMatrix.Row] = []
    for row in triangulation.rows { rows.append(try charted(row)) }
    let sources = try EvidenceSource.allCases.mapTyped { source throws(Problem) in
      try head(of: source)
    }
    let shared = triangulation.rows.count { $0.agreeing.count > 1 }
    let title = shared == 0 ? "aucun" : shared == 1 ? "un" : "plusieurs"
    let scope: TemplateScope = [
      "n": .text(spelled(shared)), "lignes": .text(spelled(rows.count)),
      "sources": .text(try list(triangulation.given)),
      "valeurs": .text(described(rows)),
    ]
    return Figure(
      title: try phrase("croise.matrice.titre.\(title)", scope),
      subtitle: try phrase("croise.matrice.sous-titre", scope),
      chart: Chart(
        plot: SignalMatrix(
          headings: SignalMatrix.Headings(
            theme: try words("croise.colonnes.theme"), sources: sources,
            reading: try words("croise.colonnes.lecture"),
            reference: try words("croise.colonnes.constat")),
          rows: rows,
          key: try SourceReading.Signal.allCases.mapTyped { signal throws(Problem) in
            try words("croise.signaux.\(signal.rawValue)")
          }),
        alternativeText: try words("croise.matrice.texte", scope),
        values: try matrixValues(triangulation, sources)),
      reading: try matrixReading(triangulation),
      source: try phrase("croise.matrice.source", scope), anchor: "figure-matrice")
  }

  private func charted(_ row: ThemeRow) throws(Problem) -> SignalMatrix.Row {
    SignalMatrix.Row(
      try name(of: row), signals: row.readings.map(\.signal.charted),
      reading: row.verdict.charted,
      word: try words("croise.lectures.\(row.verdict.rawValue)"),
      reference: cited(by: row).flatMap { number(of: $0) } ?? "")
  }

  /// Its first row read aloud.
  private func matrixReading(_ triangulation: Triangulation) throws(Problem) -> [Inline] {
    guard let row = triangulation.rows.first else { return [] }
    return try phrase(
      row.agreeing.count == 1 ? "croise.matrice.lecture.un" : "croise.matrice.lecture.plusieurs",
      [
        "theme": .text(try name(of: row)), "accord": .text(spelled(row.agreeing.count)),
        "parlent": .text(spelled(row.speaking.count)),
        "mot": .text(try words("croise.lectures.\(row.verdict.rawValue)")),
      ])
  }

  private func matrixTitle(_ triangulation: Triangulation) throws(Problem) -> [Inline] {
    let converging = triangulation.count(.convergent)
    let diverging = triangulation.count(.divergent)
    let scope: TemplateScope = [
      "n": .text(spelled(converging)), "m": .text(spelled(diverging)),
    ]
    if converging == 0 {
      let key = diverging == 0 ? "aucun" : diverging == 1 ? "divergent" : "divergents"
      return try phrase("croise.titres.\(key)", scope)
    }
    let start = try phrase(
      "croise.titres.\(converging == 1 ? "convergent" : "convergents")", scope)
    guard diverging > 0 else { return start }
    return try phrase(
      "croise.titres.\(diverging == 1 ? "et-divergent" : "et-divergents")",
      scope.adding(["debut": .rich(start)]))
  }

  private func described(_ rows: [SignalMatrix.Row]) -> String {
    rows.map { "\($0.label) : \($0.word)" }.joined(separator: " ; ")
  }

  private func matrixValues(
    _ triangulation: Triangulation, _ sources: [String]
  ) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for row in triangulation.rows {
      var cells = [try name(of: row)]
      for reading in row.readings {
        cells.append(try words("croise.signaux-courts.\(reading.signal.rawValue)"))
      }
      cells.append("\(row.agreeing.count)/\(row.speaking.count)")
      rows.append(cells + [try words("croise.lectures.\(row.verdict.rawValue)")])
    }
    return ValueTable(
      columns: [try words("croise.colonnes.theme")] + sources
        + [try words("croise.colonnes.sources"), try words("croise.colonnes.lecture")],
      rows: rows)
  }

  /// What the chapter finds.
  func crossingTitle() throws(Problem) -> [Inline] {
    if let triangulation = findings.crossing?.triangulation.value {
      return try matrixTitle(triangulation)
    }
    let readings = [
      findings.malveillance != nil, findings.social != nil, findings.survey != nil,
      findings.perception != nil, findings.tranquility != nil,
    ].count { $0 }
    let key = readings == 0 ? "sans-lecture" : readings == 1 ? "une-lecture" : "lectures"
    return try phrase("croise.titres.\(key)", ["n": .text(spelled(readings))])
  }
}

extension SourceReading.Signal {
  fileprivate var charted: SignalMatrix.Signal {
    switch self {
    case .strong: .strong
    case .moderate: .moderate
    case .none: .none
    case .silent: .silent
    }
  }
}

extension ThemeRow.Verdict {
  fileprivate var charted: SignalMatrix.Reading {
    switch self {
    case .convergent: .convergence
    case .partial: .partial
    case .divergent: .divergence
    case .insufficient, .quiet: .insufficient
    }
  }
}
