import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// One sentence that says a finding of the chapter with its figures.
  func surveyStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    guard let survey = findings.survey else { return [.text(finding.identifier)] }
    let scope = try surveyScope(survey.sample)
    switch finding.aspect {
    case .prevalence: return try prevalenceStatement(finding, survey, scope)
    case .feeling:
      guard let figure = survey.question(finding.subject)?.negative?.value else { break }
      return try phrase(
        "victimation.constats.sentiment.\(finding.verdict.rawValue)",
        scope.adding(of: figure).adding(["lieu": .text(label(ofQuestion: finding.subject))]))
    case .complaint:
      guard let figure = survey.overall.complaint.value else { break }
      return try phrase(
        "victimation.constats.plainte.\(finding.verdict.rawValue)", scope.adding(of: figure))
    case .districts: return try districtStatement(finding, survey, scope)
    default: break
    }
    return [.text(finding.identifier)]
  }

  private func prevalenceStatement(
    _ finding: Finding, _ survey: SurveyResults, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let kind = survey.victimisation(finding.subject), let figure = kind.prevalence.value
    else { return [.text(finding.identifier)] }
    return try phrase(
      "victimation.constats.prevalence.\(finding.verdict.rawValue)",
      scope.adding(of: figure).adding([
        "nom": .text(kind.label),
        "unites": .text(try words("victimation.unites.\(kind.unit.rawValue)")),
      ]))
  }

  private func districtStatement(
    _ finding: Finding, _ survey: SurveyResults, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    let kind = survey.victimisation(finding.subject)
    let figures = survey.question(finding.subject)?.districts ?? kind?.districts ?? []
    let apart = figures.filter { $0.difference?.verdict.isApart ?? false }
    var parts: [String] = []
    for verdict in [Finding.Verdict.above, .below] {
      let same = apart.filter { $0.difference?.verdict == verdict }
      guard !same.isEmpty else { continue }
      parts.append(
        try words(
          "victimation.constats.quartiers.\(verdict.rawValue)",
          ["quartiers": .text(French.list(same.map(described)))]))
    }
    // A strategy may cite the finding though nothing of it is established.
    let isHidden = finding.verdict == .notPublished
    let none = try words("victimation.constats.quartiers.\(isHidden ? "masque" : "aucun")")
    return try phrase(
      "victimation.constats.quartiers.phrase",
      scope.adding([
        "nom": .text(kind?.label ?? label(ofQuestion: finding.subject)),
        "mesure": .text(
          try words("victimation.constats.quartiers." + (kind == nil ? "sentiment" : "atteinte"))),
        "parts": .text(parts.isEmpty ? none : parts.joined(separator: "\u{202F}; ")),
      ]))
  }
}

extension TemplateScope {
  /// With a share, its interval and its base.
  fileprivate func adding(of figure: SurveyFigure) -> TemplateScope {
    let percent = SurveyPercent(figure)
    return adding([
      "part": .text(percent.text), "intervalle": .text(percent.intervalText ?? ""),
      "repondants": .integer(figure.respondents),
    ])
  }
}
