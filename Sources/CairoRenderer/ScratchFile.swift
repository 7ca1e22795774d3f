import Glibc

/// A file without a name, gone with its last use: a long document is written and read again twice,
/// and need not be held in memory beside its objects.
final class ScratchFile {
  /// On a disk if one can be written; in memory in a container whose disks are all sealed.
  static let folders = ["/tmp", "/var/tmp", "/dev/shm"]

  private let descriptor: Int32

  /// - Throws: `unwritableScratchFile` when no folder takes it.
  init() throws(RenderingError) {
    for folder in Self.folders {
      var path = Array("\(folder)/vigie-XXXXXX".utf8CString)
      let descriptor = mkstemp(&path)
      guard descriptor >= 0 else { continue }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      unlink(path)
      self.descriptor = descriptor
      return
    }
    throw .unwritableScratchFile(folders: Self.folders)
  }

  deinit { close(descriptor) }

  /// By which libraries open it, as long as it is held.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// All that was written into it.
  func bytes() throws(RenderingError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure() }
    let count = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      while let start = buffer.baseAddress, read < count {
        let taken = pread(descriptor, start + read, count - read, off_t(read))
        if taken < 0, errno == EINTR { continue }
        guard taken > 0 else { return }
        read += taken
      }
    }
    guard bytes.count == count else { throw Self.failure() }
    return bytes
  }

  /// Its bytes where they lie, as long as the mapping is held.
  func mapped() throws(RenderingError) -> MappedBytes {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure() }
    let count = Int(status.st_size)
    guard count > 0, let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { throw .unwritableScratchFile(folders: Self.folders) }
    return MappedBytes(UnsafeRawBufferPointer(start: start, count: count))
  }

  private static func failure() -> RenderingError {
    .library(name: "libc", message: String(cString: strerror(errno)))
  }
}

/// A file seen as memory: reading it here and there costs no call to the system.
final class MappedBytes {
  let bytes: UnsafeRawBufferPointer

  fileprivate init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
