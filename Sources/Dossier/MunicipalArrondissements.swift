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

  /// The number that the arrondissement bears in its city.
  public static func number(of code: String) -> Int? {
    guard let city = city(of: code), let number = Int(code.suffix(2)) else { return nil }
    return city == "69123" ? number - 80 : number
  }

  public static let cities = ["13055", "69123", "75056"]

  /// All codes of arrondissements, in order.
  public static let all =
    ((13201...13216).map(String.init) + (69381...69389).map(String.init)
      + (75101...75120).map(String.init))

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
