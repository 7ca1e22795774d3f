import Dossier

/// The cells of a base while its rows come in any order.
///
/// Area-major like `RecordedBase`, with areas, indicators and years in the order they were met.
/// The arrays are laid out anew when an indicator or a year is met for the first time: in files
/// sorted by area, that happens inside the first one.
struct RecordedCells {
  private(set) var areas: [UInt64] = []
  private(set) var indicators: [Indicator] = []
  private(set) var years: [Int] = []
  private var areaSlots: [UInt64: Int] = [:]
  private var indicatorSlots = [Int](repeating: -1, count: Indicator.allCases.count)
  private var yearSlots = [Int](repeating: -1, count: 200)
  private var counts: [Int32] = []
  private var populations: [Double] = []
  private var dwellings: [Double] = []
  private var lastArea: (key: UInt64, slot: Int) = (0, -1)

  static let firstYear = 1_950

  /// The slot of an area; the key is its code, byte after byte.
  mutating func slot(ofArea key: UInt64) -> Int? {
    if key == lastArea.key { return lastArea.slot }
    guard let slot = areaSlots[key] else { return nil }
    lastArea = (key, slot)
    return slot
  }

  mutating func addArea(_ key: UInt64) -> Int {
    let slot = areas.count
    areas.append(key)
    areaSlots[key] = slot
    counts.append(
      contentsOf: repeatElement(RecordedBase.absent, count: indicators.count * years.count))
    populations.append(contentsOf: repeatElement(.nan, count: years.count))
    dwellings.append(contentsOf: repeatElement(.nan, count: years.count))
    lastArea = (key, slot)
    return slot
  }

  mutating func slot(of indicator: Indicator) -> Int {
    let index = indicator.position
    if indicatorSlots[index] >= 0 { return indicatorSlots[index] }
    layOut(indicators: indicators.count + 1, years: years.count)
    indicatorSlots[index] = indicators.count
    indicators.append(indicator)
    return indicatorSlots[index]
  }

  mutating func slot(ofYear year: Int) -> Int {
    let index = year - Self.firstYear
    if yearSlots[index] >= 0 { return yearSlots[index] }
    layOut(indicators: indicators.count, years: years.count + 1)
    yearSlots[index] = years.count
    years.append(year)
    return yearSlots[index]
  }

  subscript(area: Int, indicator: Int, year: Int) -> Int32 {
    get { counts[(area * indicators.count + indicator) * years.count + year] }
    set { counts[(area * indicators.count + indicator) * years.count + year] = newValue }
  }

  /// Keeps the exposure of an area and a year; returns a value that contradicts it.
  ///
  /// Published dwellings differ in the eleventh figure from one indicator to another: the largest
  /// is kept, so that the order of rows changes nothing.
  mutating func keep(
    _ value: Double, of denominator: Denominator, area: Int, year: Int
  ) -> Double? {
    let index = area * years.count + year
    let known = denominator == .inhabitants ? populations[index] : dwellings[index]
    if known == value { return nil }
    if !known.isNaN {
      guard abs(known - value) <= 1e-9 * max(known, value) else { return known }
      guard value > known else { return nil }
    }
    if denominator == .inhabitants {
      populations[index] = value
    } else {
      dwellings[index] = value
    }
    return nil
  }

  private mutating func layOut(indicators newIndicators: Int, years newYears: Int) {
    let oldYears = years.count
    var cells = [Int32](
      repeating: RecordedBase.absent, count: areas.count * newIndicators * newYears)
    for area in areas.indices {
      for indicator in indicators.indices {
        for year in 0..<oldYears {
          cells[(area * newIndicators + indicator) * newYears + year] =
            counts[(area * indicators.count + indicator) * oldYears + year]
        }
      }
    }
    counts = cells
    guard newYears != oldYears else { return }
    populations = spread(populations, over: newYears)
    dwellings = spread(dwellings, over: newYears)
  }

  private func spread(_ column: [Double], over newYears: Int) -> [Double] {
    var result = [Double](repeating: .nan, count: areas.count * newYears)
    for area in areas.indices {
      for year in years.indices {
        result[area * newYears + year] = column[area * years.count + year]
      }
    }
    return result
  }
}

extension RecordedCells {
  /// What a `RecordedBase` holds: areas, indicators and years sorted, years without a gap.
  struct Sorted {
    var areas: [String]
    var indicators: [Indicator]
    var years: ClosedRange<Int>
    var counts: [Int32]
    var populations: [Double]
    var dwellings: [Double]
  }

  /// Nil when no row was kept.
  consuming func sorted() -> Sorted? {
    guard let first = years.min(), let last = years.max(), !areas.isEmpty, !indicators.isEmpty
    else { return nil }
    let range = first...last
    let areaOrder = areas.indices.sorted { areas[$0] < areas[$1] }
    let indicatorOrder = indicators.indices.sorted {
      indicators[$0].position < indicators[$1].position
    }
    let names = areaOrder.map { Self.code(of: areas[$0]) }
    let kept = indicatorOrder.map { indicators[$0] }
    if areaOrder.elementsEqual(areas.indices), years.elementsEqual(range) {
      // The usual case, and the one of the national file: nothing is copied.
      orderIndicators(indicatorOrder)
    } else {
      rearrange(areaOrder, indicatorOrder, range.map { years.firstIndex(of: $0) })
    }
    return Sorted(
      areas: names, indicators: kept, years: range, counts: counts, populations: populations,
      dwellings: dwellings)
  }

  /// Puts the indicators of each area in order, in place.
  private mutating func orderIndicators(_ order: [Int]) {
    guard !order.elementsEqual(indicators.indices) else { return }
    let width = years.count
    let size = order.count * width
    var block = [Int32](repeating: 0, count: size)
    for start in stride(from: 0, to: counts.count, by: size) {
      for offset in 0..<size { block[offset] = counts[start + offset] }
      for (place, indicator) in order.enumerated() {
        for year in 0..<width {
          counts[start + place * width + year] = block[indicator * width + year]
        }
      }
    }
  }

  private mutating func rearrange(_ areaOrder: [Int], _ indicatorOrder: [Int], _ slots: [Int?]) {
    var cells: [Int32] = []
    cells.reserveCapacity(areaOrder.count * indicatorOrder.count * slots.count)
    for area in areaOrder {
      for indicator in indicatorOrder {
        for year in slots {
          cells.append(year.map { self[area, indicator, $0] } ?? RecordedBase.absent)
        }
      }
    }
    counts = cells
    populations = rearranged(populations, areaOrder, slots)
    dwellings = rearranged(dwellings, areaOrder, slots)
  }

  private func rearranged(_ column: [Double], _ areaOrder: [Int], _ slots: [Int?]) -> [Double] {
    areaOrder.flatMap { area in
      slots.map { $0.map { column[area * years.count + $0] } ?? .nan }
    }
  }

  /// The bytes of a code, first to last from the highest of the number: keys sort as codes do.
  static func key(of code: String) -> UInt64 {
    code.utf8.prefix(8).enumerated().reduce(0) { key, byte in
      key | UInt64(byte.element) << UInt64(56 - 8 * byte.offset)
    }
  }

  /// The code of an area, from its key.
  static func code(of key: UInt64) -> String {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: key >> UInt64(56 - 8 * $0)) }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}

extension Indicator {
  /// Its place among all cases.
  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
