import Digests
import Glibc
import Problems
import SourceFiles

extension BatchFolder {
  /// Puts the documents of a manifest and the manifest itself in one archive, whole or not at all.
  func writeArchive(named name: String, of manifest: Manifest) throws(Problem) -> WrittenFile {
    let documents = manifest.records.flatMap(\.files).map(\.name)
    let files = (documents + [manifestName]).map { (name: $0, path: "\(output.path)/\($0)") }
    let draft = "\(output.drafts ?? output.path)/\(name)"
    let target = "\(output.path)/\(name)"
    do throws(ArchiveFault) { try SourceFiles.writeArchive(of: files, to: draft) } catch {
      unlink(draft)
      throw .cannotWrite(target, error.systemCode)
    }
    guard rename(draft, target) == 0 else { throw .cannotWrite(target, errno) }
    let hasher = SHA256Hasher()
    try SourceFile(path: target).readThrough { hasher.update($0) }
    return WrittenFile(path: target, sha256: hasher.finish().hex, pages: 0)
  }
}
