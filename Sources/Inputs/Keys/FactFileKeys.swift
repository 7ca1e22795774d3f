import Dossier
import Problems
import SourceFiles
import Statistics

/// One entry of `sources.faits`: a file, the service that wrote it, what stands in which column.
struct FactFileKeys: Sendable {
  /// A text of the dossier and where it stands.
  struct Written: Hashable, Sendable {
    let text: String
    let span: SourceSpan
  }

  /// A word of the file and the category that the dossier gives it.
  struct Renaming: Hashable, Sendable {
    let word: String
    let category: String
    let span: SourceSpan
  }

  let file: NamedFile
  let source: FactSource
  let zone: LocalZone
  var columns: [FactColumn: Written] = [:]
  var format = CSVFormat()
  var sheet: Written?
  /// Nil when it is to be recognised.
  var dateForm: DateForm?
  /// What stands for an unknown hour: « 00:00 », « inconnue ».
  var unknownHours: [String] = []
  /// « EPSG:2154 »; nil for degrees of longitude and latitude.
  var projection: Written?
  /// The category of every row, when no column gives it.
  var category: String?
  var renamings: [Renaming] = []
  var ignored: [Written] = []
  /// What the imports in force of this source read, by the plain name of the column.
  var formerColumns: [String: FormerColumns.Import] = [:]
  /// The whole entry.
  let span: SourceSpan

  static let allowed = [
    "nom", "fichier", "unite", "regle_de_lieu", "moment", "feuille", "separateur", "encodage",
    "format_date", "heure_inconnue", "fuseau", "projection", "colonnes", "categorie", "categories",
    "ignorer",
  ]

  /// Nil, with problems, when the entry can't be used.
  init?(_ node: YAMLNode, in folder: DossierFolder, _ problems: inout ProblemCollector) {
    var own = ProblemCollector()
    defer { problems.add(contentsOf: own.problems) }
    guard let section = Section(node, allowing: Self.allowed, &own) else { return nil }
    section.require("fichier", &own)
    let path = section.text("fichier", &own)
    let zone = Self.zone(section, &own)
    file = folder.file(path ?? "", namedAt: section.mapping["fichier"]?.span)
    self.zone = zone
    source = FactSource(
      name: section.text("nom", &own) ?? path ?? "", unit: section.text("unite", &own) ?? "faits",
      placeRule: section.text("regle_de_lieu", &own), momentRule: section.text("moment", &own),
      zone: zone.identifier)
    span = section.mapping.span
    format = section.csvFormat(&own)
    sheet = section.written("feuille", &own)
    projection = section.written("projection", &own)
    category = section.text("categorie", &own)
    dateForm = section.value("format_date", &own) { node throws(Problem) in
      try DateForm(node.string(), at: node.span)
    }
    unknownHours = section.texts("heure_inconnue", &own)
    ignored = (section.mapping["ignorer"]?.listOrSingle() ?? []).compactMap { node in
      own.attempt { () throws(Problem) in Written(text: try node.string(), span: node.span) }
    }
    readColumns(section, &own)
    readCategories(section, &own)
    checkTogether(section, &own)
    if own.hasErrors { return nil }
  }

  private static func zone(_ section: Section, _ problems: inout ProblemCollector) -> LocalZone {
    section.value("fuseau", &problems) { node throws(Problem) in
      let name = try node.string()
      do { return try LocalZone(identifier: name) } catch {
        throw .unknownZone(name, at: node.span)
      }
    } ?? .paris
  }

  private mutating func readColumns(_ section: Section, _ problems: inout ProblemCollector) {
    section.require("colonnes", &problems)
    let keys = FactColumn.allCases.map(\.rawValue)
    guard let named = section.section("colonnes", allowing: keys, &problems) else { return }
    for column in FactColumn.allCases {
      columns[column] = named.written(column.rawValue, &problems)
    }
    // A key that is unknown was said, and may be the one that is missed.
    let areKnown = named.mapping.keys.allSatisfy(keys.contains)
    if areKnown, columns[.start] == nil, columns[.startDate] == nil {
      problems.add(.noStart(at: named.mapping.span))
    }
    let pairs: [(FactColumn, FactColumn)] = [(.start, .startDate), (.end, .endDate)]
    for (one, other) in pairs {
      guard columns[one] != nil, let second = columns[other] else { continue }
      problems.add(.twiceTheSame(one, other, at: second.span))
    }
    if (columns[.longitude] == nil) != (columns[.latitude] == nil) {
      problems.add(.halfACoordinate(at: named.mapping.span))
    }
  }

  private mutating func readCategories(_ section: Section, _ problems: inout ProblemCollector) {
    let mapping = section.value("categories", &problems) { node throws(Problem) in
      try node.mapping()
    }
    var met: [String: String] = [:]
    for entry in mapping?.entries ?? [] {
      guard let name = problems.attempt({ () throws(Problem) in try entry.value.string() }) else {
        continue
      }
      let key = foldedWord(entry.key)
      if let other = met[key], foldedWord(other) != foldedWord(name) {
        problems.add(.contradictoryCategory(entry.key, other, name, at: entry.keySpan))
      }
      met[key] = met[key] ?? name
      renamings.append(Renaming(word: entry.key, category: name, span: entry.keySpan))
    }
  }

  private func checkTogether(_ section: Section, _ problems: inout ProblemCollector) {
    guard columns[.category] != nil, let node = section.mapping["categorie"] else { return }
    problems.add(.categoryTwice(at: node.span))
  }
}

/// What a column of a file of facts holds; the raw value is its key.
enum FactColumn: String, CaseIterable, Hashable, Sendable {
  case identifier = "identifiant"
  case start = "debut"
  case end = "fin"
  case startDate = "date_debut"
  case startHour = "heure_debut"
  case endDate = "date_fin"
  case endHour = "heure_fin"
  case category = "categorie"
  case place = "lieu"
  case longitude
  case latitude
}

/// A category or a place, folded so that case, accents and what stands between words don't count.
func foldedWord(_ text: String) -> String {
  FoldedName.words(of: text).joined(separator: "-")
}

extension Section {
  /// A text on one line with its place.
  func written(_ key: String, _ problems: inout ProblemCollector) -> FactFileKeys.Written? {
    guard let text = text(key, &problems), let span = mapping[key]?.span else { return nil }
    return FactFileKeys.Written(text: text, span: span)
  }
}

extension Problem {
  fileprivate static func unknownZone(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "fuseau-inconnu", "le fuseau « \(name.prefix(60)) » n'est pas connu", at: span,
      hint: closest(to: name, among: LocalZone.identifiers).map { "vouliez-vous dire « \($0) » ?" }
        ?? "fuseaux connus : \(LocalZone.identifiers.joined(separator: ", "))")
  }

  fileprivate static func noStart(at span: SourceSpan) -> Problem {
    Problem(
      .error, "debut-absent", "rien ne dit quelle colonne donne le moment des faits", at: span,
      hint: "nommez « debut », ou « date_debut » et « heure_debut »")
  }

  fileprivate static func twiceTheSame(
    _ one: FactColumn, _ other: FactColumn, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "colonnes-incompatibles",
      "« \(one.rawValue) » et « \(other.rawValue) » disent la même chose", at: span,
      hint: "gardez l'une des deux")
  }

  fileprivate static func halfACoordinate(at span: SourceSpan) -> Problem {
    Problem(
      .error, "coordonnee-seule", "« longitude » et « latitude » vont ensemble", at: span,
      hint: "nommez les deux colonnes, ou aucune")
  }

  fileprivate static func contradictoryCategory(
    _ word: String, _ one: String, _ other: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "categorie-contradictoire",
      "« \(word.prefix(60)) » mène à « \(one.prefix(60)) » et à « \(other.prefix(60)) »", at: span,
      hint: "la casse, les accents et les espaces ne comptent pas : gardez une seule ligne")
  }

  fileprivate static func categoryTwice(at span: SourceSpan) -> Problem {
    Problem(
      .error, "cle-en-double",
      "la catégorie est donnée par une colonne et par « categorie » à la fois", at: span,
      hint: "gardez la colonne, ou le mot qui vaut pour tout le fichier")
  }
}
