import Glibc
import Problems

/// Reads a stream on a thread of its own, a few chunks ahead of who uses them.
///
/// Inflating and parsing then share two cores. The bytes and their order are those of the inner
/// stream, so nothing depends on how the threads run.
final class ReadAhead: ByteStream {
  private let shared: Shared
  private let thread: pthread_t
  /// What is left of the chunk that was taken last.
  private var current: Chunk?

  init(_ inner: any ByteStream) {
    shared = Shared(inner)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Shared>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(shared).toOpaque())
    precondition(status == 0, "the system has one more thread")
    self.thread = thread
  }

  deinit {
    shared.cancel()
    pthread_join(thread, nil)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    while true {
      if let chunk = current {
        let count = chunk.take(into: buffer)
        if count > 0 { return count }
        shared.giveBack(chunk)
        current = nil
      }
      guard let next = shared.next() else {
        if let problem = shared.problem { throw problem }
        return 0
      }
      current = next
    }
  }
}

/// Some bytes on their way between two threads; owned by one of them at a time.
private final class Chunk {
  let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  var start = 0
  var end = 0

  deinit { bytes.deallocate() }

  func take(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, end - start)
    if count > 0 {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
    }
    start += count
    return count
  }
}

/// What both threads see, under one lock.
private final class Shared {
  private let inner: any ByteStream
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var full: [Chunk] = []
  private var empty: [Chunk] = (0..<4).map { _ in Chunk() }
  private var isOver = false
  private var isCancelled = false
  private var failure: Problem?

  init(_ inner: any ByteStream) {
    self.inner = inner
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  var problem: Problem? { locked { failure } }

  func cancel() {
    locked {
      isCancelled = true
      pthread_cond_broadcast(changed)
    }
  }

  func giveBack(_ chunk: Chunk) {
    locked {
      empty.append(chunk)
      pthread_cond_broadcast(changed)
    }
  }

  /// The next chunk; nil at the end or after a failure.
  func next() -> Chunk? {
    locked {
      while full.isEmpty, !isOver { pthread_cond_wait(changed, mutex) }
      return full.isEmpty ? nil : full.removeFirst()
    }
  }

  /// The whole work of the reading thread.
  func run() {
    var problem: Problem?
    do throws(Problem) {
      while let chunk = nextEmpty() {
        let count = try inner.read(into: chunk.bytes)
        if count == 0 { break }
        chunk.start = 0
        chunk.end = count
        locked {
          full.append(chunk)
          pthread_cond_broadcast(changed)
        }
      }
    } catch {
      problem = error
    }
    locked {
      failure = problem
      isOver = true
      pthread_cond_broadcast(changed)
    }
  }

  private func nextEmpty() -> Chunk? {
    locked {
      while empty.isEmpty, !isCancelled { pthread_cond_wait(changed, mutex) }
      return isCancelled ? nil : empty.removeLast()
    }
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
