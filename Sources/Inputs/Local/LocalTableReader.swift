import Dossier
import Problems
import SourceFiles

/// Counts already added up, from a file that the dossier describes.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readLocalTable(
  _ keys: LocalTableKeys, isFictitious: Bool, _ problems: inout ProblemCollector
) -> LocalTable? {
  nil
}
