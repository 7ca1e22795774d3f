import Dossier
import Problems
import SourceFiles

/// What a dossier asks of the reference store: the newest edition of each source, or the one named.
struct StoreKeys: Sendable {
  /// Where the dossier asks for it.
  let span: SourceSpan
  private(set) var editions: [SourceKind: (identity: String, span: SourceSpan)] = [:]

  /// `oui`, or a section that names editions; nil for `non`, and for what is wrong.
  init?(_ node: YAMLNode, _ problems: inout ProblemCollector) {
    span = node.span
    guard case .mapping = node.content else {
      let isWanted = problems.attempt { () throws(Problem) in try node.bool() }
      guard isWanted == true else { return nil }
      return
    }
    let kinds = SourceKind.allCases.map(\.rawValue)
    guard let section = Section(node, allowing: kinds, &problems) else { return nil }
    for kind in SourceKind.allCases {
      guard let entry = section.mapping[kind.rawValue],
        let identity = problems.attempt({ () throws(Problem) in try entry.string() })
      else { continue }
      editions[kind] = (identity, entry.span)
    }
  }

  /// How the edition of a kind is asked for, as the trace of a run notes it.
  func question(_ kind: SourceKind) -> String {
    kind.rawValue + (editions[kind].map { "=\($0.identity)" } ?? "")
  }
}
