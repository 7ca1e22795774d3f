import Database
import Dossier
import Geography
import Problems
import SourceFiles

// A layer of areas in the store: each as the file wrote it, with its code and its box, so that the
// neighbourhood of a commune is read without the country.

extension EditionWriter {
  func add(_ file: ShapeFile) throws(DatabaseFault) {
    for shape in file.features {
      try addShape(
        shape.feature.text, code: shape.storedCode(edition.kind),
        box: shape.box.map { [$0.west, $0.south, $0.east, $0.north] })
    }
  }
}

extension ShapeFeature {
  /// By which the shapes of a territory are found; IRIS by their commune.
  fileprivate func storedCode(_ kind: SourceKind) -> String {
    let code = kind == .iris ? communeOfIRIS : text(Self.names(of: kind))
    return code ?? ""
  }
}

extension StoreDatabase {
  /// What the shapes that bear one of the codes cover together; nil when there is none.
  func box(of edition: StoredEdition, codes: Set<String>) throws(Problem) -> BoundingBox? {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement(
        """
        SELECT min(west), min(south), max(east), max(north) FROM shape
        WHERE edition = ?1 AND instr(?2, ',' || code || ',') > 0
        """)
    }
    select.bind(edition.id, at: 1)
    select.bind(codes.asSQLList, at: 2)
    guard try attempt({ () throws(DatabaseFault) in try select.step() }), !select.isNull(0) else {
      return nil
    }
    return BoundingBox(of: [
      Coordinate(longitude: select.double(0), latitude: select.double(1)),
      Coordinate(longitude: select.double(2), latitude: select.double(3)),
    ])
  }

  /// Whether a shape of the edition touches the box.
  func covers(_ edition: StoredEdition, _ box: BoundingBox) throws(Problem) -> Bool {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement(
        """
        SELECT 1 FROM shape WHERE edition = ?1
          AND west <= ?3 AND ?2 <= east AND south <= ?5 AND ?4 <= north LIMIT 1
        """)
    }
    select.bind(edition.id, at: 1)
    for (place, limit) in [box.west, box.east, box.south, box.north].enumerated() {
      select.bind(limit, at: Int32(2 + place))
    }
    return try attempt { () throws(DatabaseFault) in try select.step() }
  }

  /// The shapes of an edition that bear one of the codes, or touch the box, in their order.
  func shapes(
    of edition: StoredEdition, codes: Set<String>, touching box: BoundingBox?
  ) throws(Problem) -> [ShapeFeature] {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement(
        """
        SELECT feature FROM shape JOIN outline ON outline.shape = shape.id
        WHERE edition = ?1 AND (instr(?2, ',' || code || ',') > 0
          OR (west <= ?4 AND ?3 <= east AND south <= ?6 AND ?5 <= north))
        ORDER BY shape.id
        """)
    }
    select.bind(edition.id, at: 1)
    select.bind(codes.asSQLList, at: 2)
    for (place, limit) in [box?.west, box?.east, box?.south, box?.north].enumerated() {
      select.bind(limit, at: Int32(3 + place))
    }
    var features: [ShapeFeature] = []
    while try attempt({ () throws(DatabaseFault) in try select.step() }) {
      let text = SourceText(select.text(0), of: name)
      features += try readGeoJSON(text).value.map(ShapeFeature.init)
    }
    return features
  }
}

extension Set<String> {
  /// `,33063,33119,` in which a code is looked for with its commas.
  fileprivate var asSQLList: String { "," + sorted().joined(separator: ",") + "," }
}
