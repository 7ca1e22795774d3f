import Dossier
import Problems
import SourceFiles

/// What was said, from `entretiens.yaml`.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readInterviews(
  _ file: NamedFile, isFictitious: Bool, _ problems: inout ProblemCollector
) -> Interviews? {
  nil
}
