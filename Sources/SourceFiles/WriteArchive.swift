import CZip
import Glibc
import Problems

/// Writes files as they are into one ZIP archive, in order of name.
///
/// Nothing of the clock, of the machine or of the user goes in: the same files give the same bytes.
/// Throws what the system says when a file can't be read or the archive not written; what was begun
/// is then left as a draft of the library's own beside `path`.
public func writeArchive(
  of files: [(name: String, path: String)], to path: String
) throws(ArchiveFault) {
  var code: Int32 = 0
  guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
    throw ArchiveFault(systemCode: code == ZIP_ER_OPEN ? errno : 0)
  }
  do throws(ArchiveFault) {
    for file in files.sorted(by: { $0.name < $1.name }) { try add(file, to: archive) }
  } catch {
    zip_discard(archive)
    throw error
  }
  guard zip_close(archive) == 0 else {
    let fault = ArchiveFault(archive)
    zip_discard(archive)
    throw fault
  }
}

/// Why an archive could not be written.
public struct ArchiveFault: Error {
  /// `errno`, 0 when the library gives none.
  public let systemCode: Int32

  fileprivate init(systemCode: Int32) { self.systemCode = systemCode }

  fileprivate init(_ archive: OpaquePointer) {
    let error = zip_get_error(archive)
    systemCode = error.map { zip_error_code_system($0) } ?? 0
  }
}

private func add(
  _ file: (name: String, path: String), to archive: OpaquePointer
) throws(ArchiveFault) {
  guard let source = zip_source_file(archive, file.path, 0, -1) else {
    throw ArchiveFault(archive)
  }
  let index = zip_file_add(archive, file.name, source, ZIP_FL_ENC_UTF_8)
  guard index >= 0 else {
    zip_source_free(source)
    throw ArchiveFault(archive)
  }
  let number = UInt64(index)
  // A PDF is compressed already. The first day that the format knows, 1 January 1980, for all.
  guard zip_set_file_compression(archive, number, ZIP_CM_STORE, 0) == 0,
    zip_file_set_dostime(archive, number, 0, 1 << 5 | 1, 0) == 0
  else { throw ArchiveFault(archive) }
}
