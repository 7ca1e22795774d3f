/// How lines of a paragraph are chosen.
struct LineFit: Hashable {
  var width: Double
  /// Taken from the first line, where a label stands.
  var firstIndent = 0.0
  /// The last line of running text may be short; the lines of a heading should be alike.
  var isLastLineFree = true
}

/// The pieces that begin each line, such that all lines together are best.
///
/// The total fit of Knuth and Plass (« Breaking paragraphs into lines », 1981) for a ragged right
/// edge: the sum over lines of the squared share of empty width, plus a price for hyphens. Each
/// returned range is a line.
func bestLines(of pieces: [Piece], fit: LineFit) -> [Range<Int>] {
  var lines: [Range<Int>] = []
  var start = 0
  while start < pieces.count {
    var end = start
    while end < pieces.count - 1, pieces[end].breakAfter != .forced { end += 1 }
    var search = TotalFit(pieces: pieces[start...end], fit: fit)
    if start > 0 { search.fit.firstIndent = 0 }
    lines += search.lines()
    start = end + 1
  }
  return lines
}

/// What a line costs; a whole paragraph costs the sum.
enum LinePrice {
  /// Fewer lines are better.
  static let line = 1.0
  /// A line that is empty by a fifth costs 4.
  static let emptiness = 100.0
  static let hyphen = 2.5
  /// Forbidden unless nothing else fits.
  static let secondHyphenRunning = 1e4
  static let afterSign = 0.5
  /// For each width of the line that overhangs.
  static let overhang = 1e7
  /// A last line shorter than this share of the width looks lost.
  static let shortestLastLine = 0.15
  static let shortLastLine = 4.0
}

struct TotalFit {
  let pieces: ArraySlice<Piece>
  var fit: LineFit
  private let tolerance = 1e-6

  init(pieces: ArraySlice<Piece>, fit: LineFit) {
    self.pieces = pieces
    self.fit = fit
  }

  func lines() -> [Range<Int>] {
    let first = pieces.startIndex
    let count = pieces.count
    let offsets = offsets
    // cheapest[k]: the price of the best lines that end before piece k.
    var cheapest = Array(repeating: Double.infinity, count: count + 1)
    var previous = Array(repeating: 0, count: count + 1)
    cheapest[0] = 0
    for end in 1...count {
      let lastEdge = offsets[end - 1] + pieces[first + end - 1].lastWidth
      var start = end - 1
      while start >= 0 {
        let width = lastEdge - offsets[start]
        let isTooWide = width > lineWidth(from: start) + tolerance
        if isTooWide, start < end - 1 { break }
        let price = cheapest[start] + price(ofLine: start..<end, width: width)
        if price < cheapest[end] {
          cheapest[end] = price
          previous[end] = start
        }
        start -= 1
      }
    }
    return path(to: count, previous)
  }

  private func path(to count: Int, _ previous: [Int]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var end = count
    while end > 0 {
      lines.append((pieces.startIndex + previous[end])..<(pieces.startIndex + end))
      end = previous[end]
    }
    return lines.reversed()
  }

  /// From the start of the slice to the start of each piece when all stand on one line.
  private var offsets: [Double] {
    var result: [Double] = []
    result.reserveCapacity(pieces.count)
    var offset = 0.0
    for piece in pieces {
      result.append(offset)
      offset += piece.width
      if case .space(let width) = piece.breakAfter { offset += width }
    }
    return result
  }

  private func lineWidth(from start: Int) -> Double {
    start == 0 ? fit.width - fit.firstIndent : fit.width
  }

  /// The price of a line that takes these pieces, counted from the start of the slice.
  func price(ofLine line: Range<Int>, width: Double) -> Double {
    let available = lineWidth(from: line.lowerBound)
    let emptiness = (available - width) / max(fit.width, 1)
    let isLast = line.upperBound == pieces.count
    var price = LinePrice.line
    if emptiness < 0 { price += -emptiness * LinePrice.overhang }
    if !isLast || !fit.isLastLineFree { price += LinePrice.emptiness * emptiness * emptiness }
    let isShort = width < LinePrice.shortestLastLine * fit.width
    if isLast, line.lowerBound > 0, isShort { price += LinePrice.shortLastLine }
    if !isLast { price += priceOfEnd(of: line) }
    return price
  }

  private func priceOfEnd(of line: Range<Int>) -> Double {
    let first = pieces.startIndex
    switch pieces[first + line.upperBound - 1].breakAfter {
    case .space, .forced: return 0
    case .plain: return LinePrice.afterSign
    case .hyphen:
      let isSecond = line.lowerBound > 0 && pieces[first + line.lowerBound - 1].endsWithHyphen
      return LinePrice.hyphen + (isSecond ? LinePrice.secondHyphenRunning : 0)
    }
  }
}

extension Piece {
  /// At the end of a line: with its hyphen, without its space.
  var lastWidth: Double {
    if case .hyphen(let hyphen) = breakAfter { width + hyphen } else { width }
  }

  var endsWithHyphen: Bool {
    if case .hyphen = breakAfter { true } else { false }
  }
}
