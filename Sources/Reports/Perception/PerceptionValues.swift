import Analysis
import Document
import Dossier
import Problems
import Templates

extension Material {
  /// What an outline may say of the chapter: `perception.disponible` and the rest.
  func perceptionValues() throws(Problem) -> TemplateScope {
    ["disponible": .bool(findings.perception != nil)]
  }

  /// One sentence that says a finding of the chapter with its figures.
  func perceptionStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    [.text(finding.identifier)]
  }
}
