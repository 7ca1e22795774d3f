import CairoRenderer
import Testing

@Suite struct FrenchHyphenatorTests {
  let hyphenator: FrenchHyphenator

  init() throws { hyphenator = try FrenchHyphenator() }

  private func hyphenated(_ word: String) -> String {
    var result = ""
    let breaks = hyphenator.breaks(in: word)
    for (index, character) in word.enumerated() {
      if breaks.contains(index) { result += "-" }
      result.append(character)
    }
    return result
  }

  @Test(arguments: [
    ("intervention", "inter-ven-tion"),
    ("développement", "déve-lop-pe-ment"),
    ("cambriolages", "cam-brio-lages"),
    ("l’aménagement", "l’amé-na-ge-ment"),
    ("Sécurité", "Sécu-rité"),
    ("sécurité,", "sécu-rité,"),
  ])
  func breaksFrenchWords(word: String, expected: String) { #expect(hyphenated(word) == expected) }

  @Test(arguments: ["", "de", "cinq", "2024", "1\u{202F}234", "’’’", "école"])
  func leavesShortWordsAndNumbersWhole(word: String) {
    #expect(hyphenator.breaks(in: word).isEmpty)
  }

  @Test func countsCharactersAlsoWhenLettersAreDecomposed() {
    let composed = "pr\u{E9}vention"
    let decomposed = "pre\u{301}vention"
    for word in [composed, decomposed] {
      for index in hyphenator.breaks(in: word) { #expect((3...word.count - 3).contains(index)) }
    }
    #expect(hyphenator.breaks(in: composed) == [3, 6])
  }
}
