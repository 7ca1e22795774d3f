import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// From the facts undergone to those recorded, two kinds of facts side by side.
  func bridges() throws(Problem) -> [Block] {
    let figures = try (findings.crossing?.bridges ?? []).mapTyped { bridge throws(Problem) in
      try figure(of: bridge)
    }.compactMap { $0 }
    return stride(from: 0, to: figures.count, by: 2).map { start in
      start + 1 < figures.count
        ? .columns([[.figure(figures[start])], [.figure(figures[start + 1])]])
        : .figure(figures[start])
    }
  }

  private func figure(of bridge: DarkFigureBridge) throws(Problem) -> Figure? {
    guard let figures = bridge.figures else { return nil }
    let steps = try self.steps(figures)
    let scope = try self.scope(of: bridge, figures, steps)
    return Figure(
      title: try phrase("croise.pont.titre", scope),
      subtitle: try phrase("croise.pont.sous-titre", scope),
      chart: Chart(
        plot: BridgeChart(steps: steps),
        alternativeText: try words("croise.pont.texte", scope),
        values: ValueTable(
          columns: [
            try words("croise.colonnes.etape"), try words("croise.colonnes.nombre"),
            try words("croise.colonnes.intervalle"),
          ],
          rows: steps.map { step in
            [
              step.name, French.decimal(step.estimate.value ?? 0, places: 0),
              step.estimate.interval.map { French.interval($0, places: 0) } ?? "–",
            ]
          })),
      reading: try phrase(
        figures.recordedShare == nil ? "croise.pont.lecture-nul" : "croise.pont.lecture", scope),
      source: try cite(all: [bridge.surveySource, bridge.recordedSource]) + [.text(" ")]
        + (try phrase("croise.pont.source", scope)),
      anchor: "figure-pont-\(bridge.key)")
  }

  private func steps(_ figures: DarkFigureBridge.Figures) throws(Problem) -> [BridgeChart.Step] {
    func step(_ key: String, _ value: DarkFigureBridge.Step) throws(Problem) -> BridgeChart.Step {
      BridgeChart.Step(
        try words("croise.pont.etapes.\(key).nom"),
        definition: try words("croise.pont.etapes.\(key).definition"),
        estimate: Estimate(value.value, interval: value.interval))
    }
    var steps = [try step("vecus", figures.lived)]
    if let reported = figures.reported { steps.append(try step("declares", reported)) }
    if let complaints = figures.complaints { steps.append(try step("plaintes", complaints)) }
    steps.append(
      BridgeChart.Step(
        try words("croise.pont.etapes.enregistres.nom"),
        definition: try words(
          "croise.pont.etapes.enregistres.definition", ["annee": .year(figures.year)]),
        estimate: Estimate(Double(figures.recorded)), isRecorded: true))
    return steps
  }

  private func scope(
    of bridge: DarkFigureBridge, _ figures: DarkFigureBridge.Figures, _ steps: [BridgeChart.Step]
  ) throws(Problem) -> TemplateScope {
    var cautions = try bridge.scope.cautions.mapTyped { caution throws(Problem) in
      try words(
        "croise.pont.precautions.\(caution.rawValue)",
        ["mois": .integer(bridge.scope.sharedMonths)])
    }
    if figures.isFragile { cautions.append(try words("croise.pont.precautions.fragile")) }
    let share = figures.recordedShare
    return [
      "court": .text(try words("indicateurs.\(bridge.indicator.rawValue).court")),
      "territoire": .text(territory.name.short), "annee": .year(figures.year),
      "vecus": .integer(Int(figures.lived.value.rounded())),
      "vecus_intervalle": .text(
        figures.lived.interval.map { French.interval($0, places: 0) } ?? ""),
      "enregistres": .integer(figures.recorded),
      "part": .optional(share) { .percent($0.value * 100, places: 0) },
      "part_intervalle": .text(
        share?.interval.map { French.interval($0.scaled(by: 100), places: 0) } ?? ""),
      "n": .integer(figures.respondents), "precautions": .text(cautions.joined(separator: " ")),
      "valeurs": .text(
        steps.map { "\($0.name) : \(French.decimal($0.estimate.value ?? 0, places: 0))" }
          .joined(separator: " ; ")),
    ]
  }

  /// Kinds of facts whose two counts can't be held together, with all that forbids it.
  func refusedBridgesTable() throws(Problem) -> Table? {
    let refused = (findings.crossing?.bridges ?? []).filter { $0.figures == nil }
    guard !refused.isEmpty else { return nil }
    let months = findings.crossing?.parameters.minimumOverlapMonths ?? 0
    var rows: [Table.Row] = []
    for bridge in refused {
      let reasons = try bridge.scope.obstacles.mapTyped { obstacle throws(Problem) in
        try words("croise.pont.refus.\(obstacle.rawValue)", ["mois": .integer(months)])
      }
      rows.append(
        Table.Row([
          [.text(bridge.label)],
          [.text(try words("indicateurs.\(bridge.indicator.rawValue).nom"))],
          [.text(reasons.joined(separator: "\(French.narrowSpace); "))],
        ]))
    }
    return Table(
      title: try phrase("croise.pont.refus-titre"),
      columns: [
        Table.Column([.text(try words("croise.sources.enquete.tete"))], .left, stretch: 0.7),
        Table.Column([.text(try words("colonnes.indicateur"))], .left, stretch: 1),
        Table.Column([.text(try words("croise.colonnes.raison"))], .left, stretch: 1.6),
      ],
      rows: rows, source: try phrase("croise.pont.refus-note"), anchor: "tableau-ponts-refuses")
  }
}
