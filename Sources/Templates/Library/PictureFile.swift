import Drawing
import Problems

/// A picture that a template places, checked and read.
struct PictureFile: Sendable {
  let png: [UInt8]
  let pixels: Size
}

extension TemplateLibrary {
  /// The picture of the first folder that has it.
  ///
  /// Only PNG: a photograph in JPEG carries where and by whom it was taken.
  func picture(_ template: PictureTemplate) throws(Problem) -> (TemplateFile, PictureFile) {
    let (name, place) = (template.file, template.span)
    try Self.check(name, at: place)
    guard let path = paths(of: name).first else {
      throw .absentPicture(name, folders, at: place)
    }
    let file = try bytes(name, path: path, namedAt: place)
    guard let pixels = pngSize(of: file.bytes) else { throw .notPNG(name, at: place) }
    guard pixels.width * pixels.height <= PictureLimits.pixels else {
      throw .tooManyPixels(name, pixels, at: place)
    }
    return (file, PictureFile(png: file.bytes, pixels: pixels))
  }
}

private enum PictureLimits {
  /// 174 mm at 600 points to the inch are 4,110 pixels; a square of them is plenty.
  static let pixels = 17_000_000.0
}

/// The eight bytes that open a PNG file (ISO/IEC 15948, 5.2).
let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

/// Width and height from the first chunk of a PNG file (ISO/IEC 15948, 11.2.2); nil for any other.
private func pngSize(of bytes: [UInt8]) -> Size? {
  guard bytes.starts(with: pngSignature), bytes.count > 24,
    bytes[12..<16].elementsEqual("IHDR".utf8)
  else { return nil }
  func number(at start: Int) -> Double {
    Double(bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) })
  }
  let size = Size(width: number(at: 16), height: number(at: 20))
  return size.width > 0 && size.height > 0 ? size : nil
}

extension Problem {
  fileprivate static func absentPicture(
    _ name: String, _ folders: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "fichier-absent", "l'image « \(name) » n'existe dans aucun dossier de modèles",
      at: span, hint: folders.isEmpty ? nil : "cherchée dans : \(folders.joined(separator: ", "))")
  }

  fileprivate static func notPNG(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "image", "« \(name) » n'est pas une image PNG", at: span,
      hint:
        "convertissez-la en PNG : une photographie en JPEG dit souvent où et par qui elle a été prise"
    )
  }

  fileprivate static func tooManyPixels(
    _ name: String, _ pixels: Size, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "image-trop-grande",
      "« \(name) » a \(Int(pixels.width)) × \(Int(pixels.height)) points, plus de 17 millions",
      at: span, hint: "réduisez-la : 2 000 points de large suffisent à une page")
  }
}
