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
    func add(_ codes: [String], at span: SourceSpan) {
      for code in codes where seen.insert(code).inserted {
        wanted.append(Wanted(code: code, name: known.communes[code]?.short, span: span))
      }
    }
    for node in section.mapping["communes"]?.listOrSingle() ?? [] {
      let code = problems.attempt { () throws(Problem) in try node.communeCode() }
      if let code { add([code], at: node.span) }
    }
    for node in section.mapping["departement"]?.listOrSingle() ?? [] {
      let codes = problems.attempt { () throws(Problem) in
        try known.communes(ofDepartment: node.string(), at: node.span)
      }
      add(codes ?? [], at: node.span)
    }
    for node in section.mapping["epci"]?.listOrSingle() ?? [] {
      let codes = problems.attempt { () throws(Problem) in
        try known.members(of: node.siren(), at: node.span)
      }
      add(codes ?? [], at: node.span)
    }
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
    for kind in [SourceKind.communeNames, .intercommunalities, .legalPopulations] {
      guard let edition = try open.editions().first(where: { $0.kind == kind }) else { continue }
      ReadingTrace.note(.edition(store: store.path, of: kind.rawValue))
      gazetteer.merge(try open.referenceTable(of: edition).gazetteer)
    }
    return gazetteer
  }
}

extension Gazetteer {
  /// Sorted; arrondissements are parts of their commune.
  fileprivate func communes(
    ofDepartment code: String, at span: SourceSpan
  ) throws(Problem) -> [String] {
    let codes = parents.filter { commune, parents in
      parents.department == code && MunicipalArrondissements.city(of: commune) == nil
    }
    guard !codes.isEmpty else {
      let known = Set(parents.values.map(\.department))
      throw known.isEmpty
        ? .noList(.communeNames, at: span)
        : .unknownArea("le département", code, among: known, at: span)
    }
    return codes.keys.sorted()
  }

  fileprivate func members(of siren: String, at span: SourceSpan) throws(Problem) -> [String] {
    let codes = intercommunalities.filter { $0.value.siren == siren }
    guard !codes.isEmpty else {
      let known = Set(intercommunalities.values.map(\.siren))
      throw known.isEmpty
        ? .noList(.intercommunalities, at: span)
        : .unknownArea("l’intercommunalité", siren, among: known, at: span)
    }
    return codes.keys.sorted()
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
