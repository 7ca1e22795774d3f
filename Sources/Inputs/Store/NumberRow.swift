import Database

/// The numbers of one area, as the store keeps them: those of the machine, one after the other.
///
/// All machines that run this program put the lowest byte first.
struct NumberRow {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func append<Number: BitwiseCopyable>(_ numbers: ArraySlice<Number>) {
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Columns of numbers read back, row after row.
struct NumberColumns<Number: BitwiseCopyable> {
  private(set) var values: [Number] = []
  /// Numbers a row.
  let width: Int

  init(width: Int, rows: Int) {
    self.width = width
    values.reserveCapacity(width * rows)
  }

  var byteCount: Int { width * MemoryLayout<Number>.size }

  /// Takes the numbers of a row that begin at a byte.
  mutating func take(_ row: UnsafeRawBufferPointer, from start: Int) {
    for index in 0..<width {
      values.append(
        row.loadUnaligned(
          fromByteOffset: start + index * MemoryLayout<Number>.size, as: Number.self))
    }
  }
}
