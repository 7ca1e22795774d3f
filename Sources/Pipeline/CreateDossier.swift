import Dossier
import Glibc
import Inputs
public import Problems
public import Units

/// The dossier that `vigie nouveau` makes.
public struct NewDossier: Sendable {
  public var folder: String
  /// INSEE code of a commune or of an arrondissement.
  public var code: String
  /// A folder whose files are recognised and entered as sources.
  public var data: String?
  public var date: CalendarDate
  /// The store of open data, which serves a dossier that has no data of its own.
  public var surroundings: Surroundings

  public init(
    folder: String, code: String, data: String?, date: CalendarDate,
    surroundings: Surroundings = Surroundings()
  ) {
    self.folder = folder
    self.code = code
    self.data = data
    self.date = date
    self.surroundings = surroundings
  }
}

extension NewDossier {
  /// Writes a dossier on which a diagnostic can be made at once; says what was recognised.
  ///
  /// Never writes over a dossier that is there.
  public func write() throws(Problems) -> Warned<String> {
    try alone { () throws(Problem) in
      try checkCode()
      let path = folder + "/dossier.yaml"
      guard access(path, F_OK) != 0 else { throw .dossierExists(path) }
      let found = try recognisedFiles()
      let stored = data == nil ? try surroundings.store?.editions() ?? [] : []
      let text = DossierText(new: self, files: found.recognised, stored: stored).yaml
      _ = try OutputFolder(path: folder).write(Array(text.utf8), to: "dossier.yaml")
      let lines = found.recognised.map {
        "  \($0.path) : \($0.kind.producer), \($0.kind.dataset)\n"
      }
      let used = Set(stored.map(\.kind)).sorted { $0.rawValue < $1.rawValue }.map {
        "  référentiel : \($0.producer), \($0.dataset)\n"
      }
      let unknown = found.unknown.map { "  \($0) : non reconnu, laissé de côté\n" }
      return Warned(
        "\(path)\n" + lines.joined() + used.joined() + unknown.joined()
          + "Suite : complétez ce fichier, puis « vigie diagnostic \(folder) ».\n")
    }
  }

  struct RecognisedFile {
    /// Relative to the dossier when the file lies in it, absolute otherwise.
    let path: String
    let kind: SourceKind
  }

  fileprivate func checkCode() throws(Problem) {
    let isCode =
      code.utf8.count == 5
      && code.utf8.enumerated().allSatisfy { index, byte in
        (48...57).contains(byte) || (index == 1 && [65, 66].contains(byte))
      }
    guard isCode else { throw .notACode(code) }
  }

  /// The files of the data folder in order of name; folders in it are not entered.
  fileprivate func recognisedFiles() throws(Problem) -> (
    recognised: [RecognisedFile], unknown: [String]
  ) {
    guard let data else { return ([], []) }
    guard let handle = opendir(data) else { throw .noDataFolder(data) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    var recognised: [RecognisedFile] = []
    var unknown: [String] = []
    for name in names.sorted() {
      if let kind = recognise(fileAt: data + "/" + name) {
        recognised.append(RecognisedFile(path: path(to: name, in: data), kind: kind))
      } else {
        unknown.append(name)
      }
    }
    return (recognised, unknown)
  }

  private func path(to name: String, in data: String) -> String {
    let here = folder.hasSuffix("/") ? folder : folder + "/"
    if data.hasPrefix(here) { return String(data.dropFirst(here.count)) + "/" + name }
    guard let resolved = realpath(data, nil) else { return data + "/" + name }
    defer { free(resolved) }
    return String(cString: resolved) + "/" + name
  }
}

/// The text of a new `dossier.yaml`.
private struct DossierText {
  let new: NewDossier
  let files: [NewDossier.RecognisedFile]
  /// What the store holds.
  let stored: [StoredEdition]

  var yaml: String {
    """
    # Dossier créé par « vigie nouveau ». Les lignes commencées par # sont des exemples à compléter.
    vigie: 1
    \(territory)
    mission:
      # commanditaire: Mairie de …
      # redacteur: Cabinet …
      date: \(new.date.iso)                 # imprimée ; rien d'autre ne dépend du calendrier
      # instance: CLSPD
    sources:
    \(sources)
    comparaison:
      # territoires: ["00000"]             # sinon, les territoires semblables sont cherchés
      voisins: 10
    secret: {faits: 5, personnes: 11}

    """
  }

  private var territory: String {
    let isArrondissement = MunicipalArrondissements.city(of: new.code) != nil
    let key = isArrondissement ? "arrondissement" : "commune"
    let kinds = files.map(\.kind) + stored.map(\.kind)
    let hasName = kinds.contains { [.communeNames, .legalPopulations].contains($0) }
    let name =
      hasName
      ? "  # nom: lu dans les sources"
      : "  nom: \"\(isArrondissement ? "Arrondissement" : "Commune") \(new.code)\""
        + "             # à compléter : le nom tel qu'il doit être imprimé"
    return """
      \(key):
        code_insee: "\(new.code)"
      \(name)
        # epci: {nom: …, competence_prevention: oui, cispd: non}
        # police_municipale_agents: 0        # absent : « à compléter », jamais 0
      """
  }

  private var sources: String {
    let kinds = DeclaredSources.Kind.allCases.filter { kind in
      SourceKind.allCases.contains { $0.key == kind }
    }
    let store =
      stored.isEmpty
      ? "  # referentiel: oui                 # après « vigie referentiel importer »"
      : "  referentiel: oui                   # données ouvertes, éditions les plus récentes"
    return ([store] + kinds.map(section)).joined(separator: "\n")
  }

  /// The files recognised for a key, and for each kind of file what is expected.
  private func section(_ kind: DeclaredSources.Kind) -> String {
    let expected = SourceKind.allCases.filter { $0.key == kind }.map { source in
      "  # \(source.producer), \(source.dataset) ; colonnes : \(source.expectedColumns)"
    }
    let paths = files.filter { $0.kind.key == kind }.map { "    - " + jsonLiteral($0.path) }
    let entry =
      paths.isEmpty
      ? ["  # \(kind.rawValue): [donnees/fichier]"] : ["  \(kind.rawValue):"] + paths
    return (expected + entry).joined(separator: "\n")
  }
}

extension Problem {
  fileprivate static func notACode(_ code: String) -> Problem {
    Problem(
      .error, "code-insee", "« \(code) » n'est pas un code Insee", at: nil,
      hint: "cinq caractères : 33063, 2A004, 75118", cause: .commandLine)
  }

  fileprivate static func dossierExists(_ path: String) -> Problem {
    Problem(
      .error, "dossier-existant", "« \(path) » existe déjà ; rien n'a été changé", at: nil,
      hint: "choisissez un autre dossier, ou supprimez d'abord ce fichier")
  }

  fileprivate static func noDataFolder(_ path: String) -> Problem {
    Problem(
      .error, "dossier-de-donnees", "le dossier de données « \(path) » ne peut pas être lu",
      at: nil, hint: "vérifiez le chemin donné à « --donnees »")
  }
}
