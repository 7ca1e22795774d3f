import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What the figures of an indicator say: its latest year, its level, its trend.
  func sentences(about study: IndicatorStudy) throws(Problem) -> [Inline] {
    let scope = try values(of: study)
    var text = try latestYear(of: study, scope)
    let subject = Finding.Domain.malveillance.rawValue + "." + study.indicator.rawValue + "."
    text += [.text(" ")]
    text += citing(subject + Finding.Aspect.level.rawValue, in: try level(of: study, scope))
    text += [.text(" ")]
    text += citing(subject + Finding.Aspect.trend.rawValue, in: try trend(of: study, scope))
    return text
  }

  private func latestYear(
    of study: IndicatorStudy, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let last = study.series.years.last(where: { $0.count != nil }),
      let count = last.count?.value
    else { return try phrase("phrases.nombre.non-diffuse", scope) }
    guard last.rate != nil else { return try phrase("phrases.nombre.sans-taux", scope) }
    return switch count {
    case 0: try phrase("phrases.nombre.aucun", scope)
    case 1: try phrase("phrases.nombre.un", scope)
    default: try phrase("phrases.nombre.plusieurs", scope)
    }
  }

  private func level(
    of study: IndicatorStudy, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let comparison = study.shownComparison, comparison.interval != nil else {
      var withReason = scope
      withReason["motif"] = .text(try absenceOfComparables(for: study))
      return try phrase("phrases.niveau.sans", withReason)
    }
    let key = comparison.verdict == .stable ? "notEstablished" : comparison.verdict.rawValue
    return try phrase("phrases.niveau.\(key)", scope)
  }

  /// Why there is no group to compare with.
  func absenceOfComparables(for study: IndicatorStudy) throws(Problem) -> String {
    guard case .unavailable(let absence)? = study.reference(.comparables)?.series else {
      return try words("absences-reference.trop-peu")
    }
    return try words("absences-reference.\(absence.key)")
  }

  private func trend(
    of study: IndicatorStudy, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard case .available(let trend) = study.trend else {
      if case .unavailable(.tooFewYears(let published, _)) = study.trend {
        return try phrase(
          "phrases.tendance.trop-court",
          [
            "annees": .integer(published),
            "minimum": .integer(findings.context.parameters.minimumTrendYears),
          ])
      }
      return try phrase("phrases.tendance.sans", scope)
    }
    guard trend.yearly != nil else { return try phrase("phrases.tendance.base-faible", scope) }
    let isContradicted =
      trend.verdict == .notEstablished && trend.yearly?.interval.contains(0) == false
    var text = try phrase(
      isContradicted
        ? "phrases.tendance.test-non-concluant" : "phrases.tendance.\(trend.verdict.rawValue)",
      scope)
    if trend.beginsInPandemic {
      text += [.text(" ")] + (try phrase("phrases.tendance.debut-confinements", scope))
    }
    if trend.endsInPandemic {
      text += [.text(" ")] + (try phrase("phrases.tendance.fin-confinements", scope))
    }
    return text
  }
}

extension ReferenceAbsence {
  /// A key of the wording.
  var key: String {
    switch self {
    case .noBase: "sans-fichier"
    case .parentUnknown: "parent-inconnu"
    case .areaAbsent: "territoire-absent"
    case .definitionDiffers: "definition-differente"
    case .redefinedInJuly2025: "redefini-juillet-2025"
    case .notAdditive: "non-additif"
    case .incomplete: "incomplet"
    case .noComparables: "sans-comparables"
    case .tooFewPublished: "trop-peu"
    case .noCommonYear: "sans-annee-commune"
    case .isTheTerritory: "territoire-lui-meme"
    }
  }
}
