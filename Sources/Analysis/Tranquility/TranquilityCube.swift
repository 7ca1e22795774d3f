import Dossier

/// The counts of one table by category, place and period: every figure printed comes from here.
struct TranquilityCube {
  /// Sorted; one of no name when the table has no column of categories.
  let categories: [String]
  /// Sorted; one of no name when the table has no column of places.
  let places: [String]
  let hasPlaces: Bool
  /// Months in a period.
  let step: Int
  /// The first month of each period, without a gap.
  let periods: [Int]
  /// First months of the periods that the table doesn't hold.
  let missing: Set<Int>
  /// Category, then place, then period; nil where the file says that it is not known.
  private let values: [Int?]

  /// Nil when no period was over before the month.
  ///
  /// A category or a place that has no row in a period that the table holds counts zero there:
  /// services list what they met. A period without any row is missing, and an empty cell too.
  init?(_ table: LocalTable, before month: Int) {
    let counts = table.counts.filter { count in
      count.period.map { $0.firstMonth + $0.length <= month } ?? false
    }
    let firsts = counts.compactMap { $0.period?.firstMonth }
    guard let first = firsts.min(), let last = firsts.max(),
      let step = counts[0].period?.length
    else { return nil }
    categories = Set(counts.map { $0.category ?? "" }).sorted()
    places = Set(counts.map { $0.place ?? "" }).sorted()
    hasPlaces = counts.contains { $0.place != nil }
    self.step = step
    periods = Array(stride(from: first, through: last, by: step))
    let held = Set(counts.filter { $0.count != nil }.compactMap { $0.period?.firstMonth })
    missing = Set(periods).subtracting(held)
    var values = [Int?](repeating: 0, count: categories.count * places.count * periods.count)
    let rows = Dictionary(uniqueKeysWithValues: zip(categories, categories.indices))
    let columns = Dictionary(uniqueKeysWithValues: zip(places, places.indices))
    for count in counts {
      guard let row = rows[count.category ?? ""], let column = columns[count.place ?? ""],
        let period = count.period
      else { continue }
      let index = (period.firstMonth - first) / step
      values[(row * places.count + column) * periods.count + index] = count.count
    }
    for (index, period) in periods.enumerated() where missing.contains(period) {
      for cell in 0..<categories.count * places.count {
        values[cell * periods.count + index] = nil
      }
    }
    self.values = values
  }

  /// Over some periods, by their place; nil when one of the counts is not known.
  func count(category: Int, place: Int, periods indices: [Int]) -> Int? {
    var sum = 0
    for index in indices {
      guard let value = values[(category * places.count + place) * periods.count + index] else {
        return nil
      }
      sum += value
    }
    return sum
  }

  /// Over all places.
  func count(category: Int, periods indices: [Int]) -> Int? {
    var sum = 0
    for place in places.indices {
      guard let count = count(category: category, place: place, periods: indices) else {
        return nil
      }
      sum += count
    }
    return sum
  }
}
