import CYaml
import Problems

/// What libyaml found next: its kind, its text and its place.
struct YAMLEvent {
  let type: yaml_event_type_t
  let place: YAMLPlace
  let anchor: String?
  let tag: String?
  let scalar: YAMLScalar
  /// Where it ends, from 0.
  let endLine: Int32
  let endColumn: Int32

  /// Tags that say what the value is already, or that it is text.
  static let acceptedTags: Set<String> = Set(
    ["str", "int", "float", "bool", "null", "map", "seq"].map { "tag:yaml.org,2002:" + $0 } + ["!"])
}

extension YAMLPlace {
  /// The place of a list or a mapping: up to its end, or to the end of its first line.
  func extended(to end: YAMLEvent) -> YAMLPlace {
    let length = end.endLine == line ? max(1, end.endColumn - column) : 0
    return YAMLPlace(source: source, line: line, column: column, length: length)
  }
}

/// The events of a text, one after the other; owns the parser of libyaml.
final class YAMLEvents {
  private let source: SourceText
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The parser keeps a pointer to its input.
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ source: SourceText, bytes: [UInt8]) {
    self.source = source
    input = .allocate(capacity: max(1, bytes.count))
    _ = input.initialize(from: bytes)
    Self.flattenRareLineBreaks(input, count: bytes.count)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    let status = yaml_parser_initialize(parser)
    precondition(status == 1, "there is memory for a YAML parser")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(Problem) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      throw .syntax(parser.pointee, in: source)
    }
    defer { yaml_event_delete(&event) }
    let start = event.start_mark
    let end = event.end_mark
    var length = end.line == start.line ? max(1, end.column &- start.column) : 0
    var anchor: UnsafeMutablePointer<yaml_char_t>?
    var tag: UnsafeMutablePointer<yaml_char_t>?
    var scalar = YAMLScalar(text: "", isPlain: false)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let data = event.data.scalar
      (anchor, tag) = (data.anchor, data.tag)
      let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
      scalar = YAMLScalar(
        text: String(decoding: bytes, as: UTF8.self),
        isPlain: data.style == YAML_PLAIN_SCALAR_STYLE && data.plain_implicit == 1)
    case YAML_ALIAS_EVENT: anchor = event.data.alias.anchor
    case YAML_SEQUENCE_START_EVENT:
      (anchor, tag) = (event.data.sequence_start.anchor, event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      (anchor, tag) = (event.data.mapping_start.anchor, event.data.mapping_start.tag)
    case YAML_DOCUMENT_START_EVENT: length = 3
    default: break
    }
    return YAMLEvent(
      type: event.type,
      place: YAMLPlace(
        source: source, line: Int32(clamping: start.line), column: Int32(clamping: start.column),
        length: Int32(clamping: length)),
      anchor: anchor.map { String(cString: $0) }, tag: tag.map { String(cString: $0) },
      scalar: scalar, endLine: Int32(clamping: end.line), endColumn: Int32(clamping: end.column))
  }

  /// Makes spaces of the breaks that YAML 1.1 counts as lines and that no editor shows as such.
  ///
  /// U+0085, U+2028 and U+2029 come with text pasted from a word processor; each stays one
  /// character wide, so columns hold.
  private static func flattenRareLineBreaks(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, count: Int
  ) {
    var index = 0
    while index + 1 < count {
      if bytes[index] == 0xC2, bytes[index + 1] == 0x85 {
        // U+00A0 is as long in UTF-8.
        bytes[index + 1] = 0xA0
      } else if index + 2 < count, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9
      {
        // U+2002, an en space.
        bytes[index + 2] = 0x82
      }
      index += 1
    }
  }
}
