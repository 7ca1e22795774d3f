import Dossier
import Inputs
import Problems
import Testing

/// Where facts are put, and what is never kept of a place.
@Suite struct FactPlaceTests {
  private static let keys = "colonnes: {debut: debut, lieu: lieu, longitude: x, latitude: y}"

  private static func register(
    _ rows: [String], _ more: String = "", files: [String: String] = [:], sources: String = ""
  ) throws -> FactRegister {
    let lines = rows.enumerated().map { "2026-03-02 10:\($0 + 10);\($1)\n" }
    return try FactRowTests.register(
      keys + more, "debut;lieu;x;y\n" + lines.joined(), sources: sources, files: files)
  }

  private static func reasons(_ register: FactRegister) -> [String: Int] {
    let reasons = register.imports.flatMap { $0.refusals + $0.notices }
    return Dictionary(uniqueKeysWithValues: reasons.map { ($0.reason, $0.count) })
  }

  /// Notre-Dame de Paris, 2.3522 and 48.8566: expected values by cs2cs of PROJ 9.1.
  @Test(arguments: [
    ("EPSG:4326", "2,3522;48,8566"), ("EPSG:2154", "652469.02;6862035.26"),
    ("epsg:3857", "261845.707;6250564.350"),
  ])
  func readsCoordinatesOfAnySystem(projection: String, cells: String) throws {
    let register = try Self.register([";" + cells], "\nprojection: \(projection)")
    #expect(register.facts[0].location == .given)
    #expect(abs(register.facts[0].longitude - 2.3522) < 1e-4)
    #expect(abs(register.facts[0].latitude - 48.8566) < 1e-4)
  }

  @Test func keepsAFactWhateverItsCoordinates() throws {
    let register = try Self.register([
      ";;", ";0;0", ";abc;48,8", ";652469;6862035", ";2,35;", ";2,35;48,85",
    ])
    #expect(
      register.facts.map(\.location) == [.unknown, .unknown, .unknown, .unknown, .unknown, .given])
    #expect(
      Self.reasons(register) == [
        "coordonnees-nulles": 1, "coordonnees-illisibles": 1, "coordonnees-hors-territoire": 1,
      ])
  }

  /// A square of a tenth of a degree around 3.05 E, 50.05 N; half a degree around it is kept, and
  /// counted.
  @Test func tellsCoordinatesFarFromTheTerritory() throws {
    let outline = """
      {"type": "FeatureCollection", "features": [{"type": "Feature",
      "properties": {"code": "99001", "nom": "Valmont"}, "geometry": {"type": "Polygon",
      "coordinates": [[[3.0, 50.0], [3.1, 50.0], [3.1, 50.1], [3.0, 50.1], [3.0, 50.0]]]}}]}
      """
    let register = try Self.register(
      [";3.05;50.05", ";3.5;50.5", ";3.7;50.05", ";50.05;3.05"],
      files: ["contours.geojson": outline], sources: "  contours: [contours.geojson]\n")
    #expect(register.facts.map(\.location) == [.given, .given, .unknown, .unknown])
    #expect(
      Self.reasons(register) == [
        "coordonnees-hors-contour": 1, "coordonnees-hors-territoire": 1,
        "coordonnees-inversees": 1,
      ])
  }

  @Test func findsAPlaceInTheListOfTheDossier() throws {
    let register = try Self.register(
      ["GARE;;", "quartier de la Gare;;", "12 rue du Lac;;", "Stade;;", "Gare;3,5;50,5"],
      files: ["lieux.csv": "nom;longitude;latitude\nGare;3,1;50,2\nrue du lac;3,2;50,3\n"],
      sources: "  lieux: lieux.csv\n")
    #expect(register.places == ["Gare", "Stade", "rue du lac"])
    #expect(register.facts.map(\.place) == [0, 0, 2, 1, 0])
    #expect(register.facts.map(\.location) == [.named, .named, .named, .unknown, .given])
    #expect(register.facts.map(\.longitude) == [3.1, 3.1, 3.2, 0, 3.5])
  }

  @Test func knowsWhereFactsWithoutAnAddressArePut() throws {
    let dossier = try FactRowTests.dossier(
      Self.keys, "debut;lieu;x;y\n2026-03-02 10:00;Gare;;\n", sources: "  lieux: lieux.csv\n",
      files: [
        "lieux.csv": "nom;longitude;latitude;Défaut\nGare;3,1;50,2;non\nMairie;3,2;50,2;OUI\n"
      ]
    ).read().value
    #expect(dossier.places.map(\.name) == ["Gare", "Mairie"])
    #expect(dossier.places.map(\.isDefaultGeocode) == [false, true])
  }

  @Test func keepsNoHouseNumberAndNoPerson() throws {
    let register = try Self.register([
      "12 bis, rue des Lilas;;", "RUE DES LILAS 14;;", "chez M. Durand;;", "06 12 34 56 78;;",
      "place du 11 novembre 1918;;", "Allée 3;;",
    ])
    #expect(
      register.places == ["Allée 3", "RUE DES LILAS", "place du 11 novembre 1918", "rue des Lilas"])
    #expect(register.facts.map(\.place) == [3, 1, nil, nil, 2, 0])
    #expect(Self.reasons(register) == ["numero-non-garde": 2, "lieu-nominatif": 2])
  }
}
