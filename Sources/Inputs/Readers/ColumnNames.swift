import Units

/// The name of a column, as it is compared: `Code.région`, `Code_region` and `code region` are one.
func plainName(_ column: String) -> String { plainLetters(of: column, joinedBy: "_") }

/// The header of a file, as columns are looked for.
struct Header {
  /// As written, for problems.
  let written: [String]
  private let plain: [String]

  init(_ written: [String]) {
    self.written = written
    plain = written.map(plainName)
  }

  /// The first column that bears one of the names, in the order of the names.
  func column(_ names: String...) -> Int? { column(names) }

  func column(_ names: [String]) -> Int? {
    for name in names {
      if let index = plain.firstIndex(of: name) { return index }
    }
    return nil
  }

  /// A column made of a name and a year of two or four figures: `med21`, `pmun2022`.
  func column(withYearAfter stem: String) -> (index: Int, year: Int)? {
    for (index, name) in plain.enumerated() where name.hasPrefix(stem) {
      var suffix = name.dropFirst(stem.count)
      if suffix.hasPrefix("_") { suffix = suffix.dropFirst() }
      if let year = fullYear(suffix) { return (index, year) }
    }
    return nil
  }

  /// All plain names, with their place.
  var columns: [(index: Int, name: String)] {
    plain.enumerated().map { ($0.offset, $0.element) }
  }

  /// The first of these columns whose name another column bears too.
  func repeated(among used: [Int]) -> Int? {
    used.first { index in plain.count { $0 == plain[index] } > 1 }
  }

  func contains(_ name: String) -> Bool { plain.contains(name) }
}

/// The year that two or four figures mean: `21` is 2021; nil for anything else.
func fullYear(_ digits: some StringProtocol) -> Int? {
  guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else {
    return nil
  }
  switch digits.utf8.count {
  case 2: return number < 90 ? 2000 + number : 1900 + number
  case 4: return (1990...2100).contains(number) ? number : nil
  default: return nil
  }
}

/// A year of four figures written in a file's name, the last of them; nil when there is none.
func year(inFileName path: String) -> Int? {
  let name = path.split(separator: "/").last ?? ""
  let runs = name.split { !$0.isASCII || !$0.isNumber }
  return runs.last { $0.count == 4 && fullYear($0) != nil }.flatMap { fullYear($0) }
}
