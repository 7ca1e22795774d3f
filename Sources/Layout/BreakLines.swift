/// How lines of a paragraph are chosen.
struct LineFit: Hashable {
  var width: Double
  /// Taken from the first line, where a label stands.
  var firstIndent = 0.0
  /// The last line of running text may be short; the lines of a heading should be alike.
  var isLastLineFree = true
  /// Spaces are widened or narrowed until lines end at the right edge; a ragged edge otherwise.
  var isJustified = false
}

/// The pieces that begin each line, such that all lines together are best.
///
/// The total fit of Knuth and Plass (« Breaking paragraphs into lines », 1981): the least sum of
/// prices over all ways to break. Each returned range is a line.
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

/// The search for the cheapest lines among all, one state for each piece and tightness.
struct TotalFit {
  let pieces: ArraySlice<Piece>
  var fit: LineFit
  private let edges: PieceEdges
  private let tolerance = 1e-6

  init(pieces: ArraySlice<Piece>, fit: LineFit) {
    self.pieces = pieces
    self.fit = fit
    edges = PieceEdges(pieces)
  }

  /// The best way to reach a place after a piece by a line of one tightness.
  private struct Way {
    var price = Double.infinity
    var start = 0
    var before = Tightness.even
  }

  func lines() -> [Range<Int>] {
    let count = pieces.count
    var ways = Array(repeating: Way(), count: (count + 1) * Tightness.allCases.count)
    ways[index(0, .even)].price = 0
    for end in 1...count {
      for start in stride(from: end - 1, through: 0, by: -1) {
        let line = start..<end
        if isTooWide(line), line.count > 1 { break }
        let (price, tightness) = price(ofLine: line)
        for before in Tightness.allCases {
          let way = ways[index(start, before)]
          guard way.price < .infinity else { continue }
          let sum = way.price + price + tightness.price(after: before, atStart: start == 0)
          if sum < ways[index(end, tightness)].price {
            ways[index(end, tightness)] = Way(price: sum, start: start, before: before)
          }
        }
      }
    }
    return path(to: count, ways)
  }

  private func index(_ place: Int, _ tightness: Tightness) -> Int {
    place * Tightness.allCases.count + tightness.rawValue
  }

  private func path(to count: Int, _ ways: [Way]) -> [Range<Int>] {
    let last = Tightness.allCases.min {
      ways[index(count, $0)].price < ways[index(count, $1)].price
    }
    var lines: [Range<Int>] = []
    var end = count
    var tightness = last ?? .even
    while end > 0 {
      let way = ways[index(end, tightness)]
      lines.append((pieces.startIndex + way.start)..<(pieces.startIndex + end))
      (end, tightness) = (way.start, way.before)
    }
    return lines.reversed()
  }

  /// Wider than there is room for when its spaces are as narrow as they may be.
  func isTooWide(_ line: Range<Int>) -> Bool {
    let least = fit.isJustified ? Glue.shrink * edges.spaces(of: line) : 0
    return edges.width(of: line) - least > room(for: line) + tolerance
  }

  private func room(for line: Range<Int>) -> Double {
    line.lowerBound == 0 ? fit.width - fit.firstIndent : fit.width
  }

  /// The price of a line that takes these pieces, counted from the start of the slice.
  func price(ofLine line: Range<Int>) -> (price: Double, tightness: Tightness) {
    let set = setLine(of: line)
    return fit.isJustified
      ? JustifiedPrice.price(of: set) : (RaggedPrice.price(of: set, fit: fit), .even)
  }

  func setLine(of line: Range<Int>) -> SetLine {
    SetLine(
      width: edges.width(of: line), spaces: edges.spaces(of: line), room: room(for: line),
      isFirst: line.lowerBound == 0, isLast: line.upperBound == pieces.count, end: end(of: line))
  }

  private func end(of line: Range<Int>) -> SetLine.End {
    let first = pieces.startIndex
    switch pieces[first + line.upperBound - 1].breakAfter {
    case .space, .forced: return .word
    case .plain: return .sign
    case .hyphen:
      let isSecond = line.lowerBound > 0 && pieces[first + line.lowerBound - 1].endsWithHyphen
      return isSecond ? .secondHyphen : .hyphen
    }
  }
}

/// Sums over pieces, so that the width of any line is one subtraction.
private struct PieceEdges {
  /// From the start of the slice to the start of each piece when all stand on one line.
  private var starts: [Double] = []
  /// To the end of each piece when a line ends there.
  private var ends: [Double] = []
  /// The white of the spaces before each piece.
  private var whites: [Double] = []

  init(_ pieces: ArraySlice<Piece>) {
    starts.reserveCapacity(pieces.count)
    ends.reserveCapacity(pieces.count)
    whites.reserveCapacity(pieces.count)
    var (offset, white) = (0.0, 0.0)
    for piece in pieces {
      starts.append(offset)
      whites.append(white)
      let width = piece.width
      ends.append(offset + width + piece.hyphenWidth)
      offset += width + piece.joint
      if case .space(let space) = piece.breakAfter { white += space }
    }
  }

  func width(of line: Range<Int>) -> Double { ends[line.upperBound - 1] - starts[line.lowerBound] }

  func spaces(of line: Range<Int>) -> Double {
    whites[line.upperBound - 1] - whites[line.lowerBound]
  }
}
