/// The folios of a document: small roman numerals before the first numbered chapter, then arabic
/// ones from 1.
///
/// The cover counts and bears none. A document whose first chapter follows its cover has no front
/// matter, and its pages are counted from the cover.
struct Foliation {
  /// Pages before the first numbered chapter, the cover among them; 0 without front matter.
  private let frontPages: Int

  init(pages: [BrokenPage], headings: [HeadingEntry]) {
    let first = pages.firstIndex { page in
      page.placed.chapters.contains { !headings[$0].number.isEmpty }
    }
    frontPages = first.map { $0 > 0 ? $0 + 1 : 0 } ?? 0
  }

  /// The folio of a page, counted from 1 for the cover.
  func folio(ofPage number: Int) -> String {
    number <= frontPages ? romanNumeral(number) : "\(number - frontPages)"
  }
}

/// `iv` for 4; of a positive number.
func romanNumeral(_ number: Int) -> String {
  let signs = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
  ]
  var rest = number
  var numeral = ""
  for (value, sign) in signs {
    while rest >= value {
      numeral += sign
      rest -= value
    }
  }
  return numeral
}
