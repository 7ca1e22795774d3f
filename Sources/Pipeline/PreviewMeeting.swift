import Dossier
import Inputs
public import Problems
import Reports
import SourceFiles
import Strategy
import Units

/// Says what the decisions of a meeting change, before it is kept.
///
/// A meeting whose decisions are in conflict is never kept; its problems are thrown.
public func previewMeeting(
  _ request: DocumentRequest, file: String, isKept: Bool
) throws(Problems) -> Warned<String> {
  let read = try Line(request).readDossier()
  guard let strategy = read.value.strategy else { throw Problems([.noStrategy(request.dossier)]) }
  let meeting = try readMeeting(at: file, isFictitious: read.value.isFictitious)
  let before = apply(read.value.meetings, to: strategy.strategy)
  let after = apply(meeting.value, to: before.value)
  let problems = read.warnings + meeting.warnings + before.warnings + after.warnings
  guard !problems.contains(where: \.isError) else { throw Problems(problems) }
  // Before the relevé is written: a run that stops leaves nothing behind.
  guard !isKept || read.value.declared.isProvided(.meetings) else {
    throw Problems([.noMeetingFolder(request.dossier)])
  }
  var report = MeetingReport(before: before.value, after: after.value).text
  let minutes = try Line(request).writeMinutes(
    HeldMeeting(meeting.value, before: before.value, after: after.value), of: read.value)
  if let minutes { report += "\nRelevé de décisions : \(minutes.value.path)\n" }
  if isKept, after.value.version > before.value.version {
    report += "\n" + (try keep(file, meeting.value, of: read.value, request)) + "\n"
  }
  return Warned(report, warnings: problems + (minutes?.warnings ?? []))
}

/// Copies the file into the folder of the meetings, under the name of its date.
private func keep(
  _ file: String, _ meeting: Meeting, of dossier: Dossier, _ request: DocumentRequest
) throws(Problems) -> String {
  guard let folder = dossier.declared.files[.meetings]?.first else {
    throw Problems([.noMeetingFolder(request.dossier)])
  }
  let path =
    folder.hasPrefix("/") ? folder : dossierFolder(request.dossier) + "/" + folder
  return try alone { () throws(Problem) in
    let names = Set(names(inFolder: path))
    var name = meeting.date.iso + ".yaml"
    var rank = 2
    while names.contains(name) {
      name = "\(meeting.date.iso)-\(rank).yaml"
      rank += 1
    }
    let bytes = try SourceFile(path: file).readBytes()
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    return "Enregistrée : " + (try OutputFolder(path: trimmed).write(bytes, to: name).path)
  }
}

extension Line {
  /// The relevé of a meeting; nil when the meeting is among those of the dossier already.
  fileprivate func writeMinutes(
    _ held: HeldMeeting, of dossier: Dossier
  ) throws(Problems) -> Warned<WrittenFile>? {
    guard held.after.version > held.before.version else { return nil }
    let draft = try draft(of: dossier) { templates, options throws(Problems) in
      try meetingMinutes(held, of: dossier, templates: templates, options: options)
    }
    let file = try write(draft, of: dossier, named: "releve-\(held.meeting.date.iso)")
    return Warned(file, warnings: draft.warnings)
  }
}

/// The folder of a dossier that is named by its folder or by its file.
func dossierFolder(_ dossier: String) -> String {
  guard dossier.hasSuffix(".yaml") || dossier.hasSuffix(".yml") else { return dossier }
  let parts = dossier.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  let folder = parts.joined(separator: "/")
  return folder.isEmpty ? (dossier.hasPrefix("/") ? "/" : ".") : folder
}

/// What a preview prints: one line a field that changes.
private struct MeetingReport {
  let before: StrategyState
  let after: StrategyState

  var text: String {
    let changes = changes(from: before, to: after)
    guard !changes.isEmpty else {
      return "Version \(after.version) : cette séance ne change rien à la stratégie.\n"
    }
    let lines = changes.list.flatMap { change -> [String] in
      let head = "\(change.identifier)  \(change.title) : \(word(change.mark))"
      return [head]
        + change.fields.map { "    \($0.field) : \(side($0.before)) → \(side($0.after))" }
    }
    return "Version \(before.version) → version \(after.version)\n"
      + lines.map { "  \($0)\n" }.joined()
  }

  private func side(_ lines: [String]) -> String {
    lines.isEmpty ? "rien" : lines.joined(separator: " ; ")
  }

  private func word(_ mark: StrategyChanges.Mark) -> String {
    switch mark {
    case .new: "nouveau"
    case .changed: "modifié"
    case .ended: "terminé"
    case .removed: "retiré"
    }
  }
}

extension Problem {
  fileprivate static func noMeetingFolder(_ dossier: String) -> Problem {
    Problem(
      .error, "seances-absentes", "le dossier ne dit pas où garder ses séances",
      at: SourceSpan(wholeOf: dossier), hint: "ajoutez « seances: seances/ » et créez ce dossier")
  }
}
