import CCrypto

/// The SHA-256 of some bytes (FIPS 180-4), as printed beside each source.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
  /// Sixty-four lower-case hexadecimal digits.
  public let hex: String

  /// Returns nil when the text is not sixty-four hexadecimal digits.
  public init?(hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy({ Self.isHexDigit($0) }) else { return nil }
    self.hex = hex.lowercased()
  }

  init(bytes: some Sequence<UInt8>) {
    let digits = Array("0123456789abcdef".utf8)
    hex = String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  public var description: String { hex }

  /// The digest of bytes that are already in memory.
  public static func digest(of bytes: [UInt8]) -> SHA256Digest {
    let hasher = SHA256Hasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.finish()
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

/// Hashes a file while it is being read, chunk after chunk.
public final class SHA256Hasher {
  private let context: OpaquePointer

  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has SHA-256 and memory for it")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes the next bytes, in the order of the file.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    let status = EVP_DigestUpdate(context, base, bytes.count)
    precondition(status == 1, "a started digest accepts bytes")
  }

  /// The digest of all that was given; the hasher starts again from nothing.
  public func finish() -> SHA256Digest {
    var result = [UInt8](repeating: 0, count: 32)
    let status = EVP_DigestFinal_ex(context, &result, nil)
    let restart = EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(status == 1 && restart == 1, "a started digest can end and start again")
    return SHA256Digest(bytes: result)
  }
}
