public import Analysis
import Document
public import Dossier
import Law
public import Problems
public import Templates
import Units

/// The findings that a strategy cites, in the words and with the figures of today.
///
/// In the words of the publishable edition: a frozen version may be printed in either of them. A
/// name that no finding has is left out.
public func frozenFindings(
  named names: [String], in findings: Findings, of dossier: Dossier, templates: TemplateLibrary
) throws(Problems) -> Warned<[FrozenFinding]> {
  let wording = try templates.wording()
  let material = Material(
    dossier: dossier, findings: findings,
    obligations: obligations(in: Situation(of: dossier)), wording: wording.value,
    edition: .publishable)
  do throws(Problem) {
    var frozen: [FrozenFinding] = []
    for finding in names.compactMap(findings.finding) {
      frozen.append(try material.frozen(finding))
    }
    return Warned(frozen, warnings: wording.warnings)
  } catch { throw Problems([error]) }
}

extension Material {
  fileprivate func frozen(_ finding: Finding) throws(Problem) -> FrozenFinding {
    FrozenFinding(
      identifier: finding.identifier, sentences: [try statement(of: finding).plainText],
      figures: finding.evidence.map(FrozenFigure.init))
  }
}

extension FrozenFigure {
  fileprivate init(_ evidence: Evidence) {
    self.init(
      measure: evidence.measure, value: evidence.value, interval: evidence.interval,
      years: evidence.years,
      source: [evidence.source.producer, evidence.source.dataset, evidence.source.vintage]
        .filter { !$0.isEmpty }.joined(separator: ", "))
  }
}
