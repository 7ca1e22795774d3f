/// Something that the user can mend: one sentence, a place, and what to do.
public struct Problem: Error, Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error = "erreur"
    case warning = "avertissement"
  }

  /// Whose hands can mend it: the exit status follows.
  public enum Cause: Sendable {
    /// The files of the dossier (exit 1).
    case input
    /// The command line (exit 2).
    case commandLine
    /// The disk, a permission, a missing library (exit 3).
    case machine
  }

  public let severity: Severity
  public let cause: Cause
  /// Stable, in French, with hyphens: `cle-inconnue`.
  public let identifier: String
  public let summary: String
  public let span: SourceSpan?
  public let hint: String?

  public init(
    _ severity: Severity, _ identifier: String, _ summary: String, at span: SourceSpan?,
    hint: String? = nil, cause: Cause = .input
  ) {
    self.severity = severity
    self.cause = cause
    self.identifier = identifier
    self.summary = summary
    self.span = span
    self.hint = hint
  }

  public var isError: Bool { severity == .error }
}

extension Problem: Comparable {
  /// File order, then errors before warnings, then the identifier.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    switch (lhs.span, rhs.span) {
    case (let left?, let right?) where left != right: left < right
    case (nil, _?): true
    case (_?, nil): false
    default:
      (lhs.isError ? 0 : 1, lhs.identifier, lhs.summary)
        < (rhs.isError ? 0 : 1, rhs.identifier, rhs.summary)
    }
  }
}

/// All the problems of a run that could not go on; at least one is an error.
public struct Problems: Error, Sendable {
  public let all: [Problem]

  public init(_ problems: [Problem]) {
    precondition(problems.contains(where: \.isError), "a run stops for an error only")
    all = problems.sorted()
  }
}
