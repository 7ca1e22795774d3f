import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The feeling that sets districts apart most, district by district.
  func districtFigure() throws(Problem) -> Figure? {
    guard let survey = findings.survey, let question = placedFeeling(survey) else { return nil }
    let ranked = question.districts.sorted {
      ($1.share.value?.value ?? -1, $0.district) < ($0.share.value?.value ?? -1, $1.district)
    }
    var rows: [DotInterval.Row] = []
    for figure in ranked { rows.append(try row(figure)) }
    let scope = try surveyScope(survey.sample).adding([
      "lieu": .text(label(ofQuestion: question.key).lowercasedFirst),
      "Lieu": .text(label(ofQuestion: question.key)),
    ])
    let whole = question.negative?.value.map(SurveyPercent.init)
    return Figure(
      title: try districtFigureTitle(ranked, scope),
      subtitle: try phrase("victimation.figures.quartiers.sous-titre", scope),
      chart: Chart(
        plot: DotInterval(
          rows: rows,
          reference: try whole.map { percent throws(Problem) in
            DotInterval.Reference(
              percent.value,
              label: try words(
                "victimation.figures.quartiers.ensemble", ["part": .text(percent.text)]))
          }, places: 0, unit: French.narrowSpace + "%", showsIntervals: true),
        alternativeText: try words(
          "victimation.figures.quartiers.texte",
          scope.adding(["valeurs": .text(try districtList(ranked))])),
        values: try districtValues(ranked)),
      reading: try districtReading(ranked, scope),
      source: try surveySource(survey.sample, note: "victimation.figures.quartiers.note"),
      anchor: "figure-enquete-quartiers")
  }

  private func row(_ figure: DistrictFigure) throws(Problem) -> DotInterval.Row {
    guard let share = figure.share.value else {
      return DotInterval.Row(
        figure.district, Estimate(nil), isEstablished: false,
        valueText: try self.share(figure.share))
    }
    let percent = SurveyPercent(share)
    return DotInterval.Row(
      figure.district, Estimate(percent.value, interval: percent.interval),
      isEstablished: !share.isFragile,
      verdict: figure.difference?.verdict.charted ?? .undetermined)
  }

  private func districtFigureTitle(
    _ ranked: [DistrictFigure], _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    let apart = ranked.filter { $0.difference?.verdict == .above }.map(\.district)
    return try phrase(
      apart.isEmpty
        ? "victimation.figures.quartiers.titre-sans" : "victimation.figures.quartiers.titre",
      scope.adding(["quartiers": .text(French.list(apart))]))
  }

  private func districtList(_ ranked: [DistrictFigure]) throws(Problem) -> String {
    var parts: [String] = []
    for figure in ranked {
      parts.append("\(figure.district) : \(try fullShare(figure.share))")
    }
    return parts.joined(separator: " ; ")
  }

  private func districtReading(
    _ ranked: [DistrictFigure], _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let figure = ranked.first, let share = figure.share.value,
      let difference = figure.difference
    else { return [] }
    return try phrase(
      "victimation.figures.quartiers.lecture",
      scope.adding([
        "quartier": .text(figure.district), "part": .text(SurveyPercent(share).full),
        "repondants": .integer(share.respondents),
        "ecart": .text(points(difference.value)),
        "ecart_intervalle": .text(pointsInterval(difference.interval)),
        "verdict": .text(
          try words("victimation.verdicts.\(difference.verdict.isApart ? "etabli" : "non-etabli")")),
      ]))
  }

  private func districtValues(_ ranked: [DistrictFigure]) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for figure in ranked {
      rows.append([
        figure.district, try count(figure.respondents), try share(figure.share),
        figure.share.value.flatMap { SurveyPercent($0).intervalText } ?? "–",
        figure.difference.map { points($0.value) } ?? "–",
        figure.difference.map { pointsInterval($0.interval) } ?? "–",
        figure.difference.map { pValue($0.adjustedP) } ?? "–",
      ])
    }
    return ValueTable(
      columns: [
        try words("colonnes.quartier"), try words("victimation.colonnes.n"),
        try words("victimation.colonnes.part"), try words("colonnes.intervalle"),
        try words("victimation.colonnes.ecart"), try words("colonnes.intervalle"),
        try words("victimation.colonnes.p-ajuste"),
      ], rows: rows)
  }
}

/// « +18 » points of percentage.
func points(_ share: Double) -> String { French.signed(share * 100, places: 0) }

func pointsInterval(_ interval: Interval) -> String {
  "[\(points(interval.lower))\(French.narrowSpace); \(points(interval.upper))]"
}

/// « 0,012 », « < 0,001 »; a digit more where rounding would hide on which side of 0,05 it is.
func pValue(_ p: Double) -> String {
  if p < 0.001 { return "< 0,001" }
  let places = p < 0.05 && French.decimal(p, places: 3) == "0,050" ? 4 : 3
  return French.decimal(p, places: places)
}
