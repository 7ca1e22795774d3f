/// Finds the number of a word from its UTF-8 bytes, in the order of their arrival.
///
/// Bytes and not `String`: two canonically equal strings may differ in their bytes, and the
/// clusters of a shaped word count bytes.
struct WordTable {
  private struct Entry {
    let hash: UInt64
    let start: Int
    let count: Int
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Open addressing; -1 marks a free slot, the length is a power of two.
  private var slots = [Int32](repeating: -1, count: 1024)

  var count: Int { entries.count }

  func number(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, holds(entry, word) { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds a word that is not there yet.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) {
    if entries.count * 2 >= slots.count { grow() }
    place(Int32(entries.count), hash: hash)
    entries.append(Entry(hash: hash, start: bytes.count, count: word.count))
    bytes.append(contentsOf: word)
  }

  /// FNV-1a, 64 bits (Fowler, Noll and Vo, 1991), folded because the slots use the low bits.
  static func hash(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }

  private func holds(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard entry.count == word.count else { return false }
    for index in 0..<entry.count where bytes[entry.start + index] != word[index] { return false }
    return true
  }

  private mutating func place(_ number: Int32, hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = number
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, entry) in entries.enumerated() { place(Int32(number), hash: entry.hash) }
  }
}
