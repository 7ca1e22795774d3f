import Dossier
import Glibc
import Inputs
public import Problems
public import Units

/// What a run takes from outside the dossier, all of it passed in.
public struct Surroundings: Sendable {
  /// Absolute path of the program, links followed.
  public var executable: String?
  /// `$VIGIE_MODELES`.
  public var templateFolder: String?
  /// `--modeles`.
  public var templateOption: String?
  public var storePlace: StorePlace

  public init(
    executable: String? = nil, templateFolder: String? = nil, templateOption: String? = nil,
    store: StorePlace = StorePlace()
  ) {
    self.executable = executable
    self.templateFolder = templateFolder
    self.templateOption = templateOption
    storePlace = store
  }

  /// Throws when a folder of templates that is asked for is not there.
  public func checkTemplateFolders() throws(Problem) {
    for (name, folder) in [("--modeles", templateOption), ("VIGIE_MODELES", templateFolder)] {
      guard let folder, !folder.isEmpty, !isFolder(folder) else { continue }
      throw .noTemplateFolder(folder, name)
    }
  }
}

/// How a document is asked for.
public struct DocumentRequest: Sendable {
  public enum Edition: String, CaseIterable, Sendable { case publiable, restreinte }

  var documentEdition: DocumentEdition { edition == .restreinte ? .restricted : .publishable }

  public var dossier: String
  /// The dossier itself, when a batch makes it up.
  var madeUp: BatchPlan.MadeUpDossier?
  /// Where a batch names the dossier.
  var dossierSpan: SourceSpan?
  /// The folder that documents are written into, and the only one.
  public var output: String
  /// Where documents are written before they get their name; nil for beside it.
  var draftFolder: String?
  public var edition: Edition
  /// Instead of `mission.date`.
  public var date: CalendarDate?
  public var surroundings: Surroundings
  /// Whether a document carries the values of its figures as files.
  public var attachesData = false
  /// `{code}` and `{document}` are filled in.
  public var fileNamePattern = "{code}-{document}.pdf"

  public init(
    dossier: String, output: String = "output", edition: Edition = .publiable,
    date: CalendarDate? = nil, surroundings: Surroundings
  ) {
    self.dossier = dossier
    self.output = output
    self.edition = edition
    self.date = date
    self.surroundings = surroundings
  }

  /// Reads `AAAA-MM-JJ` as the command line gives it.
  public static func date(_ text: String) throws(Problem) -> CalendarDate {
    guard let date = CalendarDate(iso: text) else {
      throw Problem(
        .error, "date-illisible", "« \(text) » n'est pas une date", at: nil,
        hint: "écrivez l'année, le mois et le jour : 2026-11-23", cause: .commandLine)
    }
    return date
  }

  /// The name of a document; the edition that is not for everyone says so.
  func fileName(code: String, document: String) -> String {
    let name =
      fileNamePattern
      .replacing("{code}", with: code).replacing("{document}", with: document)
    guard edition == .restreinte else { return name }
    let stem = name.hasSuffix(".pdf") ? String(name.dropLast(4)) : name
    return stem + "-restreinte.pdf"
  }
}

/// A document that was written.
public struct WrittenFile: Hashable, Sendable {
  /// Path as the user would recognise it: the output folder, then the name.
  public let path: String
  public let sha256: String
  /// 0 for what has no pages.
  public let pages: Int
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

extension Problem {
  fileprivate static func noTemplateFolder(_ path: String, _ name: String) -> Problem {
    Problem(
      .error, "dossier-de-modeles", "« \(path) » n'est pas un dossier qui existe", at: nil,
      hint: "vérifiez le chemin donné à « \(name) »", cause: .commandLine)
  }
}
