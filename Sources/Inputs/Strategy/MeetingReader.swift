import Digests
public import Dossier
public import Problems
import SourceFiles
import Units

/// The meetings of a folder, in order of date; what is not YAML is left alone.
func readMeetings(
  in folder: NamedFile, isFictitious: Bool, _ problems: inout ProblemCollector
) -> [Meeting] {
  names(inFolder: folder.source.path)
    .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }
    .compactMap { name in
      let file = NamedFile(
        written: folder.written.hasSuffix("/")
          ? folder.written + name : folder.written + "/" + name,
        source: SourceFile(
          path: folder.source.path + "/" + name,
          name: folder.source.name.hasSuffix("/")
            ? folder.source.name + name : folder.source.name + "/" + name))
      return readMeeting(file, isFictitious: isFictitious, &problems)
    }
    .sorted { ($0.date, $0.file.name) < ($1.date, $1.file.name) }
}

/// A meeting, from a file of `seances/` or from any other place.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readMeeting(
  _ file: NamedFile, isFictitious: Bool, _ problems: inout ProblemCollector
) -> Meeting? {
  let hasher = SHA256Hasher()
  guard
    let text = problems.attempt({ () throws(Problem) in
      try file.source.readText(onBytes: { hasher.update($0) })
    })
  else { return nil }
  problems.add(contentsOf: text.warnings)
  guard let root = problems.attemptTree(text.value),
    var meeting = MeetingReader().meeting(root, &problems)
  else { return nil }
  let name = file.written.split(separator: "/").last.map(String.init) ?? file.written
  checkName(name, of: meeting, root.span, &problems)
  meeting.file = MeetingFile(
    name: name,
    source: Source(
      path: file.printed, producer: "", dataset: "Relevé de décisions", vintage: meeting.date.iso,
      sha256: hasher.finish().hex, records: meeting.decisions.count, isFictitious: isFictitious))
  return meeting
}

/// Reads a meeting that lies anywhere, for a preview before it is kept.
public func readMeeting(
  at path: String, isFictitious: Bool = false
) throws(Problems) -> Warned<Meeting> {
  var problems = ProblemCollector()
  let file = NamedFile(written: path, source: SourceFile(path: path))
  let meeting = readMeeting(file, isFictitious: isFictitious, &problems)
  return try problems.finish(meeting)
}

/// `2026-12-04.yaml` says the date too: the two must agree.
private func checkName(
  _ name: String, of meeting: Meeting, _ span: SourceSpan, _ problems: inout ProblemCollector
) {
  guard let date = CalendarDate(iso: String(name.prefix(10))), date != meeting.date else { return }
  problems.add(.otherDateInName(name, meeting.date, at: meeting.place.span ?? span))
}

/// Reads the keys of a meeting.
struct MeetingReader {
  private static let keys = [
    "vigie", "date", "formation", "objet", "lieu", "presidence", "presents", "excuses",
    "ordre_du_jour", "decisions", "suites", "prochaine",
  ]

  func meeting(_ root: YAMLNode, _ problems: inout ProblemCollector) -> Meeting? {
    guard let section = Section(root, allowing: Self.keys, &problems) else { return nil }
    section.checkVersion(&problems)
    let date = section.requiredDate("date", &problems)
    if section.mapping["formation"] == nil { section.require("formation", &problems) }
    let formation = section.value("formation", &problems) { node throws(Problem) in
      try node.choice(of: Meeting.Formation.self)
    }
    // Without a date the decisions are read all the same, for their problems.
    let decisions = DecisionReader(meetingDate: date)
    var meeting = Meeting(
      date: date ?? Self.anyDay, formation: formation ?? .plenary,
      at: section.mapping["date"]?.span)
    meeting.subject = section.wording("objet", &problems)
    meeting.location = section.wording("lieu", &problems)
    meeting.chair = section.function("presidence", &problems)
    meeting.present = section.functions("presents", &problems)
    meeting.excused = section.functions("excuses", &problems)
    meeting.agenda = section.wordings("ordre_du_jour", &problems)
    meeting.decisions = (section.mapping["decisions"]?.listOrSingle() ?? [])
      .compactMap { decisions.decision($0, &problems) }
    meeting.followUps = (section.mapping["suites"]?.listOrSingle() ?? [])
      .compactMap { followUp($0, &problems) }
    meeting.next = section.date("prochaine", &problems)
    if let date, let next = meeting.next, next <= date, let node = section.mapping["prochaine"] {
      problems.add(.nextIsNotLater(at: node.span))
    }
    return date == nil || formation == nil ? nil : meeting
  }

  private static let anyDay: CalendarDate = {
    guard let day = CalendarDate(year: 2000, month: 1, day: 1) else {
      preconditionFailure("a day of the calendar")
    }
    return day
  }()

  private func followUp(_ node: YAMLNode, _ problems: inout ProblemCollector) -> FollowUp? {
    guard let section = Section(node, allowing: ["qui", "quoi", "avant"], &problems) else {
      return nil
    }
    if section.mapping["qui"] == nil { section.require("qui", &problems) }
    let who = section.function("qui", &problems)
    let what = section.requiredWording("quoi", &problems)
    let before = section.date("avant", &problems)
    guard let who, let what else { return nil }
    return FollowUp(who: who, what: what, before: before)
  }
}

extension Problem {
  fileprivate static func otherDateInName(
    _ name: String, _ date: CalendarDate, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "date-et-nom-differents",
      "le fichier s'appelle « \(name) » et sa date est le \(date.french)", at: span,
      hint: "renommez le fichier « \(date.iso).yaml », ou corrigez la date")
  }

  fileprivate static func nextIsNotLater(at span: SourceSpan) -> Problem {
    Problem(
      .error, "seance-anterieure", "la prochaine séance doit suivre celle-ci", at: span)
  }
}
