import CZip
import Problems

/// The parts of a workbook, each read as a stream: a `.xlsx` is a ZIP archive.
final class ZipArchive {
  private let archive: OpaquePointer
  private let name: String

  /// Throws when the file is absent, or is no archive.
  init(_ file: SourceFile) throws(Problem) {
    try file.checkReadable()
    var code: Int32 = 0
    guard let archive = zip_open(file.path, ZIP_RDONLY, &code) else {
      throw .notAWorkbook(file.name)
    }
    self.archive = archive
    name = file.name
  }

  deinit { zip_discard(archive) }

  func contains(_ part: String) -> Bool { zip_name_locate(archive, part, 0) >= 0 }

  /// A part of the archive; nil when it holds none of that name.
  ///
  /// It is refused beyond `limit` bytes, once inflated: what the archive says of its own sizes is
  /// not believed.
  func part(_ part: String, limit: Int) throws(Problem) -> ZipPart? {
    guard contains(part) else { return nil }
    guard let file = zip_fopen(archive, part, 0) else { throw .damagedWorkbook(name) }
    return ZipPart(file, of: self, name: name, limit: limit)
  }
}

/// The inflated bytes of one part of an archive.
final class ZipPart {
  private let file: OpaquePointer
  /// Keeps the archive open as long as its part.
  private let archive: ZipArchive
  private let name: String
  private let limit: Int
  private var total = 0

  fileprivate init(_ file: OpaquePointer, of archive: ZipArchive, name: String, limit: Int) {
    self.file = file
    self.archive = archive
    self.name = name
    self.limit = limit
  }

  deinit { zip_fclose(file) }

  /// Fills what it can of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
    guard count >= 0 else { throw .damagedWorkbook(name) }
    total += count
    guard total <= limit else { throw .hugeWorkbook(name, limit) }
    return count
  }
}

extension Problem {
  fileprivate static func notAWorkbook(_ name: String) -> Problem {
    Problem(
      .error, "classeur-illisible", "ce fichier n'est pas un classeur .xlsx",
      at: SourceSpan(wholeOf: name),
      hint:
        "un classeur .xls ou protégé par un mot de passe s'enregistre d'abord en .xlsx ou en CSV")
  }

  static func damagedWorkbook(_ name: String) -> Problem {
    Problem(
      .error, "classeur-endommage", "ce classeur est endommagé", at: SourceSpan(wholeOf: name),
      hint: "ouvrez-le dans un tableur et enregistrez-le à nouveau, en .xlsx ou en CSV")
  }

  fileprivate static func hugeWorkbook(_ name: String, _ limit: Int) -> Problem {
    Problem(
      .error, "classeur-trop-grand",
      "une partie de ce classeur dépasse \(limit / 1_000_000) Mo une fois décompressée",
      at: SourceSpan(wholeOf: name), hint: "enregistrez la feuille en CSV")
  }
}
