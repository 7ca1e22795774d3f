import Analysis
import Document
import Dossier
import Problems
import Templates

extension Material {
  /// What an outline may say of the chapter: `enquete.disponible` and the rest.
  func surveyValues() throws(Problem) -> TemplateScope {
    ["disponible": .bool(findings.survey != nil)]
  }

  /// One sentence that says a finding of the chapter with its figures.
  func surveyStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    [.text(finding.identifier)]
  }
}
