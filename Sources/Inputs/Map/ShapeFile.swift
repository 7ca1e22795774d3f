import Digests
import Dossier
import Geography
import Problems
import SourceFiles

/// The shapes of a GeoJSON file.
struct ShapeFile: Sendable {
  let features: [ShapeFeature]
  var source: Source
  /// For a file of districts, the properties that the dossier names.
  var keys: SourceKeys.DistrictKeys?

  static func reading(_ file: SourceFile) throws(Problems) -> Warned<ShapeFile> {
    let hasher = SHA256Hasher()
    let read: Warned<[GeoJSONFeature]>
    do { read = try readGeoJSON(file, onBytes: { hasher.update($0) }) } catch {
      throw Problems([error])
    }
    let source = Source(
      path: file.name, producer: "", dataset: "", vintage: "", sha256: hasher.finish().hex,
      records: read.value.count)
    guard !read.value.isEmpty else { throw Problems([.noFeature(in: file.name)]) }
    return Warned(
      ShapeFile(features: read.value.map(ShapeFeature.init), source: source),
      warnings: gathered(read.warnings))
  }

  /// One warning of each sort: a layer has thousands of shapes, most of them far away.
  private static func gathered(_ warnings: [Problem]) -> [Problem] {
    let sorts = Dictionary(grouping: warnings.sorted(), by: \.identifier)
    return sorts.values.compactMap { warnings in
      guard let first = warnings.first, warnings.count > 1 else { return warnings.first }
      return .several(warnings.count, like: first)
    }.sorted()
  }

  /// Whether a feature bears the code by which files of the kind are known.
  func holds(_ kind: SourceKind) -> Bool {
    let names = ShapeFeature.names(of: kind)
    return features.contains { $0.text(names) != nil }
  }

  /// Says when a property that the dossier names is in no feature.
  func check(_ keys: SourceKeys.DistrictKeys, _ problems: inout ProblemCollector) {
    for key in [keys.code, keys.name, keys.population].compactMap({ $0 })
    where !features.contains(where: { $0.feature[key] != nil }) {
      let known = features.flatMap { $0.feature.properties.map(\.key) }
      problems.add(.absentProperty(key, among: known, at: keys.file.source.namedAt))
    }
  }
}

/// One shape and its properties.
struct ShapeFeature: Sendable {
  let feature: GeoJSONFeature
  /// Nil when it has no polygon.
  let box: BoundingBox?
  /// The plain names of its properties, in their order.
  private let names: [String]

  init(_ feature: GeoJSONFeature) {
    self.feature = feature
    names = feature.properties.map { plainName($0.key) }
    box = BoundingBox(
      of: feature.polygons.lazy.flatMap { $0 }.flatMap { $0 }.map(Coordinate.init))
  }

  var shape: MultiPolygon {
    MultiPolygon(
      feature.polygons.compactMap { rings in
        rings.first.map { outline in
          Polygon(
            exterior: outline.map(Coordinate.init),
            holes: rings.dropFirst().map { $0.map(Coordinate.init) })
        }
      })
  }

  var lines: [[Coordinate]] { feature.lines.map { $0.map(Coordinate.init) } }

  /// The text of the first property that bears one of the names, case and accents aside.
  func text(_ names: [String]) -> String? {
    for name in names {
      for (index, own) in self.names.enumerated() where own == name {
        let value = feature.properties[index].value
        if let text = value.text ?? value.codes.first, !text.isEmpty { return text }
      }
    }
    return nil
  }

  /// Every code of the first property that bears one of the names: « 33069, 33162 ».
  func codes(_ names: [String]) -> [String] {
    for name in names {
      for (index, own) in self.names.enumerated() where own == name {
        return feature.properties[index].value.codes
      }
    }
    return []
  }

  func text(_ key: String?) -> String? { key.flatMap { feature[$0]?.text } }

  static let communeCodes = [
    "code", "insee_com", "insee", "codgeo", "code_insee", "com", "code_commune", "depcom",
    "insee_arm", "c_ar", "codeinsee",
  ]
  static let irisCodes = ["code_iris", "dcomiris", "iris_code", "codeiris"]
  static let priorityCodes = ["code_qp", "codeqp", "code_qpv", "codeqpv"]

  static func names(of kind: SourceKind) -> [String] {
    switch kind {
    case .iris: irisCodes
    case .priorityDistricts: priorityCodes
    default: communeCodes
    }
  }

  var areaName: String {
    text(["nom", "nom_com", "libgeo", "libelle", "nom_arm", "name", "nom_officiel"]) ?? ""
  }
}

extension Coordinate {
  init(_ place: LonLat) { self.init(longitude: place.longitude, latitude: place.latitude) }
}

extension Problem {
  fileprivate static func several(_ count: Int, like first: Problem) -> Problem {
    Problem(
      first.severity, first.identifier,
      "\(first.summary) ; \(count - 1) autre\(count > 2 ? "s" : "") de même dans ce fichier",
      at: first.span, hint: first.hint)
  }

  fileprivate static func noFeature(in name: String) -> Problem {
    Problem(
      .error, "geojson-vide", "ce fichier GeoJSON ne contient aucun objet",
      at: SourceSpan(wholeOf: name))
  }

  fileprivate static func absentProperty(
    _ key: String, among known: [String], at span: SourceSpan?
  ) -> Problem {
    Problem(
      .error, "propriete-absente", "aucun objet de ce fichier n'a de propriété « \(key) »",
      at: span, hint: closest(to: key, among: known).map { "vouliez-vous dire « \($0) » ?" })
  }
}
