import Testing

@testable import CairoRenderer

@Suite struct ColorProfileTests {
  let profile = ColorProfile.sRGB

  private func number(at offset: Int, count: Int = 4) -> Int {
    profile[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private func content(of tag: String) -> Int? {
    (0..<number(at: 128)).map { 132 + 12 * $0 }
      .first { profile[$0..<$0 + 4].elementsEqual(tag.utf8) }
      .map { number(at: $0 + 4) }
  }

  @Test func saysItsSizeAndWhatItIs() {
    #expect(number(at: 0) == profile.count)
    #expect(profile[12..<24].elementsEqual("mntrRGB XYZ ".utf8))
    #expect(profile[36..<40].elementsEqual("acsp".utf8))
  }

  @Test func hasPrimariesThatAddUpToTheWhiteOfTheConnectionSpace() throws {
    // D50 is 0.9642, 1, 0.8249 in 65536ths; Lindbloom's primaries are rounded at 1e-7.
    for (axis, white) in [0.9642, 1, 0.8249].enumerated() {
      let sum = try ["rXYZ", "gXYZ", "bXYZ"].reduce(0) { sum, tag in
        sum + number(at: try #require(content(of: tag)) + 8 + 4 * axis)
      }
      #expect(abs(Double(sum) / 65536 - white) < 0.0005)
    }
  }

  @Test func hasTheCurveOfTheStandard() throws {
    let curve = try #require(content(of: "gTRC"))
    #expect(number(at: curve + 8) == 1024)
    #expect(number(at: curve + 12, count: 2) == 0)
    #expect(number(at: curve + 12 + 2 * 1023, count: 2) == 65535)
    // 341/1023 = 1/3: ((1/3 + 0.055) / 1.055) ^ 2.4 = 0.090842, times 65535.
    #expect(number(at: curve + 12 + 2 * 341, count: 2) == 5953)
  }
}
