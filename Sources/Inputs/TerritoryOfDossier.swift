import Dossier
import Problems

extension Territory {
  /// The territory of the dossier, completed by what the files say of it.
  ///
  /// Nil, with a problem, when nothing gives its name.
  init?(
    _ keys: TerritoryKeys, completedBy sources: DossierSources,
    _ problems: inout ProblemCollector
  ) {
    let gazetteer = sources.gazetteer
    guard let name = Self.name(keys, sources, &problems) else { return nil }
    // An intercommunality lies where its first member does.
    let place =
      if case .intercommunality(let members) = keys.kind { members.min() ?? keys.code } else {
        keys.code
      }
    let department = Self.department(keys, of: place, gazetteer)
    let legal = Self.population(of: keys.legalCodes, sources.social)
    let population = (
      municipal: keys.municipalPopulation ?? legal.municipal,
      // Counted apart in several communes, a total of members means nothing more than theirs.
      total: keys.totalPopulation ?? legal.total,
      vintage: keys.municipalPopulation == nil ? legal.vintage : nil
    )
    var density = gazetteer.densityClasses[keys.code]
    if case .arrondissement(let city) = keys.kind {
      density = density ?? gazetteer.densityClasses[city]
    }
    self.init(
      code: keys.code, kind: keys.kind, name: name, department: department,
      region: Self.region(keys, of: place, department: department, gazetteer),
      intercommunality: Self.intercommunality(keys, gazetteer),
      municipalPopulation: population.municipal,
      totalPopulation: population.total, populationVintage: population.vintage,
      municipalPoliceAgents: keys.municipalPoliceAgents, densityClass: density,
      span: keys.codeSpan)
  }

  /// The communes of an intercommunality as the sources know them, in order of code.
  static func members(of territory: Territory, in sources: DossierSources) -> [Territory] {
    guard case .intercommunality(let members) = territory.kind else { return [] }
    let gazetteer = sources.gazetteer
    return Set(members).sorted().map { code in
      let population = population(of: [code], sources.social)
      let city = MunicipalArrondissements.city(of: code)
      return Territory(
        code: code, kind: city.map { .arrondissement(cityCode: $0) } ?? .commune,
        name: gazetteer.communes[code] ?? sources.nameOnContour(of: code) ?? PlaceName(code),
        department: territory.department, region: territory.region,
        intercommunality: Intercommunality(
          name: territory.name.label,
          hasPreventionCompetence: territory.intercommunality?.hasPreventionCompetence,
          hasCISPD: territory.intercommunality?.hasCISPD),
        municipalPopulation: population.municipal, totalPopulation: population.total,
        populationVintage: population.vintage,
        densityClass: gazetteer.densityClasses[code]
          ?? city.flatMap { gazetteer.densityClasses[$0] })
    }
  }

  private static func name(
    _ keys: TerritoryKeys, _ sources: DossierSources, _ problems: inout ProblemCollector
  ) -> PlaceName? {
    // Contours come last: some leave the article out.
    let known =
      sources.gazetteer.communes[keys.code]
      ?? (keys.name == nil ? sources.nameOnContour(of: keys.code) : nil)
    guard let written = keys.name else {
      if known == nil { problems.add(.noName(keys.code, at: keys.codeSpan)) }
      return known
    }
    guard let known else { return PlaceName(ofCommune: keys.code, written, article: nil) }
    // The arrondissements have long official names that nobody writes.
    if known.arrondissement == nil, plainName(known.label) != plainName(written) {
      problems.add(.otherName(written, known.label, keys.code, at: keys.codeSpan))
      return PlaceName(ofCommune: keys.code, written, article: nil)
    }
    return PlaceName(ofCommune: keys.code, written, article: known.article)
  }

  /// Of a commune that the dossier leaves alone, the one that the sources name: whether it has the
  /// competence stays to be said.
  private static func intercommunality(
    _ keys: TerritoryKeys, _ gazetteer: Gazetteer
  ) -> Intercommunality? {
    if let written = keys.intercommunality { return written }
    guard case .commune = keys.kind else { return nil }
    return gazetteer.intercommunalities[keys.code].map {
      Intercommunality(name: $0.name, hasPreventionCompetence: nil, hasCISPD: nil)
    }
  }

  private static func department(
    _ keys: TerritoryKeys, of place: String, _ gazetteer: Gazetteer
  ) -> Area? {
    let code =
      keys.department?.code ?? gazetteer.parents[place]?.department
      ?? departmentCode(ofCommune: place)
    let written = keys.department.flatMap { $0.name.isEmpty ? nil : $0.name }
    let name = written ?? gazetteer.departments[code] ?? FrenchDepartment(code: code)?.name
    return name.map { Area(code: code, name: $0) }
  }

  private static func region(
    _ keys: TerritoryKeys, of place: String, department: Area?, _ gazetteer: Gazetteer
  ) -> Area? {
    let usual = department.flatMap { FrenchDepartment(code: $0.code) }
    guard
      let code = keys.region?.code ?? gazetteer.parents[place]?.region ?? usual?.region.code
    else { return nil }
    let written = keys.region.flatMap { $0.name.isEmpty ? nil : $0.name }
    let name = written ?? gazetteer.regions[code] ?? FrenchDepartment.regionName(code)
    return name.map { Area(code: code, name: $0) }
  }

  /// The legal populations of the latest vintage that has them all.
  private static func population(
    of codes: [String], _ bases: [SocialBase]
  ) -> (municipal: Int?, total: Int?, vintage: Int?) {
    let legal = bases.filter { $0.columns[.municipalPopulation] != nil }
      .sorted { ($0.vintage ?? 0, $0.source.path) > ($1.vintage ?? 0, $1.source.path) }
    func sum(_ variable: SocialVariable, in base: SocialBase) -> Int? {
      var sum = 0
      for code in codes {
        guard let value = base.value(variable, area: code) else { return nil }
        sum += Int(value.rounded())
      }
      return codes.isEmpty ? nil : sum
    }
    guard let base = legal.first(where: { sum(.municipalPopulation, in: $0) != nil }) else {
      return (nil, nil, nil)
    }
    return (sum(.municipalPopulation, in: base), sum(.totalPopulation, in: base), base.vintage)
  }
}

extension TerritoryKeys {
  /// Whose legal populations make that of the territory.
  fileprivate var legalCodes: [String] {
    if case .intercommunality(let members) = kind { members } else { [code] }
  }
}

/// Says which codes of the dossier the communal bases don't hold.
func checkCodes(
  _ keys: DossierKeys, in sources: DossierSources, _ problems: inout ProblemCollector
) {
  let bases = sources.recorded.filter { $0.level == .communes }
  guard !bases.isEmpty, let territory = keys.territory else { return }
  func isAbsent(_ code: String) -> Bool { bases.allSatisfy { $0.index(ofArea: code) == nil } }
  if case .intercommunality(let members) = territory.kind {
    for (code, span) in zip(members, territory.memberSpans) where isAbsent(code) {
      problems.add(.absentCode(code, from: bases, at: span))
    }
  } else if isAbsent(territory.code) {
    problems.add(.absentCode(territory.code, from: bases, at: territory.codeSpan))
  }
  for (code, span) in zip(keys.comparison.namedTerritories, keys.comparisonSpans)
  where isAbsent(code) {
    problems.add(.absentCode(code, from: bases, at: span))
  }
}

extension Problem {
  fileprivate static func noName(_ code: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nom-manquant", "aucun fichier ne donne le nom du territoire « \(code) »", at: span,
      hint: "ajoutez « nom: … » sous le code, ou le Code officiel géographique aux sources")
  }

  fileprivate static func otherName(
    _ written: String, _ known: String, _ code: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .warning, "nom-different",
      "le dossier nomme « \(written) » le territoire « \(code) », que les sources nomment "
        + "« \(known) »", at: span, hint: "vérifiez le code")
  }

  fileprivate static func absentCode(
    _ code: String, from bases: [RecordedBase], at span: SourceSpan
  ) -> Problem {
    let files = bases.map { "« \($0.source.path) »" }.joined(separator: ", ")
    return Problem(
      .error, "code-absent", "le code « \(code) » n'est pas dans \(files)", at: span,
      hint: otherForm(of: code, in: bases))
  }

  /// Paris, Lyon and Marseille may be there in their other form.
  private static func otherForm(of code: String, in bases: [RecordedBase]) -> String? {
    if let city = MunicipalArrondissements.city(of: code) {
      return bases.contains { $0.index(ofArea: city) != nil }
        ? "le fichier ne tient que la ville entière, « \(city) »" : nil
    }
    let isParted = bases.contains { base in
      base.areas.contains { MunicipalArrondissements.city(of: $0) == code }
    }
    return isParted ? "le fichier ne tient que les arrondissements de cette ville" : nil
  }
}
