import Digests
import Testing

@Suite struct SHA256DigestTests {
  /// The two examples of FIPS 180-4 (NIST, « SHA256.pdf »), and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func givesTheDigestsOfTheStandard(message: String, expected: String) {
    #expect(SHA256Digest.digest(of: Array(message.utf8)).hex == expected)
  }

  @Test func givesTheSameDigestChunkAfterChunk() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let hasher = SHA256Hasher()
    for start in stride(from: 0, to: bytes.count, by: 4_099) {
      bytes[start..<min(start + 4_099, bytes.count)].withUnsafeBytes { hasher.update($0) }
    }
    #expect(hasher.finish() == SHA256Digest.digest(of: bytes))
  }

  @Test func startsAgainAfterTheEnd() {
    let hasher = SHA256Hasher()
    Array("autre".utf8).withUnsafeBytes { hasher.update($0) }
    _ = hasher.finish()
    #expect(hasher.finish() == SHA256Digest.digest(of: []))
  }

  @Test func readsADigestInEitherCase() throws {
    let hex = SHA256Digest.digest(of: Array("abc".utf8)).hex
    #expect(SHA256Digest(hex: hex.uppercased())?.hex == hex)
    #expect(SHA256Digest(hex: String(hex.dropLast())) == nil)
    #expect(SHA256Digest(hex: String(hex.dropLast()) + "g") == nil)
  }
}
