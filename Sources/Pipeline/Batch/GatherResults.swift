import Digests
import Glibc
import Problems
import SourceFiles

extension BatchFolder {
  /// One table of the results of all dossiers, in the order of the manifest; nil when there is none.
  ///
  /// Whole or not at all, one dossier in memory at a time.
  func gatherResults(of manifest: Manifest) throws(Problem) -> WrittenFile? {
    let tables = tables(of: manifest)
    guard !tables.isEmpty else { return nil }
    let name = manifestName.replacing("manifeste", with: "resultats").replacing(
      ".json", with: ".csv")
    let target = "\(output.path)/\(name)"
    let draft = "\(output.drafts ?? output.path)/\(name)"
    guard let file = fopen(draft, "w") else { throw .cannotWrite(target, errno) }
    let hasher = SHA256Hasher()
    do throws(Problem) {
      for (index, table) in tables.enumerated() {
        let rows = try self.rows(of: table.name, withHead: index == 0)
        guard fwrite(rows, 1, rows.count, file) == rows.count else {
          throw .cannotWrite(target, errno)
        }
        rows.withUnsafeBytes { hasher.update($0) }
      }
      guard fflush(file) == 0, fsync(fileno(file)) == 0 else { throw .cannotWrite(target, errno) }
    } catch {
      fclose(file)
      unlink(draft)
      throw error
    }
    fclose(file)
    guard rename(draft, target) == 0 else { throw .cannotWrite(target, errno) }
    return WrittenFile(path: target, sha256: hasher.finish().hex, pages: 0)
  }

  /// Whether the folder holds every table that a manifest tells of.
  func hasResults(of manifest: Manifest) -> Bool {
    tables(of: manifest).allSatisfy { access("\(output.path)/\($0.name)", R_OK) == 0 }
  }

  private func tables(of manifest: Manifest) -> [DocumentRecord.File] {
    manifest.records.filter { $0.document == "resultats" }.flatMap(\.files)
  }

  /// The mark of encoding and the names of the columns stand once.
  private func rows(of name: String, withHead: Bool) throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    try SourceFile(path: "\(output.path)/\(name)").readThrough { bytes += $0 }
    guard !withHead, let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return bytes }
    return Array(bytes[(end + 1)...])
  }
}
