import Database
import Dossier
import Problems
import SourceFiles
import Units

extension BatchPlan {
  /// A dossier on open data that a batch makes up from a code, with what the batch says for all.
  public struct MadeUpDossier: Hashable, Sendable {
    public let code: String
    /// As a `dossier.yaml` would be written.
    public let yaml: String
  }
}

/// The communes that a batch takes from the store: by code, by département, by intercommunality.
struct BatchFromStore {
  static let keys = ["communes", "departement", "epci"]

  private let section: Section
  private let store: ReferenceStore?
  /// What each made-up dossier holds after its territory.
  private let rest: String

  /// Nil when the batch names dossiers only.
  init?(
    _ section: Section, in store: ReferenceStore?, hasDate: Bool, _ problems: inout ProblemCollector
  ) {
    self.section = section
    self.store = store
    let own = Self.keys.filter { section.mapping[$0] != nil }
    let mission = Self.mission(section, &problems)
    let sources = Self.sources(section, &problems)
    guard let first = own.first, let node = section.mapping[first] else { return nil }
    if !hasDate, mission["date"] == nil { problems.add(.noDate(at: node.span)) }
    let lines = mission.sorted { $0.key < $1.key }.map { "  \($0.key): \(jsonLiteral($0.value))\n" }
    rest = (lines.isEmpty ? "" : "mission:\n" + lines.joined()) + "sources:\n" + sources
  }

  private static func mission(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> [String: String] {
    let keys = ["commanditaire", "redacteur", "date", "instance"]
    guard let mission = section.section("mission", allowing: keys, &problems) else { return [:] }
    var texts: [String: String] = [:]
    for key in keys where key != "date" { texts[key] = mission.text(key, &problems) }
    texts["date"] = mission.date("date", &problems)?.iso
    return texts
  }

  /// The section `referentiel` of the batch, or the newest editions.
  private static func sources(_ section: Section, _ problems: inout ProblemCollector) -> String {
    guard let node = section.mapping["referentiel"], let keys = StoreKeys(node, &problems),
      !keys.editions.isEmpty
    else { return "  referentiel: oui\n" }
    let named = SourceKind.allCases.compactMap { kind in
      keys.editions[kind].map { "    \(kind.rawValue): \(jsonLiteral($0.identity))\n" }
    }
    return "  referentiel:\n" + named.joined()
  }

  /// A commune, and where the batch asks for it.
  struct Wanted {
    let code: String
    let name: String?
    let span: SourceSpan
  }

  /// Each once, in the order of the keys, then of the codes.
  func communes(_ problems: inout ProblemCollector) -> [Wanted] {
    let known = problems.attempt { () throws(Problem) in try knownCommunes() }
    guard let known else { return [] }
    var wanted: [Wanted] = []
    var seen: Set<String> = []
    func add(_ key: String, _ codes: (YAMLNode) throws(Problem) -> [String]) {
      for node in section.mapping[key]?.listOrSingle() ?? [] {
        let found = problems.attempt { () throws(Problem) in try codes(node) }
        for code in found ?? [] where seen.insert(code).inserted {
          wanted.append(
            Wanted(code: code, name: known.communes[code]?.short, span: node.span))
        }
      }
    }
    add("communes") { node throws(Problem) in [try node.communeCode()] }
    add("departement") { node throws(Problem) in try known.communes(ofDepartment: node) }
    add("epci") { node throws(Problem) in try known.members(of: node) }
    return wanted
  }

  func dossier(_ code: String) -> BatchPlan.MadeUpDossier {
    let key = MunicipalArrondissements.city(of: code) == nil ? "commune" : "arrondissement"
    return BatchPlan.MadeUpDossier(
      code: code, yaml: "vigie: 1\n\(key):\n  code_insee: \"\(code)\"\n" + rest)
  }

  /// What the newest lists of communes of the store say.
  private func knownCommunes() throws(Problem) -> Gazetteer {
    let span = Self.keys.lazy.compactMap { section.mapping[$0]?.span }.first
    guard let store, store.isThere, let open = try StoreDatabase.reading(at: store.path) else {
      throw .noStore(store?.path, at: span)
    }
    var gazetteer = Gazetteer()
    let editions = try open.editions()
    for kind in [SourceKind.communeNames, .intercommunalities, .legalPopulations] {
      guard let edition = editions.first(where: { $0.kind == kind }) else { continue }
      gazetteer.merge(try open.referenceTable(of: edition).gazetteer)
    }
    return gazetteer
  }
}

extension Gazetteer {
  /// Sorted; arrondissements are parts of their commune.
  fileprivate func communes(ofDepartment node: YAMLNode) throws(Problem) -> [String] {
    let departments = parents.filter { MunicipalArrondissements.city(of: $0.key) == nil }
    return try Self.codes(
      under: node.string(), in: departments.mapValues(\.department),
      called: "le département", .communeNames, at: node.span)
  }

  fileprivate func members(of node: YAMLNode) throws(Problem) -> [String] {
    try Self.codes(
      under: node.siren(), in: intercommunalities.mapValues(\.code),
      called: "l’intercommunalité", .intercommunalities, at: node.span)
  }

  /// The communes that a list puts under an area; throws when it has none, or there is no list.
  private static func codes(
    under area: String, in areas: [String: String], called what: String, _ list: SourceKind,
    at span: SourceSpan
  ) throws(Problem) -> [String] {
    let codes = areas.filter { $0.value == area }.keys.sorted()
    guard codes.isEmpty else { return codes }
    throw areas.isEmpty
      ? .noList(list, at: span) : .unknownArea(what, area, among: Set(areas.values), at: span)
  }
}

extension Problem {
  fileprivate static func noDate(at span: SourceSpan) -> Problem {
    Problem(
      .error, "cle-manquante", "la date des documents manque : « mission », puis « date »",
      at: span, hint: "ajoutez « mission: {date: AAAA-MM-JJ} » au lot, ou donnez --date")
  }

  fileprivate static func noList(_ kind: SourceKind, at span: SourceSpan) -> Problem {
    Problem(
      .error, "referentiel-incomplet",
      "le référentiel ne tient pas « \(kind.dataset) », qui dit quelles communes prendre",
      at: span, hint: "importez ce fichier ; colonnes attendues : \(kind.expectedColumns)")
  }

  fileprivate static func unknownArea(
    _ what: String, _ code: String, among known: Set<String>, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "territoire-inconnu",
      "le référentiel ne connaît pas \(what) « \(code.prefix(20)) »", at: span,
      hint: closest(to: code, among: known.sorted()).map { "vouliez-vous dire « \($0) » ?" })
  }
}
