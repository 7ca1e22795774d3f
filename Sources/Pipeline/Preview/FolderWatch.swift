import Glibc
import Problems

/// Tells which files of some folders change (Linux, inotify).
///
/// Folders are watched and not files, since an editor puts a new file in the place of the old one.
final class FolderWatch {
  private let descriptor: Int32
  private var folders: [Int32: String] = [:]

  init() throws(Problem) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw .cannotWatch(errno) }
  }

  deinit { close(descriptor) }

  /// Watches these folders too; one that isn't there is watched when it comes back, with its parent.
  func add(_ paths: some Sequence<String>) {
    let mask = UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB)
    for path in paths {
      let number = inotify_add_watch(descriptor, path, mask)
      if number >= 0 { folders[number] = path }
    }
  }

  /// The paths that changed, once nothing has moved for a moment; none after `milliseconds`.
  func changes(within milliseconds: Int32) -> Set<String> {
    guard isReady(within: milliseconds) else { return [] }
    var paths = read()
    // An editor writes, renames, deletes: one change for who wrote the sentence.
    while isReady(within: Self.quietMilliseconds) { paths.formUnion(read()) }
    return paths
  }

  private static let quietMilliseconds: Int32 = 40

  private func isReady(within milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  /// Events: number of the watch, mask, cookie, length, then a name filled up with zeros (inotify(7)).
  private func read() -> Set<String> {
    var paths: Set<String> = []
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      var offset = 0
      while offset + 16 <= count {
        let watch = buffer.load(fromByteOffset: offset, as: Int32.self)
        let length = Int(buffer.load(fromByteOffset: offset + 12, as: UInt32.self))
        let name = buffer[(offset + 16)..<min(count, offset + 16 + length)].prefix { $0 != 0 }
        if let folder = folders[watch] {
          paths.insert(folder + "/" + String(decoding: name, as: UTF8.self))
        }
        offset += 16 + length
      }
    }
    return paths
  }
}

extension Problem {
  fileprivate static func cannotWatch(_ code: Int32) -> Problem {
    Problem(
      .error, "surveillance-impossible",
      "le système refuse de surveiller les fichiers (erreur \(code))", at: nil,
      hint: code == EMFILE
        ? "trop de programmes en surveillent déjà : fermez-en, ou augmentez fs.inotify.max_user_instances"
        : nil, cause: .machine)
  }
}
