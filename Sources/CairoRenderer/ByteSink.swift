import CCairo

/// Gathers what Cairo writes.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// To be given to Cairo with `pointer`; the sink must outlive the surface.
  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}

extension RenderingError {
  /// Throws when Cairo is not content.
  static func check(_ status: cairo_status_t) throws(RenderingError) {
    // A sink takes all: only a file refuses.
    if status == CAIRO_STATUS_WRITE_ERROR {
      throw .unwritableScratchFile(folders: ScratchFile.folders)
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(name: "cairo", message: String(cString: cairo_status_to_string(status)))
    }
  }
}
