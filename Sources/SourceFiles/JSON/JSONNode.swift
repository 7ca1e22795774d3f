public import Problems

/// A value of a JSON file, with its place.
public struct JSONNode: Sendable {
  public enum Content: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case array([JSONNode])
    case object([JSONMember])
  }

  public let content: Content
  let source: SourceText
  let offset: Int
  let length: Int

  public var span: SourceSpan { source.span(at: offset, length: length) }

  public var isNull: Bool {
    if case .null = content { return true }
    return false
  }

  public var number: Double? {
    guard case .number(let value) = content else { return nil }
    return value
  }

  /// The text, or a whole number in digits: codes come as either.
  public var text: String? {
    switch content {
    case .text(let text): text
    case .number(let value): Int(exactly: value).map(String.init)
    default: nil
    }
  }

  /// The elements of an array; nil for anything else.
  public var array: [JSONNode]? {
    guard case .array(let elements) = content else { return nil }
    return elements
  }

  public var object: [JSONMember]? {
    guard case .object(let members) = content else { return nil }
    return members
  }

  /// The value of a key of an object.
  public subscript(key: String) -> JSONNode? { object?.first { $0.key == key }?.value }

  /// The codes that a value lists: `"33069, 33162"`, `["69381", "69382"]`, `75118`.
  public var codes: [String] {
    switch content {
    case .array(let elements): elements.flatMap(\.codes)
    case .text(let text):
      text.split { $0 == "," || $0 == ";" || $0 == " " || $0 == "|" }.map(String.init)
    default: self.text.map { [$0] } ?? []
    }
  }
}

public struct JSONMember: Sendable {
  public let key: String
  public let value: JSONNode
}

/// Reads a JSON text into a tree that knows its places.
public func readJSON(_ text: SourceText) throws(Problem) -> JSONNode {
  var scanner = JSONScanner(text)
  let node = try scanner.node()
  try scanner.expectEnd()
  return node
}
