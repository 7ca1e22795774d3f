import Analysis
import Document
import Dossier
import Problems
import Templates

extension Material {
  /// What an outline may say of the chapter: `tranquillite.disponible` and the rest.
  func tranquilityValues() throws(Problem) -> TemplateScope {
    ["disponible": .bool(findings.tranquility != nil)]
  }

  /// One sentence that says a finding of the chapter with its figures.
  func tranquilityStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    [.text(finding.identifier)]
  }
}
