/// Singleton's partial quicksort, as `psort` of netlib and R has it, fault included.
///
/// R asks for the two middle places of an even number of residuals in decreasing order, which the
/// algorithm does not expect: when the first split falls between them, the upper one may be left
/// where it lay. The « median » of R's robust `stl` is then a little off, and so are its weights;
/// statsmodels sorts in full, hence the difference between the two.
struct PartialSort {
  /// Places from 1; place 0 is unused.
  private var values: [Double]
  private let wanted: [Int]
  private var pending: [Segment] = []

  /// A run of places, and which of the wanted ones it may hold.
  private struct Segment {
    var first: Int
    var last: Int
    var firstWanted: Int
    var lastWanted: Int
  }

  /// The values at these places (from 1), in the order asked.
  static func values(of values: [Double], at places: [Int]) -> [Double] {
    var sort = PartialSort(values: [0] + values, wanted: places)
    sort.run()
    return places.map { sort.values[$0] }
  }

  private init(values: [Double], wanted: [Int]) {
    self.values = values
    self.wanted = wanted
  }

  private mutating func run() {
    var next: Segment? = Segment(
      first: 1, last: values.count - 1, firstWanted: 0, lastWanted: wanted.count - 1)
    while let segment = next ?? popWanted() {
      let isShort = segment.last - segment.first <= 10
      if isShort && segment.first != 1 {
        insertionSort(segment)
        next = nil
      } else if segment.first < segment.last {
        next = split(segment)
      } else {
        next = nil
      }
    }
  }

  private mutating func popWanted() -> Segment? {
    while let segment = pending.popLast() {
      if segment.firstWanted <= segment.lastWanted { return segment }
    }
    return nil
  }

  private mutating func insertionSort(_ segment: Segment) {
    for place in (segment.first + 1)..<max(segment.first + 1, segment.last + 1) {
      let value = values[place]
      var hole = place
      // The value before the segment is no larger than any in it, and stops the search.
      while values[hole - 1] > value {
        values[hole] = values[hole - 1]
        hole -= 1
      }
      values[hole] = value
    }
  }

  /// Splits around the median of three, keeps the shorter side for now; nil when nothing wanted is
  /// in it.
  private mutating func split(_ segment: Segment) -> Segment? {
    let (upper, lower) = partition(segment)
    var kept = segment
    var left = segment
    if lower - segment.first <= segment.last - upper {
      left.first = upper
      kept.last = lower
      while kept.firstWanted <= kept.lastWanted, wanted[kept.lastWanted] > lower {
        kept.lastWanted -= 1
      }
      if kept.firstWanted <= kept.lastWanted { left.firstWanted = kept.lastWanted + 1 }
    } else {
      left.last = lower
      kept.first = upper
      while kept.firstWanted <= kept.lastWanted, wanted[kept.firstWanted] < upper {
        kept.firstWanted += 1
      }
      if kept.firstWanted <= kept.lastWanted { left.lastWanted = kept.firstWanted - 1 }
    }
    pending.append(left)
    return kept.firstWanted <= kept.lastWanted ? kept : nil
  }

  /// Returns where the larger values begin and where the smaller ones end.
  private mutating func partition(_ segment: Segment) -> (upper: Int, lower: Int) {
    let (first, last) = (segment.first, segment.last)
    let middle = (first + last) / 2
    if values[first] > values[middle] { values.swapAt(first, middle) }
    if values[last] < values[middle] {
      values.swapAt(last, middle)
      if values[first] > values[middle] { values.swapAt(first, middle) }
    }
    let pivot = values[middle]
    var lower = last
    var upper = first
    while true {
      repeat { lower -= 1 } while values[lower] > pivot
      repeat { upper += 1 } while values[upper] < pivot
      if upper > lower { return (upper, lower) }
      values.swapAt(upper, lower)
    }
  }
}
