import Dossier
import Geography
import Inputs
import Problems
import Testing

/// A square of a hundredth of a degree, its corner at so many hundredths from 3° E, 46.5° N.
private func square(_ properties: String, x: Double, y: Double = 0, width: Double = 1) -> String {
  let (west, east) = (3 + x / 100, 3 + (x + width) / 100)
  let (south, north) = (46.5 + y / 100, 46.51 + y / 100)
  return """
    {"type": "Feature", "properties": {\(properties)}, "geometry": {"type": "Polygon", \
    "coordinates": [[[\(west), \(south)], [\(west), \(north)], [\(east), \(north)], \
    [\(east), \(south)], [\(west), \(south)]]]}}
    """
}

private func collection(_ features: String...) -> String {
  "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ",\n"))]}"
}

private func read(_ sources: String, _ files: [String: String]) throws -> Dossier {
  try TemporaryDossier(TemporaryDossier.start + "sources: {\(sources)}\n", files: files).read()
    .value
}

private let communes = collection(
  square("\"code\": \"99001\", \"nom\": \"Valmont\"", x: 0),
  square("\"code\": \"99002\", \"nom\": \"Orvaux\"", x: 1),
  square("\"code\": \"99003\", \"nom\": \"Loin\"", x: 40))

@Suite struct MapTests {
  @Test func attachesPriorityDistrictsByTheirShareInsideNeverByTheirCode() throws {
    let districts = collection(
      square(
        "\"code_qp\": \"QN1\", \"lib_qp\": \"Dedans\", \"insee_com\": \"75056\", \"population\": 1250",
        x: 0.2, width: 0.5
      ),
      square(
        "\"code_qp\": \"QN2\", \"lib_qp\": \"À cheval\", \"insee_com\": [\"99001\", \"99002\"]",
        x: 0.75, width: 1),
      square(
        "\"code_qp\": \"QN3\", \"lib_qp\": \"Contact\", \"insee_com\": \"99001, 99002\"", x: 0.995,
        width: 1),
      square("\"code_qp\": \"QN4\", \"lib_qp\": \"Ailleurs\", \"insee_com\": \"99001\"", x: 5))
    let map = try #require(
      try read(
        "contours: [c.geojson], quartiers_prioritaires: [q.geojson]",
        ["c.geojson": communes, "q.geojson": districts]
      ).map)
    let found = try #require(map.priorityDistricts)
    // Half a hundredth of QN3 overlaps: a contact.
    #expect(found.map(\.code) == ["QN1", "QN2"])
    #expect(found.map(\.name) == ["Dedans", "À cheval"])
    // Their common borders are parallels, which bow a little in Lambert-93.
    #expect(abs(found[0].shareInside - 1) < 1e-4)
    #expect(abs(found[1].shareInside - 0.25) < 1e-4)
    // Half a hundredth of a degree of a commune that is one wide; a quarter of the other.
    #expect(abs(found[0].shareOfTerritory - 0.5) < 1e-3)
    #expect(abs(found[1].shareOfTerritory - 0.25) < 1e-3)
    #expect(found.map(\.population) == [1_250, nil])
    #expect(map.neighbours.map(\.name) == ["Orvaux"])
  }

  @Test(arguments: ["code", "INSEE_COM", "insee", "codgeo", "CODE_INSEE"])
  func knowsTheOutlineByTheCodesOfItsProducers(property: String) throws {
    let text = communes.replacing("\"code\"", with: "\"\(property)\"")
    let map = try read("contours: [c.geojson]", ["c.geojson": text]).map
    #expect(map?.outline.boundingBox?.east == 3.01)
  }

  @Test func dissolvesTheOutlineFromTheIRISWhenThereIsNoContour() throws {
    let iris = collection(
      square(
        "\"CODE_IRIS\": \"990010101\", \"INSEE_COM\": \"99001\", \"NOM_IRIS\": \"Nord\"", x: 0),
      square("\"CODE_IRIS\": \"990010102\", \"NOM_IRIS\": \"Sud\"", x: 1),
      square("\"CODE_IRIS\": \"990020101\", \"INSEE_COM\": \"99002\"", x: 2))
    let map = try #require(try read("iris: [i.geojson]", ["i.geojson": iris]).map)
    #expect(map.outline.polygons.count == 1)
    #expect(map.outline.boundingBox?.east == 3.02)
    #expect(map.iris.map(\.name) == ["Nord", "Sud"])
    #expect(map.priorityDistricts == nil)
  }

  @Test func citesNoFileOfIRISThatLiesElsewhere() throws {
    func sources(_ x: Double) throws -> [String]? {
      let iris = collection(square("\"CODE_IRIS\": \"990010101\", \"NOM_IRIS\": \"Nord\"", x: x))
      return try read(
        "contours: [c.geojson], iris: [i.geojson]", ["c.geojson": communes, "i.geojson": iris]
      ).map?.sources.map(\.path)
    }
    #expect(try sources(0) == ["c.geojson", "i.geojson"])
    #expect(try sources(40) == ["c.geojson"])
  }

  @Test func readsDistrictsByTheKeysThatTheDossierNames() throws {
    let districts = collection(
      square("\"id\": 2, \"libelle\": \"Centre\", \"pop\": 5140", x: 0, width: 0.5),
      square("\"id\": 10, \"libelle\": \"Gare\", \"pop\": null", x: 0.5, width: 0.5))
    let map = try #require(
      try read(
        "contours: [c.geojson], "
          + "quartiers: {fichier: d.geojson, code: id, nom: libelle, population: pop}",
        ["c.geojson": communes, "d.geojson": districts]
      ).map)
    #expect(map.districts.map(\.name) == ["Gare", "Centre"])
    #expect(map.districts.map(\.population) == [nil, 5140])
  }

  @Test func takesTheNameOfTheContourWhenNoOtherFileNamesTheCommune() throws {
    let dossier = try TemporaryDossier(
      """
      vigie: 1
      commune: {code_insee: "99002"}
      mission: {date: 2026-11-23}
      sources: {contours: [c.geojson]}
      """, files: ["c.geojson": communes]
    ).read().value
    #expect(dossier.territory.name.withDe == "d’Orvaux")
  }

  @Test func finds5PriorityDistrictsInParis18e() throws {
    let map = try #require(try readDossier(at: packageFolder + "/fixtures/paris-18e").value.map)
    let expected = ["QN07508M", "QN07509M", "QN07510M", "QN07511M", "QN07512I"]
    #expect(map.priorityDistricts?.map(\.code) == expected)
    #expect(map.iris.count == 75)
  }

  @Test func makesTheOutlineOfAnIntercommunalityFromItsMembers() throws {
    let map = try TemporaryDossier(
      """
      vigie: 1
      intercommunalite: {siren: "200000000", nom: CA du Val, communes: ["99002", "99001"]}
      mission: {date: 2026-11-23}
      sources: {contours: [c.geojson]}
      """, files: ["c.geojson": communes]
    ).read().value.map
    #expect(map?.outline.polygons.count == 1)
    #expect(map?.outline.boundingBox?.east == 3.02)
    #expect(map?.districts.map(\.code) == ["99001", "99002"])
    #expect(map?.neighbours.isEmpty == true)
  }
}
