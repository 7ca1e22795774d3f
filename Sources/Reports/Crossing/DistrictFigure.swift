import Analysis
import Charts
import Document
import Dossier
import Problems
import Statistics
import Templates
import Units

extension Material {
  /// Feeling of insecurity against counted facts, district by district.
  func districtQuadrants() throws(Problem) -> Figure? {
    guard let crossing = findings.crossing?.districts.value else { return nil }
    let scale = crossing.factsScale
    let items = crossing.points.map { point in
      QuadrantChart.Item(
        point.district, x: point.facts.charted(scale), y: point.feeling.charted(100))
    }
    let scope = try districtScope(crossing)
    return Figure(
      title: try quadrantTitle(crossing),
      subtitle: try phrase("croise.quartiers.sous-titre", scope),
      chart: Chart(
        plot: QuadrantChart(
          items: items, xMedian: crossing.medianFacts * scale,
          yMedian: crossing.medianFeeling * 100,
          cornerNames: [
            .topLeft: try words("croise.quartiers.coins.haut-gauche"),
            .topRight: try words("croise.quartiers.coins.haut-droite"),
            .bottomLeft: try words("croise.quartiers.coins.bas-gauche"),
            .bottomRight: try words("croise.quartiers.coins.bas-droite"),
          ],
          highlighted: .topRight, axisName: try axisName(crossing)),
        alternativeText: try words(
          "croise.quartiers.texte",
          ["valeurs": .text(try described(crossing))]),
        values: try values(of: crossing)),
      reading: try reading(of: crossing),
      source: try cite(all: districtSources(crossing)) + [.text(" ")]
        + (try phrase("croise.quartiers.note")),
      anchor: "figure-quartiers")
  }

  /// The district of the title, else the first.
  private func reading(of crossing: DistrictCrossing) throws(Problem) -> [Inline] {
    let points = crossing.points
    let titled = ["high/high", "low/high"].lazy.compactMap { label in
      points.first { $0.quadrant.label == label }
    }.first
    guard let point = titled ?? points.first else { return [] }
    return try phrase(
      "croise.quartiers.lecture",
      [
        "quartier": .text(point.district), "place": .text(try place(of: point)),
        "sentiment": .percent(point.feeling.value * 100, places: 0),
        "faits": .number(point.facts.value * crossing.factsScale, places: 1),
        "axe": .text(try axisName(crossing)),
      ])
  }

  private func districtSources(_ crossing: DistrictCrossing) -> [Source] {
    var sources = [findings.survey?.sample.source].compactMap { $0 }
    if let table = table(of: crossing) { sources.append(table.source) }
    return sources
  }

  private func table(of crossing: DistrictCrossing) -> TranquilityTable? {
    guard case .local(let slug) = crossing.facts else { return nil }
    return findings.tranquility?.tables.first { $0.slug == slug }
  }

  private func axisName(_ crossing: DistrictCrossing) throws(Problem) -> String {
    guard let table = table(of: crossing) else {
      return try words("croise.quartiers.axe-enquete")
    }
    return try words("croise.quartiers.axe-registre", ["unite": .text(table.unit)])
  }

  private func measure(_ crossing: DistrictCrossing) throws(Problem) -> String {
    switch crossing.facts {
    case .local:
      guard let table = table(of: crossing) else { return "" }
      return try words(
        "croise.quartiers.mesure-registre",
        ["unite": .text(table.unit), "nom": .text(table.name.lowercasedFirst)])
    case .survey(let key):
      return try words(
        "croise.quartiers.mesure-enquete",
        ["nom": .text(findings.survey?.victimisation(key)?.label.lowercasedFirst ?? key)])
    }
  }

  private func districtScope(_ crossing: DistrictCrossing) throws(Problem) -> TemplateScope {
    [
      "n": .text(spelled(crossing.points.count)), "mesure": .text(try measure(crossing)),
    ]
  }

  private func place(of point: DistrictCrossing.Point) throws(Problem) -> String {
    try words("croise.quartiers.places.\(point.quadrant.label ?? "indetermine")")
  }

  private func described(_ crossing: DistrictCrossing) throws(Problem) -> String {
    try crossing.points.mapTyped { point throws(Problem) in
      "\(point.district) : \(try place(of: point))"
    }.joined(separator: " ; ")
  }

  private func values(of crossing: DistrictCrossing) throws(Problem) -> ValueTable {
    let scale = crossing.factsScale
    var rows: [[String]] = []
    for point in crossing.points {
      let (feeling, facts) = (point.feeling.charted(100), point.facts.charted(scale))
      rows.append([
        point.district, printed(feeling, places: 0), printed(facts, places: 1),
        try place(of: point),
      ])
    }
    return ValueTable(
      columns: try ["quartier", "sentiment", "faits", "place"].mapTyped { key throws(Problem) in
        try words("croise.colonnes.\(key)")
      }, rows: rows)
  }

  private func printed(_ estimate: Estimate, places: Int) -> String {
    let value = estimate.value.map { French.decimal($0, places: places) } ?? "–"
    return value + (estimate.interval.map { " " + French.interval($0, places: places) } ?? "")
  }

  func districtTitle() throws(Problem) -> [Inline] {
    guard let crossing = findings.crossing?.districts.value else { return [] }
    let key =
      !isLinked(crossing)
      ? "sans" : (crossing.correlation.spearman ?? 0) > 0 ? "lien" : "inverse"
    return try phrase("croise.titres.quartiers.\(key)")
  }

  /// The districts that both measures set apart, else those where people worry without counts.
  private func quadrantTitle(_ crossing: DistrictCrossing) throws(Problem) -> [Inline] {
    for (label, key) in [("high/high", "ensemble"), ("low/high", "sans-faits")] {
      let names = crossing.points.filter { $0.quadrant.label == label }.map(\.district)
      guard !names.isEmpty else { continue }
      return try phrase(
        "croise.quartiers.titre-figure.\(key)", ["quartiers": .text(French.list(names))])
    }
    return try phrase("croise.quartiers.titre-figure.aucun")
  }

  /// No order is said to follow another unless permutations seldom do as well.
  func isLinked(_ crossing: DistrictCrossing) -> Bool {
    (crossing.correlation.pValue ?? 1) < findings.context.parameters.significance
  }

  /// The sentences beside the figure: the correlation, then the districts of each quadrant.
  func districtSentences(_ crossing: DistrictCrossing) throws(Problem) -> [[Inline]] {
    var sentences = [try correlationSentence(crossing)]
    for label in ["high/high", "low/high", "high/low", "low/low"] {
      let names = crossing.points.filter { $0.quadrant.label == label }.map(\.district)
      guard !names.isEmpty else { continue }
      sentences.append(
        try phrase(
          "croise.quartiers.classes",
          [
            "place": .text(try words("croise.quartiers.places.\(label)")),
            "quartiers": .text(French.list(names)),
          ]))
    }
    let unclear = crossing.points.filter { $0.quadrant.label == nil }.map(\.district)
    for (key, names) in [("indetermines", unclear), ("hors", crossing.leftOut)]
    where !names.isEmpty {
      sentences.append(
        try phrase("croise.quartiers.\(key)", ["quartiers": .text(French.list(names))]))
    }
    return sentences
  }

  private func correlationSentence(_ crossing: DistrictCrossing) throws(Problem) -> [Inline] {
    let correlation = crossing.correlation
    let rho = correlation.spearman ?? 0
    let scope: TemplateScope = [
      "rho": .text(French.decimal(rho, places: 2)),
      "p": .text(correlation.pValue.map(printedP) ?? "–"),
      "exact": .text(correlation.isExact ? try words("croise.quartiers.exact") : ""),
      "sens": .text(
        try words(
          rho > 0 ? "croise.quartiers.meme-sens" : "croise.quartiers.sens-contraire")),
    ]
    return try phrase(
      isLinked(crossing)
        ? "croise.quartiers.correlation" : "croise.quartiers.sans-correlation", scope)
  }
}

extension DistrictCrossing {
  /// Shares are printed in percent, rates per thousand as they are.
  fileprivate var factsScale: Double {
    if case .survey = facts { 100 } else { 1 }
  }
}

extension BoundedEstimate {
  fileprivate func charted(_ scale: Double) -> Estimate {
    Estimate(value * scale, interval: interval.scaled(by: scale))
  }
}
