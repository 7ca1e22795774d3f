import Glibc
import Synchronization

/// What a run asks of the disk: when every answer is the same again, so is the result.
///
/// Questions are noted where files are opened and folders listed, so that none can be forgotten;
/// the trace is that of the task, and silent outside `noting`.
public final class ReadingTrace: Sendable {
  /// A question to the disk, about a path as the run knows it.
  public enum Question: Hashable, Sendable {
    /// Which bytes the file holds.
    case content(String)
    /// Which names the folder holds.
    case names(String)
    /// Whether there is a file, a folder, or nothing.
    case kind(String)
    /// Which edition of a kind of source the store holds.
    case edition(store: String, of: String)

    public var path: String {
      switch self {
      case .content(let path), .names(let path), .kind(let path), .edition(let path, _): path
      }
    }
  }

  @TaskLocal private static var current: ReadingTrace?

  /// The stamp of a file when it was opened; nil for what is not a file that could be opened.
  private let noted = Mutex<[Question: FileStamp?]>([:])

  public init() {}

  /// Runs a step, whose questions are noted here and in no other trace.
  public func noting<Value, Failure: Error>(
    _ step: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try Self.during(self, step)
  }

  /// Runs a step that is no business of the current trace: what it reads is noted by who asks.
  public static func unnoted<Value, Failure: Error>(
    _ step: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try during(nil, step)
  }

  private static func during<Value, Failure: Error>(
    _ trace: ReadingTrace?, _ step: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try $current.withValue(trace) { () -> Result<Value, Failure> in
      do throws(Failure) { return .success(try step()) } catch { return .failure(error) }
    }.get()
  }

  /// Each question with the stamp of the file when it was opened, in no order.
  public var questions: [Question: FileStamp?] { noted.withLock { $0 } }

  /// Adds a question of the current run; the first stamp of a file is kept.
  public static func note(_ question: Question, _ stamp: FileStamp? = nil) {
    current?.add(question, stamp)
  }

  /// Adds to the current run what another trace noted, when its result is used again.
  public static func note(_ other: ReadingTrace) {
    guard let current else { return }
    for (question, stamp) in other.questions { current.add(question, stamp) }
  }

  private func add(_ question: Question, _ stamp: FileStamp?) {
    noted.withLock { noted in
      if noted[question] == nil { noted[question] = .some(stamp) }
    }
  }
}

/// What the system says of a file without reading it: two contents may share it, so that it
/// spares a reading and proves nothing.
public struct FileStamp: Hashable, Sendable {
  public let device: UInt
  public let inode: UInt
  public let size: Int
  /// Nanoseconds, of the content.
  public let modified: Int
  /// Nanoseconds, of the content or of its description; no program can set it.
  public let changed: Int

  public init(device: UInt, inode: UInt, size: Int, modified: Int, changed: Int) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }
    self.init(
      device: UInt(status.st_dev), inode: UInt(status.st_ino), size: Int(status.st_size),
      modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
  }

  /// Nil when nothing of that name can be seen.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}
