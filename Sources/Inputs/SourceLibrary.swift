import Dossier
import Glibc
import Problems
import SourceFiles
import Synchronization

/// The source files that were read, each once, for all the dossiers of a run.
///
/// A batch over the communes of a département reads the national base once. Safe to share between
/// threads: who asks for a file that another thread is reading waits for it. A file that changed on
/// the disk since it was read is a problem, so that no document holds two states of it.
public final class SourceLibrary: Sendable {
  private let shelves = Mutex<[Key: Shelf]>([:])

  public init() {}

  private struct Key: Hashable {
    let path: String
    let reading: String
  }

  /// The place of one reading; its lock is held while the file is read.
  private final class Shelf: Sendable {
    let result = Mutex<Kept?>(nil)
  }

  private struct Kept {
    let result: Result<Warned<any Sendable>, Problems>
    /// Of the file, before it was read; nil for what is no reading of one file.
    let stamp: FileStamp?

    init(_ result: Result<Warned<any Sendable>, Problems>, _ stamp: FileStamp?) {
      self.result = result
      self.stamp = stamp
    }

    func value<Value: Sendable>(of type: Value.Type) throws(Problems) -> Warned<Value> {
      let warned = try result.get()
      guard let value = warned.value as? Value else {
        preconditionFailure("a reading has one type of value")
      }
      return Warned(value, warnings: warned.warnings)
    }
  }

  /// The reading of a file, made by the first who asks; problems bear the name that each gives it.
  func read<Value: Sendable>(
    _ file: SourceFile, as reading: String,
    by read: (SourceFile) throws(Problems) -> Warned<Value>
  ) throws(Problems) -> Warned<Value> {
    do { try file.checkReadable() } catch { throw Problems([error]) }
    let path = Self.realPath(file.path)
    let kept = kept(path, reading) {
      let stamp = FileStamp(path: path)
      do throws(Problems) {
        // Each who asks notes the file by its own path, whoever reads it first.
        let warned = try ReadingTrace.unnoted { () throws(Problems) in
          try read(SourceFile(path: path))
        }
        return Kept(.success(Warned(warned.value, warnings: warned.warnings)), stamp)
      } catch { return Kept(.failure(error), stamp) }
    }
    guard kept.stamp == FileStamp(path: path) else { throw Problems([.changed(file)]) }
    do throws(Problems) {
      let warned = try kept.value(of: Value.self)
      return Warned(warned.value, warnings: warned.warnings.map { $0.renamed(path, to: file.name) })
    } catch { throw Problems(error.all.map { $0.renamed(path, to: file.name) }) }
  }

  /// What several files make together, made by the first who asks.
  func combine<Value: Sendable>(
    _ files: [SourceFile], as reading: String, by make: () -> Value
  ) -> Value {
    let paths = files.map { Self.realPath($0.path) }.joined(separator: "\n")
    let kept = kept(paths, reading) { Kept(.success(Warned(make())), nil) }
    guard let warned = try? kept.value(of: Value.self) else {
      preconditionFailure("nothing was read that could fail")
    }
    return warned.value
  }

  /// What a store holds under a name, read by the first who asks.
  func keep<Value: Sendable>(
    of store: String, as reading: String, by read: () throws(Problem) -> Value
  ) throws(Problem) -> Value {
    let kept = kept(Self.realPath(store), reading) {
      do throws(Problem) { return Kept(.success(Warned(try read())), nil) } catch {
        return Kept(.failure(Problems([error])), nil)
      }
    }
    do throws(Problems) { return try kept.value(of: Value.self).value } catch {
      throw error.all[0]
    }
  }

  /// What lies on a shelf, put there by the first who asks; the others wait for it.
  private func kept(_ path: String, _ reading: String, _ make: () -> Kept) -> Kept {
    shelf(path, reading).result.withLock { kept in
      if let kept { return kept }
      let new = make()
      kept = new
      return new
    }
  }

  private func shelf(_ path: String, _ reading: String) -> Shelf {
    shelves.withLock { shelves in
      let key = Key(path: path, reading: reading)
      if let shelf = shelves[key] { return shelf }
      let shelf = Shelf()
      shelves[key] = shelf
      return shelf
    }
  }

  /// The path without links and dots, so that two ways to a file are one.
  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension Problem {
  fileprivate static func changed(_ file: SourceFile) -> Problem {
    Problem(
      .error, "fichier-modifie", "« \(file.name) » a été modifié pendant qu'il servait",
      at: file.namedAt ?? SourceSpan(wholeOf: file.name),
      hint: "recommencez : ce qui est déjà fait avec les mêmes fichiers est gardé")
  }

  /// The same problem about a file that the user calls by another name.
  fileprivate func renamed(_ path: String, to name: String) -> Problem {
    let place = span.map { span in
      span.file != path
        ? span
        : SourceSpan(
          file: name, line: span.line, column: span.column, length: span.length,
          lineText: span.lineText)
    }
    return Problem(
      severity, identifier, summary.replacing(path, with: name), at: place, hint: hint,
      cause: cause)
  }
}
