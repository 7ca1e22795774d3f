import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Everything that a sentence about an indicator may say, by the names of the wording.
  func values(of study: IndicatorStudy) throws(Problem) -> TemplateScope {
    let key = study.indicator.rawValue
    var scope: TemplateScope = [
      "cle": .text(key),
      "nom": .text(try words("indicateurs.\(key).nom")),
      "court": .text(try words("indicateurs.\(key).court")),
      "precaution": .rich(try phrase("indicateurs.\(key).precaution")),
      "denominateur": .text(try denominator(of: study.indicator)),
      "groupe": .text(try groupName),
      "territoire": .text(territory.name.short),
      "territoire_de": .text(territory.name.withDe),
      "groupe_de": .text("des " + (try groupName)),
      "marge": .number(findings.context.parameters.stableWithinPercentPerYear, places: 0),
    ]
    try addLatestYear(of: study, to: &scope)
    try addLevel(of: study, to: &scope)
    addTrend(of: study, to: &scope)
    return scope
  }

  /// « 1 000 logements ».
  func denominator(of indicator: Indicator) throws(Problem) -> String {
    try words(
      indicator.denominator == .dwellings ? "denominateurs.logements" : "denominateurs.habitants")
  }

  /// The unit in the number that agrees with the count, and its participle.
  func unit(of indicator: Indicator, count: Int) throws(Problem) -> (name: String, agreed: String) {
    let key = "unites.\(indicator.unit.key)"
    return count < 2
      ? (try words("\(key).un"), try words("\(key).accord-un"))
      : (try words("\(key).plusieurs"), try words("\(key).accord"))
  }

  private func addLatestYear(
    of study: IndicatorStudy, to scope: inout TemplateScope
  ) throws(Problem) {
    let last = study.series.years.last { $0.count != nil }
    scope["annee"] = .optional(last?.year, TemplateValue.year)
    guard let latest = last, let count = latest.count?.value else { return }
    let unit = try unit(of: study.indicator, count: count)
    scope["nombre"] = .integer(count)
    scope["unite"] = .text(unit.name)
    scope["accord"] = .text(unit.agreed)
    guard let rate = latest.rate else { return }
    scope["taux"] = .number(rate.perThousand, places: places(for: rate.perThousand))
    if let interval = latest.interval?.perThousand {
      scope["intervalle"] = .interval(interval, places: places(for: rate.perThousand))
      scope["borne"] = .number(interval.upper, places: 2)
    }
  }

  private func addLevel(
    of study: IndicatorStudy, to scope: inout TemplateScope
  ) throws(Problem) {
    guard let comparison = study.shownComparison, let ratio = comparison.ratio else { return }
    scope["groupe_de"] = .text(try withDe(comparison.kind))
    scope["rapport"] = .number(ratio, places: 2)
    scope["rapport_intervalle"] = comparison.interval.map { .interval($0, places: 2) } ?? .missing
    scope["taux_comparables"] = .number(
      comparison.reference.perThousand, places: places(for: comparison.reference.perThousand))
  }

  private func addTrend(of study: IndicatorStudy, to scope: inout TemplateScope) {
    guard let trend = study.trend.value else { return }
    scope["debut"] = .year(trend.span.lowerBound)
    scope["fin"] = .year(trend.span.upperBound)
    scope["annees"] = .integer(trend.years.count)
    scope["moyenne"] = .number(trend.meanCount, places: 1)
    guard let yearly = trend.yearly else { return }
    let format = NumberFormat(places: 1, unit: .percent, isSigned: true)
    scope["evolution"] = .number(yearly.percent, format)
    scope["evolution_intervalle"] = .interval(yearly.interval, format)
  }
}

extension Material {
  /// « des communes comparables », « du département (Gironde) ».
  func withDe(_ kind: ReferenceKind) throws(Problem) -> String {
    try words("references.\(kind.rawValue).de", placeNames)
  }
}

extension IndicatorStudy {
  /// The comparison that sentences speak of: with the comparables, else with the nearest area.
  var shownComparison: LevelComparison? {
    ReferenceKind.allCases.lazy.compactMap { comparison(with: $0) }.first { $0.ratio != nil }
  }

  /// Whether the years can be drawn as a line.
  var isSeries: Bool { series.published.count > 1 }
}

/// Digits after the comma of a rate: one, two when it is under one.
func places(for rate: Double) -> Int { rate < 0.995 ? 2 : 1 }

extension CountingUnit {
  /// A key of the wording.
  var key: String {
    switch self {
    case .victim: "victime"
    case .interviewedVictim: "victime-entendue"
    case .offence: "infraction"
    case .vehicle: "vehicule"
    case .suspect: "mis-en-cause"
    }
  }
}
