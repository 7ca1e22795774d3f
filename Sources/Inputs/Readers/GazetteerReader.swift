import Dossier
import Problems
import SourceFiles

extension TableFile {
  /// Reads the communes and arrondissements of the Code officiel géographique.
  ///
  /// Delegated and associated communes (COMD, COMA) bear codes that exist no more: left out.
  func readCommuneNames() throws(Problems) -> Warned<ReferenceTable> {
    guard let code = header.column("com"), let type = header.column("typecom"),
      let label = header.column("libelle")
    else { throw Problems([.noCode(at: headerSpan)]) }
    let article = header.column("tncc")
    let department = header.column("dep")
    let region = header.column("reg")
    var gazetteer = Gazetteer()
    return try read { row in
      guard row[type].equals("COM") || row[type].equals("ARM"),
        let code = communeCode(row, code), isNew(code, row)
      else { return }
      gazetteer.communes[code] = PlaceName(
        ofCommune: code, row[label].string,
        article: article.flatMap { row[$0].int }.flatMap(PlaceName.Article.init))
      if let department {
        gazetteer.parents[code] = Gazetteer.Parents(
          department: row[department].string, region: region.map { row[$0].string })
      }
    } then: {
      let year = year(inFileName: file.path)
      return ReferenceTable(
        kind: .communeNames,
        source: source(
          .communeNames, vintage: year,
          geography: year.map { "géographie au 1ᵉʳ janvier \($0)" } ?? ""), gazetteer: gazetteer)
    }
  }

  /// Reads the names of the départements or of the régions.
  func readNames(_ kind: SourceKind) throws(Problems) -> Warned<ReferenceTable> {
    let isRegions = kind == .regionNames
    guard let code = isRegions ? header.column("reg") : header.column("dep"),
      let label = header.column("libelle")
    else { throw Problems([.noCode(at: headerSpan)]) }
    var names: [String: String] = [:]
    return try read { row in
      let code = row[code].string
      if isNew(code, row) { names[code] = row[label].string }
    } then: {
      ReferenceTable(
        kind: kind, source: source(kind, vintage: year(inFileName: file.path)),
        gazetteer: isRegions ? Gazetteer(regions: names) : Gazetteer(departments: names))
    }
  }

  /// Reads the classes of the communal density grid.
  func readDensity(code: Int, density: Int) throws(Problems) -> Warned<ReferenceTable> {
    var classes: [String: String] = [:]
    return try read { row in
      guard let code = communeCode(row, code), isNew(code, row), !row[density].isMissing else {
        return
      }
      classes[code] = row[density].string
    } then: {
      ReferenceTable(
        kind: .densityGrid, source: source(.densityGrid, vintage: year(inFileName: file.path)),
        gazetteer: Gazetteer(densityClasses: classes))
    }
  }

  /// Reads which communes make each intercommunality (Insee, « Composition communale des EPCI »).
  ///
  /// Communes of none, which Insee writes under the code `ZZZZZZZZZ`, are left out.
  func readIntercommunalities() throws(Problems) -> Warned<ReferenceTable> {
    guard let code = header.column(Self.codeNames), let siren = header.column("epci"),
      let label = header.column("libepci", "nom_epci")
    else { throw Problems([.noCode(at: headerSpan)]) }
    var members: [String: Territory.Area] = [:]
    return try read { row in
      guard let code = communeCode(row, code), isNew(code, row),
        row[siren].string.trimmingSpaces.allSatisfy(\.isNumber)
      else { return }
      members[code] = Territory.Area(
        code: row[siren].string.trimmingSpaces, name: row[label].string)
    } then: {
      ReferenceTable(
        kind: .intercommunalities,
        source: source(.intercommunalities, vintage: year(inFileName: file.path)),
        gazetteer: Gazetteer(intercommunalities: members))
    }
  }
}

extension PlaceName {
  /// The name of a commune, or of an arrondissement after its code.
  init(ofCommune code: String, _ label: String, article: Article?) {
    let cities = ["13055": "Marseille", "69123": "Lyon", "75056": "Paris"]
    let arrondissement = MunicipalArrondissements.city(of: code).flatMap { cities[$0] }.flatMap {
      city in
      MunicipalArrondissements.number(of: code).map { Arrondissement(city: city, number: $0) }
    }
    self.init(label, article: article, arrondissement: arrondissement)
  }
}

extension Gazetteer {
  /// Adds what another file gives; what is known already stays.
  mutating func merge(_ other: Gazetteer) {
    if communes.isEmpty {
      communes = other.communes
    } else {
      communes.merge(other.communes) { known, _ in known }
    }
    if parents.isEmpty {
      parents = other.parents
    } else {
      parents.merge(other.parents) { known, _ in known }
    }
    departments.merge(other.departments) { known, _ in known }
    regions.merge(other.regions) { known, _ in known }
    if densityClasses.isEmpty {
      densityClasses = other.densityClasses
    } else {
      densityClasses.merge(other.densityClasses) { known, _ in known }
    }
    if intercommunalities.isEmpty {
      intercommunalities = other.intercommunalities
    } else {
      intercommunalities.merge(other.intercommunalities) { known, _ in known }
    }
  }
}
