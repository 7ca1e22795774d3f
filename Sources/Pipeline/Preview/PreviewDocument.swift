import Dossier
import Glibc
import Inputs
public import Problems
import SourceFiles

/// A document that can be made again at each change.
public enum PreviewedDocument: String, CaseIterable, Sendable {
  case diagnostic, strategie, fiches, observatoire, evaluation, instance
}

/// One making of the document.
public struct PreviewRound: Sendable {
  /// None when it could not be made.
  public let files: [WrittenFile]
  public let problems: [Problem]
}

/// Makes a document, then makes it again when a file that it reads changes, until it is over.
///
/// `isOver` is asked several times a second.
public func preview(
  _ document: PreviewedDocument, _ request: DocumentRequest, isOver: () -> Bool,
  onRound: (PreviewRound) -> Void
) throws(Problems) {
  let watch = try alone { () throws(Problem) in try FolderWatch() }
  var session = PreviewSession(document: document, request: request)
  watch.add([dossierFolder(request.dossier)])
  while !isOver() {
    onRound(session.round())
    watch.add(session.folders)
    var changed = session.changedMeanwhile
    while !isOver(), changed.isEmpty {
      changed = session.relevant(watch.changes(within: 200))
    }
    session.forget(changed)
  }
}

/// What is kept from one making to the next: fonts, shaped words, the open data as long as its files
/// are the same, the dossier and its findings when only a template changed.
private struct PreviewSession {
  let document: PreviewedDocument
  let request: DocumentRequest
  private var shared = SharedReadings()
  private var desk = DossierDesk()
  private let workshops = Workshops()
  private var trace = ReadingTrace()

  init(document: PreviewedDocument, request: DocumentRequest) {
    self.document = document
    self.request = request
  }

  mutating func round() -> PreviewRound {
    trace = ReadingTrace()
    let line = Line(request, shared: shared, workshops: workshops, desk: desk)
    do throws(Problems) {
      let made = try trace.noting { () throws(Problems) in
        try line.make(BatchPlan.Document(document), over: nil)
      }
      return PreviewRound(files: made.value, problems: made.warnings)
    } catch { return PreviewRound(files: [], problems: error.all) }
  }

  /// Those of every file that was read, looked for or listed.
  var folders: Set<String> {
    var folders: Set<String> = []
    for question in trace.questions.keys {
      if case .names(let path) = question { folders.insert(Self.plain(path)) }
      folders.insert(Self.parent(of: question.path))
    }
    return folders
  }

  /// Files that moved while the document was made, before their folder was watched.
  var changedMeanwhile: Set<String> {
    Set(
      trace.questions.compactMap { question, stamp in
        guard case .content(let path) = question, stamp != FileStamp(path: path) else { return nil }
        return path
      })
  }

  /// Those of the paths that the document depends on, and that are no longer what they were.
  func relevant(_ paths: Set<String>) -> Set<String> {
    guard !paths.isEmpty else { return [] }
    var stamps: [String: FileStamp?] = [:]
    var others: Set<String> = []
    var listed: Set<String> = []
    for (question, stamp) in trace.questions {
      switch question {
      case .content(let path), .edition(let path, _): stamps[Self.plain(path)] = .some(stamp)
      case .names(let path): listed.insert(Self.plain(path))
      case .kind(let path): others.insert(Self.plain(path))
      }
    }
    return paths.filter { path in
      // A database that is only read is closed like one that was written.
      if let stamp = stamps[path] { return stamp != FileStamp(path: path) }
      return others.contains(path) || listed.contains(Self.parent(of: path))
    }
  }

  /// Lets go of what was made from these files.
  mutating func forget(_ paths: Set<String>) {
    let isOfDossier = desk.trace.map { trace in
      let read = Set(trace.questions.keys.map { Self.plain($0.path) })
      let folders = Set(read.map(Self.parent))
      return paths.contains { read.contains($0) || folders.contains(Self.parent(of: $0)) }
    }
    if isOfDossier != false { desk = DossierDesk() }
    // Texts are read afresh each time; tables and maps are what the library keeps.
    let isText = paths.allSatisfy { path in
      [".md", ".yaml", ".yml"].contains { path.hasSuffix($0) }
    }
    shared = isText ? SharedReadings(keeping: shared) : SharedReadings()
  }

  private static func parent(of path: String) -> String {
    let plain = plain(path)
    guard let slash = plain.lastIndex(of: "/") else { return "." }
    return slash == plain.startIndex ? "/" : String(plain[..<slash])
  }

  /// Without a last slash, and with one slash where there are two.
  private static func plain(_ path: String) -> String {
    var plain = path.replacing("//", with: "/")
    while plain.count > 1, plain.hasSuffix("/") { plain.removeLast() }
    return plain.contains("/") ? plain : "./" + plain
  }
}

extension BatchPlan.Document {
  fileprivate init(_ document: PreviewedDocument) {
    switch document {
    case .diagnostic: self = .diagnostic
    case .strategie: self = .strategie
    case .fiches: self = .fiches
    case .observatoire: self = .observatoire
    case .evaluation: self = .evaluation
    case .instance: self = .instance
    }
  }
}
