/// A value as it is written in a file, its keys in the order they are read.
///
/// YAML for a person, JSON for a frozen version: the same keys, so that one reader reads both.
public indirect enum WrittenNode: Hashable, Sendable {
  case text(String)
  case number(Double)
  case list([WrittenNode])
  case keys([Entry])

  public struct Entry: Hashable, Sendable {
    public let key: String
    public let value: WrittenNode

    public init(_ key: String, _ value: WrittenNode) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key, followed along a path: `calendrier.fin`.
  public func value(at path: some StringProtocol) -> WrittenNode? {
    guard case .keys(let entries) = self else { return nil }
    let parts = path.split(separator: ".", maxSplits: 1)
    guard let value = entries.first(where: { $0.key == parts[0] })?.value else { return nil }
    return parts.count == 1 ? value : value.value(at: parts[1])
  }

  /// One line an element, as a change is shown.
  var lines: [String] {
    switch self {
    case .list(let items): items.map(\.line)
    default: [line]
    }
  }

  /// The value on one line, its texts as they are.
  var line: String {
    switch self {
    case .text(let text): text
    case .number(let value): numberText(value)
    case .list(let items): items.map(\.line).joined(separator: ", ")
    case .keys(let entries):
      entries.map { "\($0.key) : \($0.value.line)" }.joined(separator: ", ")
    }
  }
}

/// Gathers the keys that have something to say, in order.
struct WrittenKeys {
  private(set) var entries: [WrittenNode.Entry] = []

  var node: WrittenNode { .keys(entries) }

  mutating func add(_ key: String, _ value: WrittenNode?) {
    if let value { entries.append(WrittenNode.Entry(key, value)) }
  }

  mutating func add(_ key: String, _ text: String?) { add(key, text.map(WrittenNode.text)) }

  mutating func add(_ key: String, _ number: Double?) { add(key, number.map(WrittenNode.number)) }

  mutating func add(_ key: String, _ number: Int?) { add(key, number.map(Double.init)) }

  mutating func add(_ key: String, _ items: [WrittenNode]) {
    if !items.isEmpty { add(key, WrittenNode.list(items)) }
  }

  mutating func add(_ key: String, _ texts: [String]) { add(key, texts.map(WrittenNode.text)) }
}

/// A number as files write it: `412`, `3.5`.
func numberText(_ value: Double) -> String {
  Int(exactly: value).map(String.init) ?? "\(value)"
}
