import Pipeline

/// One line that says how far a batch is, and how long the rest may take.
struct ProgressBar: Sendable {
  private static let width = 30
  private let start = ContinuousClock.now

  func text(_ progress: BatchProgress) -> String {
    let width = Self.width
    let filled = progress.total == 0 ? width : progress.done * width / progress.total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let failures = progress.failed > 0 ? ", \(progress.failed) en échec" : ""
    return "\(bar) \(progress.done)/\(progress.total)\(failures)\(estimate(progress))"
  }

  /// As if each document that is left took the mean time of those that were made.
  private func estimate(_ progress: BatchProgress) -> String {
    let left = progress.total - progress.done
    guard left > 0, progress.made > 0 else { return "" }
    let elapsed = (ContinuousClock.now - start).components.seconds
    let seconds = Int(elapsed) * left / progress.made
    if seconds < 60 { return ", reste moins d'une minute" }
    let minutes = (seconds + 59) / 60
    if minutes < 60 { return ", reste environ \(minutes) min" }
    let rest = minutes % 60
    return ", reste environ \(minutes / 60) h \(rest < 10 ? "0" : "")\(rest)"
  }
}
