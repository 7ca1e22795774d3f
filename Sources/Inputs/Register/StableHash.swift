/// A digest of 64 bits, the same in every run, by which rows and words are known again.
///
/// FNV-1a (Fowler, Noll and Vo) ended by the mixer of MurmurHash3 (Appleby). Among a million rows
/// two share a value with a probability of 3 in 100 million (n² / 2⁶⁵).
struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { add(byte) }
    // Ends the text, so that « ab », « c » is not « a », « bc ».
    add(0xFF)
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }

  mutating func add(_ value: Double) { add(value.bitPattern) }

  mutating func add(_ value: UInt64) {
    state = Self.mixed(state ^ value) &* 0x9e37_79b9_7f4a_7c15
  }

  var value: UInt64 { Self.mixed(state) }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value >> 33
    value = value &* 0xff51_afd7_ed55_8ccd
    value ^= value >> 33
    value = value &* 0xc4ce_b9fe_1a85_ec53
    return value ^ (value >> 33)
  }

  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.add(bytes)
    return hash.value
  }

  static func of(_ text: String) -> UInt64 {
    var hash = StableHash()
    hash.add(text)
    return hash.value
  }
}
