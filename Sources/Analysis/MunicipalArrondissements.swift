import Dossier

/// The three cities whose arrondissements carry codes of communes.
///
/// The SSMSI's base holds a city and its arrondissements: in a sum, a ranking or a comparison only
/// one of the two forms may stand.
public enum MunicipalArrondissements {
  /// The code of the city that an arrondissement belongs to (Code officiel géographique, INSEE).
  public static func city(of code: String) -> String? {
    guard code.utf8.count == 5 else { return nil }
    return switch code {
    case "13201"..."13216": "13055"
    case "69381"..."69389": "69123"
    case "75101"..."75120": "75056"
    default: nil
    }
  }

  public static let cities = ["13055", "69123", "75056"]

  /// A city and one of its own arrondissements that stand in the same list, the smallest codes.
  public static func clash(
    in codes: some Sequence<String>
  ) -> (city: String, arrondissement: String)? {
    let all = Set(codes)
    for code in all.sorted() {
      if let city = city(of: code), all.contains(city) { return (city, code) }
    }
    return nil
  }
}

/// As what Paris, Lyon and Marseille stand among communes.
enum CityForm: Hashable, Sendable {
  case cities, arrondissements

  /// An arrondissement is held against arrondissements, anything else against whole cities.
  init(for territory: Territory) {
    self = MunicipalArrondissements.city(of: territory.code) == nil ? .cities : .arrondissements
  }

  /// Positions of the areas that may stand together, where each city is there once.
  ///
  /// A city whose other form is not in the table keeps the form that is.
  func comparableAreas(among areas: [String]) -> [Int] {
    let present = Set(MunicipalArrondissements.cities.filter { areas.binaryContains($0) })
    let parted = Set(areas.compactMap(MunicipalArrondissements.city(of:)))
    return areas.indices.filter { index in
      let code = areas[index]
      if let city = MunicipalArrondissements.city(of: code) {
        return self == .arrondissements || !present.contains(city)
      }
      return self == .cities || !parted.contains(code)
    }
  }
}

extension [String] {
  /// Position in a sorted array.
  func binaryIndex(of element: String) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == element ? low : nil
  }

  func binaryContains(_ element: String) -> Bool { binaryIndex(of: element) != nil }
}
