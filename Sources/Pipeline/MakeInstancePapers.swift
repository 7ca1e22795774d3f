import Dossier
import Inputs
public import Problems
import Reports
import Strategy
import Units

/// Writes papers of the council; all of them when none is named.
public func makeInstancePapers(
  named names: [String], _ request: DocumentRequest
) throws(Problems) -> Warned<[WrittenFile]> {
  try Line(request).makeInstancePapers(asked(names))
}

extension Line {
  func makeInstancePapers(_ papers: [InstancePaper]) throws(Problems) -> Warned<[WrittenFile]> {
    let read = try readDossier()
    let record = try councilRecord(of: read.value)
    var files: [WrittenFile] = []
    var warnings = read.warnings + record.warnings
    // Composed before any is written: a fault in the last one leaves nothing behind.
    var drafts: [(InstancePaper, DocumentDraft)] = []
    for paper in papers {
      let draft = try draft(of: read.value) { templates, options throws(Problems) in
        try instancePaper(
          paper, of: read.value, record: record.value, templates: templates, options: options)
      }
      warnings += draft.warnings
      drafts.append((paper, draft))
    }
    for (paper, draft) in drafts {
      files.append(try write(draft, of: read.value, named: "instance-" + paper.rawValue))
    }
    return Warned(files, warnings: Array(Set(warnings)).sorted())
  }
}

/// The papers that were named, each once, in the order of the command's help.
private func asked(_ names: [String]) throws(Problems) -> [InstancePaper] {
  let unknown = names.filter { InstancePaper(rawValue: $0) == nil }
  guard unknown.isEmpty else { throw Problems(unknown.map { .unknownPaper($0) }) }
  let named = Set(names)
  return InstancePaper.allCases.filter { named.isEmpty || named.contains($0.rawValue) }
}

/// Meetings up to the day of the papers, and where they left the strategy.
func councilRecord(of dossier: Dossier) throws(Problems) -> Warned<CouncilRecord> {
  let held = dossier.meetings.filter { $0.date <= dossier.mission.date }
  guard let file = dossier.strategy else { return Warned(CouncilRecord(meetings: held)) }
  let after = apply(held, to: file.strategy)
  guard !after.warnings.contains(where: \.isError) else { throw Problems(after.warnings) }
  guard let last = held.last else {
    return Warned(CouncilRecord(meetings: [], state: after.value), warnings: after.warnings)
  }
  let before = apply(Array(held.dropLast()), to: file.strategy).value
  return Warned(
    CouncilRecord(
      meetings: held, state: after.value,
      last: HeldMeeting(last, before: before, after: after.value)), warnings: after.warnings)
}

extension Problem {
  fileprivate static func unknownPaper(_ name: String) -> Problem {
    let names = InstancePaper.allCases.map(\.rawValue)
    let all = names.joined(separator: ", ")
    let near = closest(to: plainLetters(of: name, joinedBy: "-"), among: names)
    return Problem(
      .error, "piece-inconnue", "la pièce « \(name) » n'existe pas", at: nil,
      hint: near.map { "vouliez-vous dire « \($0) » ?" } ?? "pièces possibles : \(all)",
      cause: .commandLine)
  }
}
