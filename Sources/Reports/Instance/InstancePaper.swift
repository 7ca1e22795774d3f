public import Document
public import Dossier
import Drawing
import Law
public import Problems
public import Strategy
public import Templates
import Units

/// A paper of the council that a dossier can give.
public enum InstancePaper: String, CaseIterable, Hashable, Sendable {
  case order = "arrete"
  case rules = "reglement"
  case charter = "charte"
  case invitation = "convocation"
  case agenda = "ordre-du-jour"
  case minutes = "compte-rendu"
  case followUp = "suivi"
  case fundingReport = "fipd"
}

/// The life of the council up to the day of a paper.
public struct CouncilRecord: Sendable {
  /// Nil without a strategy.
  public let state: StrategyState?
  /// The last meeting with the states around it; nil without a strategy or a meeting.
  public let last: HeldMeeting?
  /// In order of date.
  public let meetings: [Meeting]

  public init(meetings: [Meeting], state: StrategyState? = nil, last: HeldMeeting? = nil) {
    self.meetings = meetings
    self.state = state
    self.last = last
  }
}

/// A paper of the council, as a document without pages.
///
/// Facts that the dossier doesn't hold are places to fill in by hand.
public func instancePaper(
  _ paper: InstancePaper, of dossier: Dossier, record: CouncilRecord, templates: TemplateLibrary,
  options: ReportOptions
) throws(Problems) -> Warned<Document> {
  if let refusal = refusalOfPapers(for: dossier) { throw Problems([refusal]) }
  return try report(
    outline: "instance/\(paper.rawValue).md", templates: templates,
    from: { wording throws(Problem) in
      try instanceSource(
        InstanceMaterial(
          dossier: dossier, record: record, wording: wording, edition: options.edition))
    },
    as: { head, material throws(Problem) in
      ReportIdentity(
        title: head.text("titre"), date: material.date,
        picture: try material.coverPicture(), logo: options.logo)
    })
}

/// What the values and the tables of a paper are made from.
struct InstanceMaterial: ReportMaterial {
  let dossier: Dossier
  let record: CouncilRecord
  let wording: Wording
  let edition: DocumentEdition

  var date: CalendarDate { dossier.mission.date }
  var obligations: [Obligation] { Law.obligations(in: Situation(of: dossier)) }

  var council: Council {
    if case .intercommunality = territory.kind { return .intercommunal }
    return .local
  }

  /// The duty to have the council that the paper is about.
  var duty: Obligation? {
    obligations.first {
      $0.subject == (council == .local ? .localCouncil : .intercommunalCouncil)
    }
  }

  var membership: Membership {
    Law.membership(
      of: council, on: date,
      intercommunalityIsCompetent: territory.intercommunality?.hasPreventionCompetence)
  }

  var lastMeeting: Meeting? { record.meetings.last }

  /// The day that the last meeting gave to the next one, unless it is past.
  var nextMeeting: CalendarDate? { lastMeeting?.next.flatMap { $0 >= date ? $0 : nil } }

  /// Where the préfet of the police does what elsewhere the préfet does (CSI D132-16).
  var isInBouchesDuRhone: Bool {
    if let department = territory.department { return department.code == "13" }
    return council == .local && territory.code.hasPrefix("13")
  }

  /// The tables of the relevé, for the last meeting.
  var minutes: MinutesMaterial? {
    record.last.map {
      MinutesMaterial(dossier: dossier, held: $0, wording: wording, edition: edition)
    }
  }
}
