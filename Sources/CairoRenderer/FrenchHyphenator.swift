import CHyphen
public import Drawing
import Glibc

/// Breaks French words with the patterns of the distribution, three letters at least on each side.
public final class FrenchHyphenator: Hyphenator {
  public static let dictionaryPath = "/usr/share/hyphen/hyph_fr.dic"
  static let fewestLetters: Int32 = 3
  /// As for shaped words: a long batch starts again past this many.
  static let wordLimit = 60_000

  private let dictionary: UnsafeMutablePointer<HyphenDict>
  private var known: [String: [Int]] = [:]

  /// Reads the patterns.
  ///
  /// - Throws: `missingHyphenation` when they are not installed.
  public init() throws(RenderingError) {
    guard let dictionary = hnj_hyphen_load(Self.dictionaryPath) else {
      throw .missingHyphenation(path: Self.dictionaryPath, package: "hyphen-fr")
    }
    self.dictionary = dictionary
  }

  deinit { hnj_hyphen_free(dictionary) }

  public func breaks(in word: String) -> [Int] {
    if let found = known[word] { return found }
    if known.count >= Self.wordLimit { known = [:] }
    let found = hyphenate(word)
    known[word] = found
    return found
  }

  /// The patterns are of small letters; case and letters are taken one by one so that offsets hold.
  private func hyphenate(_ word: String) -> [Int] {
    let characters = Array(word)
    var points: [Int] = []
    var start = 0
    while start < characters.count {
      guard characters[start].isLetter else {
        start += 1
        continue
      }
      var end = start
      while end < characters.count, characters[end].isLetter { end += 1 }
      points += breaks(ofLetters: characters[start..<end])
      start = end
    }
    return points
  }

  private func breaks(ofLetters letters: ArraySlice<Character>) -> [Int] {
    guard letters.count >= 2 * Int(Self.fewestLetters) else { return [] }
    var bytes: [CChar] = []
    var ends: [Int: Int] = [:]
    for (index, letter) in zip(letters.indices, letters) {
      bytes += letter.lowercased().utf8.map(CChar.init(bitPattern:))
      ends[bytes.count - 1] = index + 1
    }
    return oddBytes(of: bytes).compactMap { ends[$0] }.filter {
      $0 - letters.startIndex >= Int(Self.fewestLetters)
        && letters.endIndex - $0 >= Int(Self.fewestLetters)
    }
  }

  /// Indexes of the bytes after which libhyphen sees a break.
  private func oddBytes(of word: [CChar]) -> [Int] {
    var marks = [CChar](repeating: 0, count: word.count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let status = hnj_hyphen_hyphenate3(
      dictionary, word, Int32(word.count), &marks, nil, &replacements, &positions, &cuts,
      Self.fewestLetters, Self.fewestLetters, 0, 0)
    defer {
      for index in word.indices { free(replacements?[index]) }
      free(replacements)
      free(positions)
      free(cuts)
    }
    guard status == 0 else { return [] }
    // The marks come one a character, the word being UTF-8.
    let lastBytes = word.indices.filter { index in
      index + 1 == word.count || UInt8(bitPattern: word[index + 1]) & 0xC0 != 0x80
    }
    return zip(lastBytes, marks).filter { $0.1 & 1 == 1 }.map(\.0)
  }
}
