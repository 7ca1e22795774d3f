import Dossier
import Inputs
import Problems
import Reports

extension Line {
  /// Makes one of the documents that a batch may ask for; `period` is that of the observatory.
  func make(
    _ document: BatchPlan.Document, over period: ObservationPeriod?
  ) throws(Problems) -> Warned<[WrittenFile]> {
    switch document {
    case .diagnostic: try makeDiagnostic()
    case .strategie: try makeStrategy(nil)
    case .fiches: try makeSheets([])
    case .observatoire: try makeObservatory(over: period)
    case .evaluation: try makeEvaluation()
    case .instance: try makeInstancePapers(InstancePaper.allCases)
    case .resultats: try makeResults()
    }
  }
}

extension Problems {
  /// What the dossier lacks for a document to have any sense; nil when it failed otherwise.
  ///
  /// A register without a fact of the period is not among them: a delivery may be late, and the
  /// consultant must look.
  var absence: Problem? {
    let errors = all.filter(\.isError)
    let absences: Set = [
      "strategie-absente", "registre-absent", "instance-arrondissement", "instance-paris",
      "instance-sans-competence",
    ]
    return errors.allSatisfy { absences.contains($0.identifier) } ? errors.first : nil
  }
}
