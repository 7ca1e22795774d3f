import Dossier
import Problems
import SourceFiles

/// Reads a file of `social` or `geographie`; what it is, its header says.
func readReferenceTable(_ file: SourceFile) throws(Problems) -> Warned<ReferenceTable> {
  let table: TableFile
  do { table = try TableFile(file) } catch { throw Problems([error]) }
  let header = table.header
  if let column = header.column(SourceKind.irisColumns) {
    throw Problems([.infracommunal(header.written[column], at: table.headerSpan)])
  }
  guard let kind = SourceKind(header) else {
    throw Problems([.notAReference(at: table.headerSpan)])
  }
  switch kind {
  case .filosofi:
    let (columns, vintage) = SocialColumn.filosofi(header)
    return try table.readSocial(.filosofi, columns, vintage: vintage)
  case .census:
    let (columns, vintage) = SocialColumn.census(header)
    return try table.readSocial(.census, columns, vintage: vintage)
  case .legalPopulations:
    guard let columns = PopulationColumns(header) else {
      throw Problems([.noCode(at: table.headerSpan)])
    }
    return try table.readPopulations(columns)
  case .communeNames: return try table.readCommuneNames()
  case .departmentNames, .regionNames: return try table.readNames(kind)
  case .densityGrid:
    guard let code = header.column(TableFile.codeNames),
      let density = header.column(SourceKind.densityNames)
    else { throw Problems([.noCode(at: table.headerSpan)]) }
    return try table.readDensity(code: code, density: density)
  case .intercommunalities: return try table.readIntercommunalities()
  case .recordedCommunes, .recordedDepartments, .recordedRegions, .outlines, .iris,
    .priorityDistricts:
    throw Problems([.misplaced(kind, at: table.headerSpan)])
  }
}

extension SourceKind {
  /// By which the infracommunal twins of the communal tables of Insee (« base-ic ») are known: they
  /// bear the same measures, several rows a commune.
  static let irisColumns = ["iris", "typ_iris", "code_iris", "codeiris"]

  static let densityNames = ["niveau_densite", "libdens", "lib_densite", "densite"]

  /// What a CSV file with this header is; nil when no form is known.
  init?(_ header: Header) {
    guard header.column(Self.irisColumns) == nil else { return nil }
    if let columns = RecordedColumns(header) {
      self = columns.level.kind
    } else if header.column(withYearAfter: "med") != nil
      || header.column(withYearAfter: "tp60") != nil
    {
      self = .filosofi
    } else if SocialColumn.census(header).columns.contains(where: {
      $0.variable != .censusPopulation
    }) {
      self = .census
    } else if PopulationColumns(header) != nil {
      self = .legalPopulations
    } else if header.contains("typecom"), header.contains("com"), header.contains("libelle") {
      self = .communeNames
    } else if header.column(Self.densityNames) != nil, header.column(TableFile.codeNames) != nil {
      self = .densityGrid
    } else if header.contains("epci"), header.column("libepci", "nom_epci") != nil,
      header.column(TableFile.codeNames) != nil
    {
      self = .intercommunalities
    } else if header.contains("cheflieu"), header.contains("libelle"), header.contains("reg") {
      self = header.contains("dep") ? .departmentNames : .regionNames
    } else {
      return nil
    }
  }
}

extension Problem {
  fileprivate static func notAReference(at span: SourceSpan) -> Problem {
    Problem(
      .error, "entete-inconnu", "cet en-tête n'est celui d'aucun fichier connu", at: span,
      hint: "formes connues : Filosofi (CODGEO, MED21…), populations légales (COM, PMUN, PTOT), "
        + "recensement (CODGEO, P22_POP…), Code officiel géographique (TYPECOM, COM, LIBELLE), "
        + "grille de densité (insee_com, niveau_densite), "
        + "composition des intercommunalités (CODGEO, EPCI, LIBEPCI)")
  }

  fileprivate static func infracommunal(_ column: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "fichier-infracommunal",
      "ce fichier donne des IRIS et non des communes : il a une colonne « \(column) »", at: span,
      hint: "prenez chez l'Insee le fichier communal du même thème, nommé « base-cc-… »")
  }

  /// A file that is well known, under the key of another.
  static func misplaced(_ kind: SourceKind, at span: SourceSpan?) -> Problem {
    Problem(
      .error, "fichier-mal-place", "ce fichier est « \(kind.dataset) », \(kind.producer)",
      at: span, hint: "nommez-le sous « sources: \(kind.key.rawValue): »")
  }
}
