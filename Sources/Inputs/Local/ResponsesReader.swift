import Dossier
import Problems
import SourceFiles

/// What is already done, from `reponses.yaml`.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readResponses(
  _ file: NamedFile, isFictitious: Bool, _ problems: inout ProblemCollector
) -> LocalResponses? {
  nil
}
