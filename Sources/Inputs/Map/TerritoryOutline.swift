import Dossier
import Geography

extension DossierSources {
  /// The outline of a territory: its own contour, else that of its members or arrondissements,
  /// else its IRIS put together; nil when the files hold none.
  func outline(of territory: Territory) -> MultiPolygon? {
    if let own = contour(of: territory.code) { return own }
    let parts = parts(of: territory)
    let contours = parts.compactMap(contour)
    if !contours.isEmpty, contours.count == parts.count {
      return MultiPolygon.dissolving(contours)
    }
    let codes = Set([territory.code] + parts)
    let iris = iris.flatMap(\.features).filter { feature in
      feature.communeOfIRIS.map { codes.contains($0) } ?? false
    }
    let dissolved = MultiPolygon.dissolving(iris.map(\.shape))
    return dissolved.isEmpty ? nil : dissolved
  }

  /// The codes of the areas that make a territory, when it is not one of them.
  func parts(of territory: Territory) -> [String] {
    switch territory.kind {
    case .intercommunality(let members): return members.sorted()
    case .arrondissement: return []
    case .commune:
      let codes = outlines.flatMap(\.features).compactMap { $0.text(ShapeFeature.communeCodes) }
      return Set(codes.filter { MunicipalArrondissements.city(of: $0) == territory.code }).sorted()
    }
  }

  /// The name that a contour bears, for a commune that no other file names.
  func nameOnContour(of code: String) -> PlaceName? {
    let own = outlines.flatMap(\.features).first { $0.text(ShapeFeature.communeCodes) == code }
    guard let name = own?.areaName, !name.isEmpty else { return nil }
    return PlaceName(ofCommune: code, name, article: nil)
  }

  /// A code may come with several shapes: they are one.
  func contour(of code: String) -> MultiPolygon? {
    let polygons = outlines.flatMap(\.features).filter {
      $0.text(ShapeFeature.communeCodes) == code
    }.flatMap(\.shape.polygons)
    return polygons.isEmpty ? nil : MultiPolygon(polygons)
  }
}

extension ShapeFeature {
  /// The commune or the arrondissement of an IRIS, from its property or the start of its code.
  var communeOfIRIS: String? {
    text(["insee_com", "depcom", "com", "codgeo"])
      ?? text(Self.irisCodes).flatMap { $0.count == 9 ? String($0.prefix(5)) : nil }
  }

  var nameOfIRIS: String { text(["nom_iris", "lib_iris", "libiris", "libelle"]) ?? "" }
}
