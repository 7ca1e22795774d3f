import Glibc
import SourceFiles

/// A folder of the machine's temporary files, removed with the value.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/vigie-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no temporary folder") }
    path = template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
  }

  deinit {
    if let directory = opendir(path) {
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        unlink(path + "/" + name)
      }
      closedir(directory)
    }
    rmdir(path)
  }

  /// Writes a file and gives it under its bare name.
  func file(_ name: String, _ bytes: [UInt8]) -> SourceFile {
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return SourceFile(path: path + "/" + name, name: name)
  }

  func file(_ name: String, _ text: String) -> SourceFile { file(name, Array(text.utf8)) }
}
