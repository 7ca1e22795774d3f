/// A line as it would be set, for its price.
struct SetLine {
  enum End { case word, sign, hyphen, secondHyphen }

  /// Its natural width in points.
  var width: Double
  /// What its spaces take of it.
  var spaces: Double
  var room: Double
  var isFirst: Bool
  var isLast: Bool
  var end: End

  /// A last line shorter than this share of the width looks lost.
  private static let shortestLastLine = 0.15

  /// How far its spaces are stretched or shrunk; the last line is filled with white.
  var ratio: Double {
    let ratio = Glue.ratio(missing: room - width, spaces: spaces)
    return isLast ? min(ratio, 0) : ratio
  }

  var isLost: Bool { isLast && !isFirst && width < Self.shortestLastLine * room }
}

/// The price of a line with a ragged right edge: the squared share of empty width, and more.
enum RaggedPrice {
  /// Fewer lines are better.
  private static let line = 1.0
  /// A line that is empty by a fifth costs 4.
  private static let emptiness = 100.0
  private static let hyphen = 2.5
  /// Forbidden unless nothing else fits.
  private static let secondHyphenRunning = 1e4
  private static let afterSign = 0.5
  /// For each width of the line that overhangs.
  private static let overhang = 1e7
  private static let lostLastLine = 4.0

  static func price(of set: SetLine, fit: LineFit) -> Double {
    let emptiness = (set.room - set.width) / max(fit.width, 1)
    var price = line
    if emptiness < 0 { price += -emptiness * overhang }
    if !set.isLast || !fit.isLastLineFree { price += Self.emptiness * emptiness * emptiness }
    if set.isLost { price += lostLastLine }
    if !set.isLast { price += priceOfEnd(set.end) }
    return price
  }

  private static func priceOfEnd(_ end: SetLine.End) -> Double {
    switch end {
    case .word: 0
    case .sign: afterSign
    case .hyphen: hyphen
    case .secondHyphen: hyphen + secondHyphenRunning
    }
  }
}

/// How wide the spaces of a justified line are; lines that follow each other should look alike.
enum Tightness: Int, CaseIterable {
  case tight, even, loose, veryLoose

  /// The classes of Knuth and Plass (1981), from the ratio that the spaces are set with.
  init(ratio: Double) {
    self =
      switch ratio {
      case ..<(-0.5): .tight
      case ...0.5: .even
      case ...1: .loose
      default: .veryLoose
      }
  }

  /// The price of a line more than one class away from the line before it.
  func price(after before: Tightness, atStart: Bool) -> Double {
    !atStart && abs(rawValue - before.rawValue) > 1 ? 3_000 : 0
  }
}

/// How far the space between two words goes in a justified line, as shares of its width.
enum Glue {
  static let stretch = 0.5
  static let shrink = 0.2
  /// Spaces that would grow by more of these stretches, to more than twice their width, open
  /// rivers: the paragraph is set ragged.
  static let widestRatio = 2.5

  /// How much the spaces of a line must be stretched (positive) or shrunk (negative).
  ///
  /// 1 and −1 are as far as they should; infinite where there is no space.
  static func ratio(missing: Double, spaces: Double) -> Double {
    if missing == 0 { return 0 }
    let give = spaces * (missing > 0 ? stretch : shrink)
    return give > 0 ? missing / give : missing > 0 ? .infinity : -.infinity
  }
}

/// The demerits of Knuth and Plass (1981) for a justified line.
enum JustifiedPrice {
  private static let line = 1.0
  /// A badness of 100 when spaces are stretched as far as they should.
  private static let badness = 100.0
  /// Past this a line is as bad as a line can be, so that a paragraph has few of them.
  private static let worstBadness = 10_000.0
  private static let hyphen = 50.0
  private static let afterSign = 10.0
  /// As much as spaces of more than twice their width.
  private static let secondHyphenRunning = 1e6
  /// For each point that overhangs.
  private static let overhang = 1e12
  private static let lostLastLine = 5_000.0

  static func price(of set: SetLine) -> (price: Double, tightness: Tightness) {
    let ratio = set.ratio
    let bad = line + badness(ofRatio: ratio)
    var price = bad * bad
    if ratio < -1 { price += (set.width - set.room) * overhang }
    if set.isLost { price += lostLastLine }
    if !set.isLast { price += priceOfEnd(set.end) }
    return (price, Tightness(ratio: ratio))
  }

  static func badness(ofRatio ratio: Double) -> Double {
    min(badness * abs(ratio * ratio * ratio), worstBadness)
  }

  private static func priceOfEnd(_ end: SetLine.End) -> Double {
    switch end {
    case .word: 0
    case .sign: afterSign * afterSign
    case .hyphen: hyphen * hyphen
    case .secondHyphen: hyphen * hyphen + secondHyphenRunning
    }
  }
}
