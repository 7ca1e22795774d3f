import CairoRenderer
import Drawing
import Problems

/// The tools of one worker: shaped words and hyphenated words are kept from document to document.
///
/// It is not to be shared between threads.
final class Workshop {
  let typeSetter: TypeSetter
  let hyphenator: FrenchHyphenator

  init(theme: Theme) throws(Problem) {
    do throws(RenderingError) {
      typeSetter = try TypeSetter(theme: theme)
      hyphenator = try FrenchHyphenator()
    } catch { throw .rendering(error) }
  }

  var renderer: CairoRenderer { CairoRenderer(typeSetter: typeSetter) }
}

/// The workshops of a run, one a theme, made when first needed.
final class Workshops {
  private var byTheme: [Theme: Workshop] = [:]

  init() {}

  func workshop(for theme: Theme) throws(Problem) -> Workshop {
    if let known = byTheme[theme] { return known }
    let made = try Workshop(theme: theme)
    byTheme[theme] = made
    return made
  }
}

extension Problem {
  /// The French of what can go wrong while pages are drawn.
  static func rendering(_ error: RenderingError) -> Problem {
    let (summary, hint, cause): (String, String?, Cause) =
      switch error {
      case .missingFont(let family, let package):
        (
          "la police « \(family) » n'est pas installée",
          "installez le paquet \(package)", .machine
        )
      case .missingHyphenation(let path, let package):
        (
          "le dictionnaire de césure « \(path) » n'est pas installé",
          "installez le paquet \(package)", .machine
        )
      case .unreadableImage(let reason):
        ("une image ne peut pas être lue : \(reason)", "fournissez un fichier PNG", .input)
      case .unknownDestination(let name):
        ("un lien mène à « \(name) », qui n'est nulle part", nil, .input)
      case .duplicateDestination(let name):
        ("deux endroits du document portent le nom « \(name) »", nil, .input)
      case .unwritableScratchFile(let folders):
        (
          "un fichier de travail ne peut pas être écrit",
          "libérez de la place dans l'un de ces dossiers, ou donnez le droit d'y écrire : "
            + folders.joined(separator: ", "), .machine
        )
      case .library(let name, let message):
        ("la bibliothèque \(name) a échoué : \(message)", nil, .machine)
      }
    let isRoom = if case .unwritableScratchFile = error { true } else { false }
    return Problem(
      .error, isRoom ? "ecriture-impossible" : "mise-en-page", summary, at: nil, hint: hint,
      cause: cause)
  }
}
