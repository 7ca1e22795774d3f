import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// One sentence that says a finding with its figures.
  func statement(of finding: Finding) throws(Problem) -> [Inline] {
    switch finding.domain {
    case .malveillance: try malveillanceStatement(finding)
    case .social: try socialStatement(finding)
    case .survey: try surveyStatement(finding)
    case .perception: try perceptionStatement(finding)
    case .tranquility: try tranquilityStatement(finding)
    case .crossing: try crossingStatement(finding)
    }
  }

  private func malveillanceStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    guard let indicator = Indicator(rawValue: finding.subject),
      let study = findings.malveillance?.study(of: indicator)
    else { return [.text(finding.identifier)] }
    let verdict = finding.verdict.rawValue
    if finding.aspect == .expected {
      guard let level = findings.expected.value?.level(of: indicator) else {
        return [.text(finding.identifier)]
      }
      return try phrase("croise.constat.attendu", try scope(of: level))
    }
    if finding.aspect == .position, let funnel = study.funnel.value {
      return try phrase("constats.position.\(verdict)", try values(of: study, funnel))
    }
    return try phrase("constats.\(finding.aspect.rawValue).\(verdict)", try values(of: study))
  }

  private func socialStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    guard let variable = SocialVariable(rawValue: finding.subject),
      let measure = findings.social?.measure(variable), let place = measure.place(among: .all)
    else { return [.text(finding.identifier)] }
    return try phrase(
      "constats.social.\(finding.verdict.rawValue)",
      [
        "nom": .text(try words("social.\(variable.rawValue).nom")),
        "valeur": .text(printed(measure.value, of: variable)),
        "annee": .optional(measure.vintage, TemplateValue.year),
        "rang": .text(ordinal(place.rank)), "n": .integer(place.communes),
        "communes": .text(try words("types.\(kindKey).plusieurs")),
      ])
  }

  /// Findings set apart on their tint, each with the place that links lead to; none, no callout.
  func callout(for findings: [Finding]) throws(Problem) -> [Block] {
    guard !findings.isEmpty else { return [] }
    let numbers = findings.compactMap { number(of: $0.identifier) }
    var blocks: [Block] = []
    for finding in findings {
      let written = findingTexts[finding.identifier]
      var text: [Inline] = [evidenceLink(to: finding), .text(" ")]
      if written?.replacesSentence != true {
        text += try statement(of: finding) + [.text(" ")]
      }
      text += try phrase(
        "constats.preuve", ["force": .text(try words("forces.\(finding.strength.key)"))])
      let proof = Block.paragraph(Paragraph(text, anchor: "constat-" + finding.identifier))
      if let written, written.replacesSentence {
        blocks += written.blocks + [proof]
      } else {
        blocks += [proof] + (written?.blocks ?? [])
      }
    }
    let label = try phrase(
      "constats.etiquette.\(findings.count == 1 ? "un" : "plusieurs")",
      ["numeros": .text(French.list(numbers))])
    return [.callout(Callout(.finding, label: label, blocks: blocks))]
  }

  /// What a loop over the findings goes through.
  func values(of finding: Finding) throws(Problem) -> TemplateScope {
    [
      "identifiant": .text(finding.identifier),
      "numero": .text(number(of: finding.identifier) ?? ""),
      "phrase": .rich(try statement(of: finding)),
      "force": .text(try words("forces.\(finding.strength.key)")),
      "domaine": .text(finding.domain.rawValue),
    ]
  }
}
