import Dossier
import Geography
import Problems
import SourceFiles

extension TerritoryMap {
  /// The shapes of the files that concern a territory; nil when no file gives its outline.
  init?(
    of territory: Territory, from sources: DossierSources, _ problems: inout ProblemCollector
  ) {
    guard let outline = sources.outline(of: territory) else {
      if let first = sources.outlines.first ?? sources.iris.first {
        problems.add(.noOutline(of: territory.code, in: first.source.path, at: territory.span))
      }
      return nil
    }
    let fitting = Fitting(outline, code: territory.code)
    let iris = sources.iris(fitting)
    // A file of IRIS of another département draws nothing here.
    let used =
      sources.outlines + sources.priorityDistricts + (iris.isEmpty ? [] : sources.iris)
      + sources.grounds + [sources.districts].compactMap { $0 }
    self.init(
      outline: outline, neighbours: sources.neighbours(of: territory, around: outline),
      priorityDistricts: sources.priorityDistricts.isEmpty
        ? nil : sources.priorityDistricts(fitting, territory),
      iris: iris, districts: sources.districts(fitting, territory),
      grounds: sources.grounds.map(\.ground),
      sources: used.map(\.source).sorted { $0.path < $1.path })
  }
}

/// Measures how much of a shape lies in a territory, in the legal projection of its département.
private final class Fitting {
  let outline: MultiPolygon
  private let box: BoundingBox?
  private let projector: Projector
  private let planar: PlanarMultiPolygon

  init(_ outline: MultiPolygon, code: String) {
    self.outline = outline
    box = outline.boundingBox
    projector = Projector(LegalProjection(commune: code))
    planar = projector.project(outline)
  }

  /// 0 when the shape lies elsewhere.
  func shareInside(_ feature: ShapeFeature) -> Double {
    guard let box, let other = feature.box, box.touches(other) else { return 0 }
    let share = projector.project(feature.shape).shareInside(planar)
    // What rounding takes off a shape that lies inside.
    return share > 1 - 1e-6 ? 1 : share
  }

  /// The part of the territory that such a share of a shape takes.
  func shareOfTerritory(_ feature: ShapeFeature, inside share: Double) -> Double {
    planar.area > 0 ? share * projector.project(feature.shape).area / planar.area : 0
  }

  /// Under a hundredth, borders drawn twice overlap: a contact, not a presence.
  static let smallestShare = 0.01
  /// Generalised borders lean further over a neighbour that the file doesn't name: 4.6 % of a
  /// district of Saint-Ouen falls in the 18th arrondissement that it only faces.
  static let smallestUnnamedShare = 0.1
  /// An IRIS lies in one commune; generalised borders let it lean over the next.
  static let shareOfIRIS = 0.5
}

extension DossierSources {
  /// The other areas of the contour files that touch the territory or lie near it.
  fileprivate func neighbours(
    of territory: Territory, around outline: MultiPolygon
  ) -> [TerritoryMap.NamedArea] {
    guard let box = outline.boundingBox else { return [] }
    let own = Set([territory.code] + parts(of: territory))
    let features = outlines.flatMap(\.features).compactMap { feature in
      feature.text(ShapeFeature.communeCodes).map { (code: $0, feature: feature) }
    }
    let codes = Set(features.map(\.code))
    let near = features.filter { code, feature in
      guard !own.contains(code), let other = feature.box, box.isNear(other) else { return false }
      // Paris and its arrondissements in one file: the city would cover its own parts.
      let isParted = codes.contains { MunicipalArrondissements.city(of: $0) == code }
      return !isParted && MunicipalArrondissements.city(of: code) != territory.code
    }
    return near.sorted { $0.code < $1.code }.map { code, feature in
      TerritoryMap.NamedArea(code: code, name: feature.areaName, shape: feature.shape)
    }
  }

  /// By the share of their surface that lies in the territory; the codes of the file, where Paris
  /// has only one, say no more than how large a contact has to be.
  fileprivate func priorityDistricts(
    _ fitting: Fitting, _ territory: Territory
  ) -> [TerritoryMap.PriorityDistrict] {
    let own = Set(
      [territory.code, MunicipalArrondissements.city(of: territory.code)].compactMap { $0 }
        + parts(of: territory))
    return priorityDistricts.flatMap(\.features).compactMap { feature in
      let share = fitting.shareInside(feature)
      let named = feature.codes(["insee_com", "insee_commune", "code_commune", "codes_communes"])
      let isNamed = named.isEmpty || !own.isDisjoint(with: named)
      guard share >= (isNamed ? Fitting.smallestShare : Fitting.smallestUnnamedShare) else {
        return nil
      }
      return TerritoryMap.PriorityDistrict(
        code: feature.text(ShapeFeature.priorityCodes) ?? "",
        name: feature.text(["lib_qp", "nom_qp", "lib_qpv", "nom_qpv", "libelle", "nom"]) ?? "",
        shape: feature.shape, shareInside: share,
        shareOfTerritory: fitting.shareOfTerritory(feature, inside: share),
        population: feature.population)
    }.sorted { ($0.code, $0.name) < ($1.code, $1.name) }
  }

  fileprivate func iris(_ fitting: Fitting) -> [TerritoryMap.NamedArea] {
    iris.flatMap(\.features).filter { fitting.shareInside($0) >= Fitting.shareOfIRIS }.map {
      TerritoryMap.NamedArea(
        code: $0.text(ShapeFeature.irisCodes) ?? "", name: $0.nameOfIRIS, shape: $0.shape)
    }.sorted { ($0.code, $0.name) < ($1.code, $1.name) }
  }

  /// The districts of the town; for an intercommunality without any, its communes.
  fileprivate func districts(
    _ fitting: Fitting, _ territory: Territory
  ) -> [TerritoryMap.NamedArea] {
    guard let districts else {
      guard case .intercommunality(let members) = territory.kind else { return [] }
      return members.sorted().compactMap { code in
        contour(of: code).map {
          TerritoryMap.NamedArea(
            code: code, name: gazetteer.communes[code]?.label ?? code, shape: $0)
        }
      }
    }
    return districts.features.filter { fitting.shareInside($0) >= Fitting.smallestShare }
      .map { $0.district(districts.keys) }
      .sorted { ($0.code, $0.name) < ($1.code, $1.name) }
  }
}

extension ShapeFeature {
  /// Inhabitants, under the names that published layers give them.
  fileprivate var population: Int? {
    ["population", "pop", "pop_mun", "population_municipale", "pmun"].lazy
      .compactMap { self.feature[$0]?.number }.first { $0 >= 0 }.map { Int($0.rounded()) }
  }

  fileprivate func district(_ keys: SourceKeys.DistrictKeys?) -> TerritoryMap.NamedArea {
    let name = text(keys?.name) ?? areaName
    return TerritoryMap.NamedArea(
      code: text(keys?.code) ?? text(["code", "id"]) ?? name, name: name, shape: shape,
      population: (keys?.population).flatMap { feature[$0]?.number }.map { Int($0.rounded()) })
  }
}

extension ShapeFile {
  /// A layer drawn under the rest, named after its file.
  fileprivate var ground: TerritoryMap.Ground {
    let file = source.path.split(separator: "/").last.map(String.init) ?? source.path
    return TerritoryMap.Ground(
      name: file.split(separator: ".").first.map(String.init) ?? file,
      lines: features.flatMap(\.lines),
      areas: features.map(\.shape).filter { !$0.isEmpty })
  }
}

extension BoundingBox {
  /// Within a third of its own size, which is about what a map shows around a territory.
  fileprivate func isNear(_ other: BoundingBox) -> Bool {
    let across = (east - west) / 3
    let along = (north - south) / 3
    return west - across <= other.east && other.west <= east + across
      && south - along <= other.north && other.south <= north + along
  }
}

extension Problem {
  fileprivate static func noOutline(
    of code: String, in file: String, at span: SourceSpan?
  ) -> Problem {
    Problem(
      .warning, "contour-absent",
      "le contour du territoire « \(code) » n'est pas dans « \(file) » : la carte ne sera pas "
        + "dessinée", at: span)
  }
}
