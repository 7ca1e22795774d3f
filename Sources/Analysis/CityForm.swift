import Dossier

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
