import Drawing
import Foundation
import Problems
import Templates
import Testing

/// What colours that stand side by side become for who sees two of three primaries, and in grey.
@Suite struct ColourVisionTests {
  enum Vision: CaseIterable { case usual, protanopia, deuteranopia, tritanopia, grey }

  /// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
  private static let matrices: [Vision: [[Double]]] = [
    .protanopia: [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    .deuteranopia: [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
    .tritanopia: [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.303900],
    ],
    // The luminance of sRGB (IEC 61966-2-1) in each channel.
    .grey: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3),
  ]

  private func linear(_ byte: UInt8) -> Double {
    let value = Double(byte) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// CIE 1976 L*a*b* of what is seen, white D65.
  private func lab(_ color: Color, _ vision: Vision) -> (l: Double, a: Double, b: Double) {
    var rgb = [color.red, color.green, color.blue].map(linear)
    if let matrix = Self.matrices[vision] {
      rgb = matrix.map { row in
        let sum: Double = row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]
        return min(max(sum, 0), 1)
      }
    }
    // sRGB to XYZ, each over the white of D65.
    let x: Double = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047
    let y: Double = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    let z: Double = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883
    let xyz = [x, y, z].map(cubeRoot)
    return (116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2]))
  }

  private func cubeRoot(_ value: Double) -> Double {
    value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
  }

  private func difference(_ first: Color, _ second: Color, _ vision: Vision) -> Double {
    let (one, two) = (lab(first, vision), lab(second, vision))
    return hypot(hypot(one.l - two.l, one.a - two.a), one.b - two.b)
  }

  private static let shipped =
    URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/templates"

  private func palette(_ theme: String) throws -> Palette {
    try TemplateLibrary(folders: [Self.shipped]).theme(theme).value.theme.palette
  }

  @Test func seesGreyAndWhiteAsTheyAre() {
    let white = lab(.white, .deuteranopia)
    #expect(abs(white.l - 100) < 0.1 && abs(white.a) < 0.5 && abs(white.b) < 0.5)
    // L* of the middle grey #777777: 50.0 (CIE).
    #expect(abs(lab(Color(rgb: 0x777777), .grey).l - 50) < 0.2)
  }

  /// Classes of a map or a grid touch each other: 5 is twice what is just noticed side by side.
  @Test(arguments: ["vigie", "sobre"], Vision.allCases)
  func keepsNeighbouringClassesApart(theme: String, vision: Vision) throws {
    let palette = try palette(theme)
    let scales = [
      [palette.bleu1, palette.bleu2, palette.bleu3, palette.bleu4, palette.bleu],
      [palette.sable1, palette.sable2, palette.sable3],
      [palette.briqueSombre, palette.brique3, palette.neutre, palette.bleu3, palette.bleu],
    ]
    for scale in scales {
      for (first, second) in zip(scale, scale.dropFirst()) {
        #expect(difference(first, second, vision) >= 5, "\(first) \(second)")
      }
    }
  }

  /// The commune, the others and an established signal are told apart in colour; in grey a shape or a
  /// word says it too.
  @Test(arguments: ["vigie", "sobre"], Vision.allCases)
  func tellsTheCommuneFromASignalAndFromOthers(theme: String, vision: Vision) throws {
    let palette = try palette(theme)
    for (first, second) in [
      (palette.bleu, palette.repere), (palette.brique, palette.repere),
      (palette.bleu, palette.bleu3),
    ] { #expect(difference(first, second, vision) >= 15, "\(first) \(second)") }
    #expect(difference(palette.bleu, palette.brique, vision) >= (vision == .grey ? 3 : 20))
  }
}
