import Dossier
import Problems
import SourceFiles
import Units

/// Reads what surrounds a frozen strategy: territory, mission, law, framework, cover, templates.
struct FrozenSettingReader {
  private static let keys = [
    "territoire", "mission", "fictif", "secret_faits", "secret_personnes", "cadre", "droit",
    "etat_du_droit", "carte",
  ]

  func setting(_ node: YAMLNode, _ problems: inout ProblemCollector) -> FrozenSetting? {
    guard let section = Section(node, allowing: Self.keys, &problems) else { return nil }
    for key in ["territoire", "mission"] { section.require(key, &problems) }
    let territory = section.mapping["territoire"].flatMap { readTerritory($0, &problems) }
    let mission = section.mapping["mission"].flatMap { readMission($0, &problems) }
    guard let territory, let mission else { return nil }
    var setting = FrozenSetting(
      territory: territory, mission: mission,
      isFictitious: section.count("fictif", &problems) == 1,
      secrecy: SecrecyThresholds(
        facts: section.count("secret_faits", &problems) ?? 5,
        persons: section.count("secret_personnes", &problems) ?? 11))
    setting.framework = section.mapping["cadre"].flatMap { framework($0, &problems) }
    setting.law = section.mapping["droit"].flatMap { table($0, &problems) }
    setting.legalState = section.date("etat_du_droit", &problems)
    setting.map = section.mapping["carte"].flatMap { map($0, &problems) }
    return setting
  }

  func template(_ node: YAMLNode, _ problems: inout ProblemCollector) -> FrozenTemplate? {
    guard let section = Section(node, allowing: ["fichier", "texte", "octets"], &problems) else {
      return nil
    }
    section.require("fichier", &problems)
    let name = section.text("fichier", &problems)
    let text = section.value("texte", &problems) { node throws(Problem) in try node.string() }
    let digits = section.text("octets", &problems)
    guard let name else { return nil }
    return FrozenTemplate(name: name, bytes: text.map { Array($0.utf8) } ?? Self.bytes(digits))
  }

  static func texts(_ node: YAMLNode, _ problems: inout ProblemCollector) -> [String] {
    node.listOrSingle().compactMap { item in
      problems.attempt { () throws(Problem) in try item.string() }
    }
  }

  /// The bytes that pairs of hexadecimal digits write.
  private static func bytes(_ digits: String?) -> [UInt8] {
    let values = (digits ?? "").compactMap(\.hexDigitValue)
    return stride(from: 0, to: values.count - 1, by: 2).map {
      UInt8(values[$0] << 4 | values[$0 + 1])
    }
  }

  private static let territoryKeys = [
    "code", "type", "ville", "nom", "article", "arrondissement_de", "arrondissement",
    "code_departement", "departement", "code_region", "region", "epci", "population",
    "population_totale", "annee_population", "police_municipale_agents", "densite",
  ]

  private func readTerritory(_ node: YAMLNode, _ problems: inout ProblemCollector) -> Territory? {
    guard let section = Section(node, allowing: Self.territoryKeys, &problems) else { return nil }
    for key in ["code", "nom"] { section.require(key, &problems) }
    let code = section.text("code", &problems)
    let label = section.text("nom", &problems)
    guard let code, let label else { return nil }
    var arrondissement: PlaceName.Arrondissement?
    if let city = section.text("arrondissement_de", &problems),
      let number = section.count("arrondissement", &problems)
    {
      arrondissement = PlaceName.Arrondissement(city: city, number: number)
    }
    let article = section.count("article", &problems).flatMap(PlaceName.Article.init)
    return Territory(
      code: code, kind: kind(section, &problems),
      name: PlaceName(label, article: article, arrondissement: arrondissement),
      department: area("departement", section, &problems),
      region: area("region", section, &problems),
      intercommunality: section.text("epci", &problems).map {
        Territory.Intercommunality(name: $0, hasPreventionCompetence: nil, hasCISPD: nil)
      },
      municipalPopulation: section.count("population", &problems),
      totalPopulation: section.count("population_totale", &problems),
      populationVintage: section.count("annee_population", &problems),
      municipalPoliceAgents: section.count("police_municipale_agents", &problems),
      densityClass: section.text("densite", &problems))
  }

  private func kind(_ section: Section, _ problems: inout ProblemCollector) -> Territory.Kind {
    switch section.text("type", &problems) {
    case "arrondissement":
      .arrondissement(cityCode: section.text("ville", &problems) ?? "")
    case "intercommunalite": .intercommunality(memberCodes: [])
    default: .commune
    }
  }

  private func area(
    _ key: String, _ section: Section, _ problems: inout ProblemCollector
  ) -> Territory.Area? {
    guard let name = section.text(key, &problems) else { return nil }
    return Territory.Area(code: section.text("code_" + key, &problems) ?? "", name: name)
  }

  private func readMission(_ node: YAMLNode, _ problems: inout ProblemCollector) -> Mission? {
    let keys = ["commanditaire", "redacteur", "date", "instance"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    section.require("date", &problems)
    let sponsor = section.text("commanditaire", &problems)
    let author = section.text("redacteur", &problems)
    let body = section.text("instance", &problems)
    return section.date("date", &problems).map {
      Mission(sponsor: sponsor, author: author, date: $0, body: body)
    }
  }

  private func table(_ node: YAMLNode, _ problems: inout ProblemCollector) -> FrozenTable? {
    let keys = ["titre", "colonnes", "lignes", "source"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    let columns = (section.mapping["colonnes"]?.listOrSingle() ?? [])
      .compactMap { column($0, &problems) }
    let rows = (section.mapping["lignes"]?.listOrSingle() ?? [])
      .map { Self.texts($0, &problems) }
    // A row that was cut by hand would have no place in a table.
    guard rows.allSatisfy({ $0.count == columns.count }) else {
      problems.add(.unevenTable(at: node.span))
      return nil
    }
    return FrozenTable(
      title: section.text("titre", &problems) ?? "", columns: columns, rows: rows,
      source: section.text("source", &problems) ?? "")
  }

  private func column(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> FrozenTable.Column? {
    let keys = ["nom", "largeur", "gras", "gris"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    return FrozenTable.Column(
      section.text("nom", &problems) ?? "", stretch: section.number("largeur", &problems) ?? 0,
      isStrong: section.count("gras", &problems) == 1,
      isSecondary: section.count("gris", &problems) == 1)
  }
}

extension FrozenSettingReader {
  private static let mapKeys = [
    "contour", "voisins", "eaux", "lignes", "quartiers", "quartiers_prioritaires", "texte",
    "legende",
  ]

  fileprivate func map(_ node: YAMLNode, _ problems: inout ProblemCollector) -> FrozenMap? {
    guard let section = Section(node, allowing: Self.mapKeys, &problems) else { return nil }
    var map = FrozenMap(
      contour: rings(section.mapping["contour"], &problems),
      alternativeText: section.text("texte", &problems) ?? "",
      caption: section.text("legende", &problems) ?? "")
    func areas(_ key: String) -> [[FrozenMap.Ring]] {
      (section.mapping[key]?.listOrSingle() ?? []).map { rings($0, &problems) }
    }
    map.neighbours = areas("voisins")
    map.waters = areas("eaux")
    map.districts = areas("quartiers")
    map.priorityDistricts = areas("quartiers_prioritaires")
    for node in section.mapping["lignes"]?.listOrSingle() ?? [] {
      guard let line = Section(node, allowing: ["sorte", "points"], &problems) else { continue }
      map.lines.append(
        FrozenMap.Line(
          kind: line.text("sorte", &problems) ?? "",
          points: ring(line.text("points", &problems) ?? "")))
    }
    return map
  }

  private func rings(
    _ node: YAMLNode?, _ problems: inout ProblemCollector
  ) -> [FrozenMap.Ring] {
    node.map { Self.texts($0, &problems).map(ring) } ?? []
  }

  /// x and y in turn; what has no pair is left out.
  private func ring(_ text: String) -> FrozenMap.Ring {
    let values = text.split(separator: " ").compactMap { Int($0) }
    return Array(values.prefix(values.count / 2 * 2))
  }
}

extension Problem {
  fileprivate static func unevenTable(at span: SourceSpan) -> Problem {
    Problem(
      .error, "version-figee-abimee",
      "une ligne de ce tableau n'a pas autant de cases que de colonnes", at: span,
      hint: "un fichier figé ne se modifie pas à la main : reprenez-en une copie intacte")
  }
}
