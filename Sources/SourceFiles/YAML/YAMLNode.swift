public import Problems

/// A value of a YAML file, with the place where it was written.
public struct YAMLNode: Sendable {
  public indirect enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  public let content: Content
  let place: YAMLPlace

  public var span: SourceSpan { place.span }

  /// Whether nothing was written: an empty value, `~` or `null`.
  public var isNull: Bool {
    guard case .scalar(let scalar) = content else { return false }
    return scalar.isNull
  }
}

/// A key of a mapping and its value, in the order of the file.
public struct YAMLEntry: Sendable {
  public let key: String
  public let value: YAMLNode
  let keyPlace: YAMLPlace

  public var keySpan: SourceSpan { keyPlace.span }
}

/// The text of a value, as typed: `01004` keeps its zero.
public struct YAMLScalar: Hashable, Sendable {
  public let text: String
  /// Plain text may be a number or a truth value; text in quotes or after `|` is text.
  public let isPlain: Bool

  public init(text: String, isPlain: Bool) {
    self.text = text
    self.isPlain = isPlain
  }

  public var isNull: Bool { isPlain && ["", "~", "null", "Null", "NULL"].contains(text) }
}

/// Line and column as libyaml gives them; the text of the line is fetched when it is printed.
struct YAMLPlace: Sendable {
  let source: SourceText
  /// From 0, in Unicode scalars; a length of 0 means to the end of the line.
  let line: Int32
  let column: Int32
  let length: Int32

  var span: SourceSpan {
    source.span(line: Int(line), scalar: Int(column), length: Int(length))
  }
}
