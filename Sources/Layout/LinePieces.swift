import Drawing

/// The smallest parts of a line: a word, or what hyphens and hyphenation leave of it.
struct Piece {
  /// Letters of one run inside a piece, measured.
  struct Fragment {
    var text: String
    var run: Int
    var width: Double
  }

  enum BreakAfter: Hashable {
    /// A space, dropped at the end of a line; its width.
    case space(Double)
    /// A hyphen is set when the line ends here; what it adds to the width, kerning included.
    case hyphen(Double)
    /// After a sign that is already there, or anywhere in an overlong word.
    case plain
    /// The line ends here.
    case forced
  }

  var fragments: [Fragment]
  var breakAfter: BreakAfter
  /// The run of the space after the piece.
  var spaceRun: Int
  /// Between the last letter and the next piece of the same word, when the line does not end there.
  var kerning = 0.0

  var width: Double { fragments.reduce(0) { $0 + $1.width } }

  /// What comes between this piece and the next on the same line.
  var joint: Double {
    if case .space(let width) = breakAfter { width } else { kerning }
  }

  /// Added at the end of a line.
  var hyphenWidth: Double {
    if case .hyphen(let width) = breakAfter { width } else { 0 }
  }

  var endsWithHyphen: Bool {
    if case .hyphen = breakAfter { true } else { false }
  }
}

/// Cuts text into pieces and measures them.
struct PieceCutter {
  let measurer: any TextMeasurer
  /// Nil for text that is not hyphenated.
  let hyphenator: (any Hyphenator)?
  let text: RichText
  /// The style of each run.
  let styles: [TextStyle]
  /// No piece is wider.
  let lineWidth: Double

  private var pieces: [Piece] = []
  /// The width of a space in each run.
  private let spaces: [Double]

  init(
    _ text: RichText, styles: [TextStyle], lineWidth: Double,
    tools: (measurer: any TextMeasurer, hyphenator: (any Hyphenator)?)
  ) {
    self.text = text
    self.styles = styles
    self.lineWidth = lineWidth
    measurer = tools.measurer
    spaces = styles.map { tools.measurer.width(of: " ", in: $0) }
    hyphenator = tools.hyphenator
  }

  mutating func cut() -> [Piece] {
    let letters = text.letters
    var start = 0
    while start < letters.count {
      var end = start
      while end < letters.count, !isEndOfWord(letters[end].scalar) { end += 1 }
      let hasEnd = end < letters.count
      let run = hasEnd ? letters[end].run : letters[max(start, end - 1)].run
      if end > start {
        cutWord(start..<end)
        pieces[pieces.count - 1].spaceRun = run
      }
      if hasEnd { finishWord(at: letters[end], run) }
      start = end + 1
    }
    return pieces
  }

  private func isEndOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == RichText.lineBreak
  }

  private mutating func finishWord(at letter: Letter, _ run: Int) {
    let isForced = letter.scalar == RichText.lineBreak
    if pieces.isEmpty {
      guard isForced else { return }
      pieces.append(Piece(fragments: [], breakAfter: .forced, spaceRun: run))
      return
    }
    let end: Piece.BreakAfter =
      isForced ? .forced : .space(spaces[letter.run])
    if isForced, pieces[pieces.count - 1].breakAfter == .forced {
      pieces.append(Piece(fragments: [], breakAfter: .forced, spaceRun: run))
    } else if pieces[pieces.count - 1].breakAfter != .forced {
      pieces[pieces.count - 1].breakAfter = end
    }
  }

  /// A word: cut after its own hyphens, then where the hyphenator says.
  private mutating func cutWord(_ range: Range<Int>) {
    let breaks = breaks(in: range)
    let first = pieces.count
    var start = range.lowerBound
    for (position, isHyphen) in breaks + [(range.upperBound, false)] {
      append(start..<position, isHyphen: isHyphen)
      start = position
    }
    for index in first..<pieces.count - 1 { pieces[index].kerning = kerning(after: index) }
  }

  /// A word that stays whole is drawn whole: the pair of letters at each place where it may be cut
  /// stands as near as the font wants.
  private func kerning(after index: Int) -> Double {
    guard let left = pieces[index].fragments.last, let right = pieces[index + 1].fragments.first,
      left.run == right.run, let before = left.text.last, let after = right.text.first
    else { return 0 }
    return kerning(of: before, after, in: styles[left.run])
  }

  private func kerning(of first: Character, _ second: Character, in style: TextStyle) -> Double {
    measurer.width(of: String([first, second]), in: style)
      - measurer.width(of: String(first), in: style)
      - measurer.width(of: String(second), in: style)
  }

  private mutating func append(_ range: Range<Int>, isHyphen: Bool) {
    guard !range.isEmpty else { return }
    let fragments = fragments(of: range)
    let run = text.letters[range.upperBound - 1].run
    let hyphen = isHyphen ? hyphenWidth(after: fragments[fragments.count - 1]) : 0
    let piece = Piece(
      fragments: fragments, breakAfter: isHyphen ? .hyphen(hyphen) : .plain, spaceRun: run)
    if piece.width + hyphen > lineWidth {
      appendOverlong(range, end: piece.breakAfter)
    } else {
      pieces.append(piece)
    }
  }

  private func hyphenWidth(after fragment: Piece.Fragment) -> Double {
    let style = styles[fragment.run]
    let width = measurer.width(of: "-", in: style)
    return fragment.text.last.map { width + kerning(of: $0, "-", in: style) } ?? width
  }

  private func fragments(of range: Range<Int>) -> [Piece.Fragment] {
    var result: [Piece.Fragment] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let run = text.letters[start].run
      var end = start
      while end < range.upperBound, text.letters[end].run == run { end += 1 }
      let string = text.letters[start..<end].string
      result.append(
        Piece.Fragment(text: string, run: run, width: measurer.width(of: string, in: styles[run])))
      start = end
    }
    return result
  }

  /// What is wider than the line is broken rather than overhang: at its no-break spaces, or, when
  /// that isn't enough, where the line is full.
  private mutating func appendOverlong(_ range: Range<Int>, end: Piece.BreakAfter) {
    var start = range.lowerBound
    for position in range where isSoftened(position, in: range) {
      appendPart(fragments(of: start..<(position + 1)), end: .plain)
      start = position + 1
    }
    appendPart(fragments(of: start..<range.upperBound), end: end)
  }

  /// A no-break space that neither follows an opening sign nor precedes a closing one.
  private func isSoftened(_ position: Int, in range: Range<Int>) -> Bool {
    guard text.letters[position].scalar.isSpace, position > range.lowerBound,
      position + 1 < range.upperBound
    else { return false }
    let next = text.letters[position + 1].scalar
    return !next.isClosing && next != ":" && next != "%"
      && !text.letters[position - 1].scalar.isOpening
  }

  private mutating func appendPart(_ fragments: [Piece.Fragment], end: Piece.BreakAfter) {
    let reserve = if case .hyphen(let width) = end { width } else { 0.0 }
    var current = Piece(fragments: [], breakAfter: .plain, spaceRun: fragments[0].run)
    var width = 0.0
    for fragment in fragments {
      for character in fragment.text {
        let advance = measurer.width(of: String(character), in: styles[fragment.run])
        if width + advance + reserve > lineWidth, !current.fragments.isEmpty {
          pieces.append(current)
          current.fragments = []
          width = 0
        }
        current.add(character, run: fragment.run, width: advance)
        width += advance
      }
    }
    current.breakAfter = end
    pieces.append(current)
  }
}

extension Piece {
  fileprivate mutating func add(_ character: Character, run: Int, width: Double) {
    if let last = fragments.last, last.run == run {
      fragments[fragments.count - 1].text.append(character)
      fragments[fragments.count - 1].width += width
    } else {
      fragments.append(Fragment(text: String(character), run: run, width: width))
    }
  }
}

// Where a word may be cut.
extension PieceCutter {
  /// Shortest part of a word left at the end of a line, or carried to the next, in letters.
  private static let shortestPart = 3

  private func breaks(in range: Range<Int>) -> [(position: Int, isHyphen: Bool)] {
    var result: [(position: Int, isHyphen: Bool)] = []
    var start = range.lowerBound
    for position in range {
      let scalar = text.letters[position].scalar
      if !scalar.isLetter {
        result += hyphenation(of: start..<position)
        start = position + 1
        if isBreakableAfter(position, in: range) { result.append((position + 1, false)) }
      }
    }
    return result + hyphenation(of: start..<range.upperBound)
  }

  /// After a hyphen or a slash between two words; never inside a code such as D132-14.
  private func isBreakableAfter(_ position: Int, in range: Range<Int>) -> Bool {
    let scalar = text.letters[position].scalar
    guard scalar == "-" || scalar == "/" || scalar == "\u{200B}" else { return false }
    guard position - 2 >= range.lowerBound, position + 2 < range.upperBound else { return false }
    return [position - 2, position - 1, position + 1, position + 2].allSatisfy {
      text.letters[$0].scalar.isLetter
    }
  }

  private func hyphenation(of range: Range<Int>) -> [(position: Int, isHyphen: Bool)] {
    guard let hyphenator, range.count >= 2 * Self.shortestPart else { return [] }
    let letters = text.letters[range]
    // A capital inside is a name of several words or an acronym.
    guard !letters.dropFirst().contains(where: { $0.scalar.isUppercase }) else {
      return []
    }
    let word = text.letters[range].string
    // Offsets count characters; scalars agree with them unless the word holds combining marks.
    guard word.count == range.count else { return [] }
    return hyphenator.breaks(in: word).compactMap { offset in
      let isLongEnough = offset >= Self.shortestPart && word.count - offset >= Self.shortestPart
      return isLongEnough ? (range.lowerBound + offset, true) : nil
    }
  }
}
