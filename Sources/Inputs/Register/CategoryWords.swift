import Dossier
import SourceFiles

/// The words of a file's column of categories, each with the category that it means.
struct CategoryWords {
  /// A category of the common nomenclature, or a word of the file.
  struct Category: Hashable, Sendable {
    var name: String
    let isMapped: Bool
  }

  enum Meaning {
    case category(Int)
    case nominative
  }

  /// A column of more words holds sentences: it is no nomenclature.
  static let wordLimit = 2_000

  private(set) var categories: [Category] = []
  private let mapping: [String: String]
  private let places: PlaceNames
  private var meanings: [UInt64: Meaning] = [:]
  /// The number of each category by its folded name.
  private var numbers: [String: Int] = [:]
  /// Rows of each category whose word no mapping leads from.
  private var unmappedRows: [Int] = []

  /// `nomenclature` holds the categories that the mappings of the whole dossier lead to.
  init(_ keys: FactFileKeys, nomenclature: [String], places: PlaceNames) {
    var mapping: [String: String] = [:]
    for name in nomenclature.sorted().reversed() { mapping[foldedWord(name)] = name }
    for renaming in keys.renamings {
      mapping[foldedWord(renaming.word)] =
        mapping[foldedWord(renaming.category)] ?? renaming.category
    }
    self.mapping = mapping
    self.places = places
  }

  var hasTooMany: Bool { meanings.count > Self.wordLimit }

  /// The meaning of a cell; counts the words that have none in the mapping.
  mutating func meaning(of bytes: UnsafeBufferPointer<UInt8>) -> Meaning {
    let hash = StableHash.of(bytes)
    let meaning = meanings[hash] ?? learn(String(decoding: bytes, as: UTF8.self), hash)
    if case .category(let number) = meaning, !categories[number].isMapped {
      unmappedRows[number] += 1
    }
    return meaning
  }

  /// The number of a category that the dossier gives to every row.
  mutating func number(ofConstant name: String) -> Int {
    number(of: Category(name: mapping[foldedWord(name)] ?? name, isMapped: true))
  }

  /// Words that no mapping leads from, sorted.
  var unmapped: [FactImport.WordCount] {
    categories.indices.filter { unmappedRows[$0] > 0 }
      .map { FactImport.WordCount(word: categories[$0].name, count: unmappedRows[$0]) }
      .sorted { $0.word < $1.word }
  }

  private mutating func learn(_ word: String, _ hash: UInt64) -> Meaning {
    let meaning: Meaning
    if let name = mapping[foldedWord(word)] {
      meaning = .category(number(of: Category(name: name, isMapped: true)))
    } else if nominativeFindings(in: word, places: places).contains(where: \.isSure) {
      meaning = .nominative
    } else {
      meaning = .category(number(of: Category(name: word, isMapped: false)))
    }
    meanings[hash] = meaning
    return meaning
  }

  /// Spellings that differ by case, accents or spaces are one category; the first of them in
  /// alphabetical order names it, whatever the order of the rows.
  private mutating func number(of category: Category) -> Int {
    let key = foldedWord(category.name)
    if let number = numbers[key] {
      categories[number].name = min(categories[number].name, category.name)
      return number
    }
    categories.append(category)
    unmappedRows.append(0)
    numbers[key] = categories.count - 1
    return categories.count - 1
  }
}
