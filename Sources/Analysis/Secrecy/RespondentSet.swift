/// Some of the respondents of a survey.
struct RespondentSet: Hashable, Sendable {
  private let words: [UInt64]
  let count: Int

  private init(words: [UInt64]) {
    self.words = words
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  init(of respondents: Int, where isIn: (Int) -> Bool) {
    var words = [UInt64](repeating: 0, count: (respondents + 63) / 64)
    for respondent in 0..<respondents where isIn(respondent) {
      words[respondent / 64] |= 1 << UInt64(respondent % 64)
    }
    self.init(words: words)
  }

  func intersection(_ other: Self) -> Self { combined(with: other) { $0 & $1 } }

  func union(_ other: Self) -> Self { combined(with: other) { $0 | $1 } }

  func subtracting(_ other: Self) -> Self { combined(with: other) { $0 & ~$1 } }

  func isSubset(of other: Self) -> Bool {
    !zip(words, other.words).contains { $0 & ~$1 != 0 }
  }

  private func combined(with other: Self, _ combine: (UInt64, UInt64) -> UInt64) -> Self {
    Self(words: zip(words, other.words).map(combine))
  }
}
