import CQpdf
import Glibc

/// A PDF opened by libqpdf.
final class PDFFile {
  fileprivate private(set) var handle: qpdf_data?
  /// What libqpdf reads from, until it is closed.
  private var mapping: MappedBytes?

  convenience init(at path: String) throws(RenderingError) {
    self.init()
    qpdf_read(handle, path, nil)
    try checkReading()
  }

  convenience init(_ file: ScratchFile) throws(RenderingError) {
    let mapping = try file.mapped()
    self.init()
    self.mapping = mapping
    qpdf_read_memory(
      handle, "", mapping.bytes.bindMemory(to: CChar.self).baseAddress,
      UInt64(mapping.bytes.count), nil)
    try checkReading()
  }

  private init() {
    handle = qpdf_init()
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, QPDF_TRUE)
    // Whatever is wrong here is our own doing: no attempt at guessing what was meant.
    qpdf_set_attempt_recovery(handle, QPDF_FALSE)
  }

  private func checkReading() throws(RenderingError) {
    // Cairo keeps silent when there was no room for the last bytes of its file.
    guard qpdf_has_error(handle) == 0 else {
      throw .unwritableScratchFile(folders: ScratchFile.folders)
    }
  }

  deinit { qpdf_cleanup(&handle) }

  /// Throws when something failed since the last time.
  func check() throws(RenderingError) {
    guard qpdf_has_error(handle) != 0 else { return }
    let error = qpdf_get_error(handle)
    if qpdf_get_error_code(handle, error) == qpdf_e_system {
      throw .unwritableScratchFile(folders: ScratchFile.folders)
    }
    throw .library(name: "qpdf", message: String(cString: qpdf_get_error_full_text(handle, error)))
  }

  var root: PDFObject { object(qpdf_get_root(handle)) }
  var trailer: PDFObject { object(qpdf_get_trailer(handle)) }
  var pageCount: Int { Int(qpdf_get_num_pages(handle)) }
  func page(_ index: Int) -> PDFObject { object(qpdf_get_page_n(handle, index)) }

  var null: PDFObject { object(qpdf_oh_new_null(handle)) }

  /// From PDF syntax: `<< /S /P >>`, `[ 1 2 ]`, `(text)`.
  func parse(_ syntax: String) -> PDFObject { object(qpdf_oh_parse(handle, syntax)) }
  func name(_ name: String) -> PDFObject { object(qpdf_oh_new_name(handle, name)) }
  func integer(_ value: Int) -> PDFObject { object(qpdf_oh_new_integer(handle, Int64(value))) }
  func text(_ text: String) -> PDFObject { object(qpdf_oh_new_unicode_string(handle, text)) }

  /// A stream of its own, with the keys of a dictionary.
  func stream(_ bytes: [UInt8], keys: KeyValuePairs<String, PDFObject>) -> PDFObject {
    let stream = object(qpdf_oh_new_stream(handle))
    stream.replaceStream(with: bytes)
    let dictionary = object(qpdf_oh_get_dict(handle, stream.handle))
    for (key, value) in keys { dictionary[key] = value }
    return stream
  }

  func makeIndirect(_ value: PDFObject) -> PDFObject {
    object(qpdf_make_indirect_object(handle, value.handle))
  }

  /// Writes the file with its changes; its identifier comes from its content.
  func write(to path: String, minimumVersion: String) throws(RenderingError) {
    qpdf_init_write(handle, path)
    try check()
    qpdf_set_minimum_pdf_version(handle, minimumVersion)
    qpdf_set_deterministic_ID(handle, QPDF_TRUE)
    qpdf_set_object_stream_mode(handle, qpdf_o_generate)
    qpdf_write(handle)
    try check()
  }

  private func object(_ number: qpdf_oh) -> PDFObject {
    PDFObject(of: self, handle: number)
  }
}

/// An object of a `PDFFile`, which stays open as long as one of them is held.
///
/// libqpdf keeps what stands behind each handle until it is told: hundreds of thousands for the
/// structure of a long document, were they not given back one by one.
final class PDFObject {
  private let document: PDFFile
  let handle: qpdf_oh

  fileprivate init(of document: PDFFile, handle: qpdf_oh) {
    self.document = document
    self.handle = handle
  }

  deinit { qpdf_oh_release(file, handle) }

  var file: qpdf_data? { document.handle }

  private func other(_ number: qpdf_oh) -> PDFObject { PDFObject(of: document, handle: number) }

  var isNull: Bool { qpdf_oh_is_null(file, handle) != 0 }
  var isArray: Bool { qpdf_oh_is_array(file, handle) != 0 }
  var isDictionary: Bool { qpdf_oh_is_dictionary(file, handle) != 0 }
  var integer: Int? {
    qpdf_oh_is_integer(file, handle) != 0 ? Int(qpdf_oh_get_int_value(file, handle)) : nil
  }
  /// With its slash.
  var name: String? {
    qpdf_oh_is_name(file, handle) != 0 ? String(cString: qpdf_oh_get_name(file, handle)) : nil
  }
  var text: String { String(cString: qpdf_oh_get_utf8_value(file, handle)) }
  /// The number of an indirect object, 0 for a direct one.
  var number: Int { Int(qpdf_oh_get_object_id(file, handle)) }

  subscript(key: String) -> PDFObject {
    get { other(qpdf_oh_get_key(file, handle, key)) }
    set { qpdf_oh_replace_key(file, handle, key, newValue.handle) }
  }

  func remove(_ key: String) { qpdf_oh_remove_key(file, handle, key) }

  var count: Int { Int(qpdf_oh_get_array_n_items(file, handle)) }
  subscript(index: Int) -> PDFObject {
    get { other(qpdf_oh_get_array_item(file, handle, Int32(index))) }
    set { qpdf_oh_set_array_item(file, handle, Int32(index), newValue.handle) }
  }
  func erase(at index: Int) { qpdf_oh_erase_item(file, handle, Int32(index)) }

  /// The items of an array, or the object itself when it isn't one; nothing for null.
  var items: [PDFObject] {
    if isArray { return (0..<count).map { self[$0] } }
    return isNull ? [] : [self]
  }

  /// The names of a dictionary's entries, with their slashes.
  var keys: [String] {
    qpdf_oh_begin_dict_key_iter(file, handle)
    var found: [String] = []
    while qpdf_oh_dict_more_keys(file) != 0 {
      found.append(String(cString: qpdf_oh_dict_next_key(file)))
    }
    return found
  }

  /// What a stream holds, uncompressed.
  var streamBytes: [UInt8] {
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    qpdf_oh_get_stream_data(file, handle, qpdf_dl_generalized, nil, &buffer, &length)
    defer { free(buffer) }
    return Array(UnsafeBufferPointer(start: buffer, count: buffer == nil ? 0 : length))
  }

  func replaceStream(with bytes: [UInt8]) {
    let none = other(qpdf_oh_new_null(file))
    qpdf_oh_replace_stream_data(file, handle, bytes, bytes.count, none.handle, none.handle)
  }
}
