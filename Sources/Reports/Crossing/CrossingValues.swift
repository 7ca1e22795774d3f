import Analysis
import Document
import Dossier
import Problems
import Templates

extension Material {
  /// What an outline may say of the chapter: `croisement.disponible` and the rest.
  func crossingValues() throws(Problem) -> TemplateScope {
    ["disponible": .bool(findings.crossing != nil)]
  }

  /// One sentence that says a finding of the chapter with its figures.
  func crossingStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    [.text(finding.identifier)]
  }
}
