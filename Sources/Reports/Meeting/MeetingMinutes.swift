public import Document
public import Dossier
import Drawing
public import Problems
public import Strategy
public import Templates
import Units

/// A meeting between the state before it and the state it leads to.
public struct HeldMeeting: Sendable {
  public let meeting: Meeting
  public let before: StrategyState
  public let after: StrategyState

  public init(_ meeting: Meeting, before: StrategyState, after: StrategyState) {
    self.meeting = meeting
    self.before = before
    self.after = after
  }
}

/// The relevé de décisions of a meeting, as a document without pages.
public func meetingMinutes(
  _ held: HeldMeeting, of dossier: Dossier, templates: TemplateLibrary, options: ReportOptions
) throws(Problems) -> Warned<Document> {
  try report(
    outline: "releve.md", templates: templates,
    from: { wording throws(Problem) in
      try minutesSource(
        MinutesMaterial(
          dossier: dossier, held: held, wording: wording, edition: options.edition))
    },
    as: { head, material throws(Problem) in
      ReportIdentity(
        title: head.text("titre") + ", " + material.meeting.date.french,
        date: material.meeting.date,
        picture: try material.coverPicture(), logo: options.logo)
    })
}

/// What the values and the tables of a relevé are made from.
struct MinutesMaterial: StrategyReportMaterial {
  let dossier: Dossier
  let held: HeldMeeting
  let wording: Wording
  let edition: DocumentEdition

  var meeting: Meeting { held.meeting }
  var state: StrategyState { held.after }
  func title(of identifier: String) -> String? { TreeIndex(state.strategy)[identifier]?.title }

  /// The decisions of this meeting, in the order they were taken up.
  var entries: [JournalEntry] {
    held.after.journal.filter { $0.version == held.after.version }
  }
}
