import Dossier
import Problems
import SourceFiles

/// The survey that `enquete/enquete.yaml` describes, with its microdata, checked and coded.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readSurvey(
  _ file: NamedFile, isFictitious: Bool, _ problems: inout ProblemCollector
) -> VictimisationSurvey? {
  nil
}
