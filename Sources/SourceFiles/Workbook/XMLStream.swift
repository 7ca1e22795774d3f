import CExpat
import Problems

/// What is told of an XML part while it is read; names are without their prefix.
protocol XMLListener: AnyObject {
  func opened(_ name: String, _ attributes: XMLAttributes)
  func closed(_ name: String)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of the element that opens; valid until the call returns.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute, whatever its prefix.
  subscript(name: String) -> String? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index], let value = list[index + 1] {
      if localName(key) == name { return String(cString: value) }
      index += 2
    }
    return nil
  }
}

/// Reads XML chunk after chunk.
///
/// A document type is refused: Office Open XML has none, and entities that expand without end need
/// one (ECMA-376, part 2, 8.2.5).
final class XMLStream {
  private let parser: OpaquePointer
  private let listener: any XMLListener
  private let name: String

  init(_ listener: any XMLListener, name: String) {
    guard let parser = XML_ParserCreate(nil) else {
      preconditionFailure("there is memory for a parser")
    }
    self.parser = parser
    self.listener = listener
    self.name = name
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { stream, name, attributes in
        guard let stream, let name else { return }
        XMLStream.of(stream).listener.opened(
          localName(name), XMLAttributes(list: attributes))
      },
      { stream, name in
        guard let stream, let name else { return }
        XMLStream.of(stream).listener.closed(localName(name))
      })
    XML_SetCharacterDataHandler(parser) { stream, text, length in
      guard let stream, let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
        XMLStream.of(stream).listener.text(UnsafeBufferPointer(start: $0, count: Int(length)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { stream, _, _, _, _ in
      guard let stream else { return }
      XML_StopParser(XMLStream.of(stream).parser, 0)
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func of(_ pointer: UnsafeMutableRawPointer) -> XMLStream {
    Unmanaged<XMLStream>.fromOpaque(pointer).takeUnretainedValue()
  }

  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(Problem) {
    let start = bytes.bindMemory(to: CChar.self).baseAddress
    let status = XML_Parse(parser, start, Int32(bytes.count), isLast ? 1 : 0)
    guard status == XML_STATUS_OK else { throw .damagedWorkbook(name) }
  }
}

/// The name after its prefix: « row » for « x:row ».
private func localName(_ name: UnsafePointer<CChar>) -> String {
  var start = name
  var cursor = name
  while cursor.pointee != 0 {
    if cursor.pointee == CChar(UInt8(ascii: ":")) { start = cursor + 1 }
    cursor += 1
  }
  return String(cString: start)
}

extension ZipPart {
  /// Reads the whole part.
  func read(_ listener: any XMLListener, name: String) throws(Problem) {
    let stream = XMLStream(listener, name: name)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try read(into: chunk)
      try stream.feed(UnsafeRawBufferPointer(rebasing: chunk[..<count]), isLast: count == 0)
      if count == 0 { return }
    }
  }
}
