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
  let template = try templates.document("releve.md")
  let wording = try templates.wording()
  let material = MinutesMaterial(
    dossier: dossier, held: held, wording: wording.value, edition: options.edition)
  let source: MinutesSource
  do { source = try MinutesSource(material) } catch { throw Problems([error]) }
  let outline = try expand(template.value, from: source)
  do throws(Problem) {
    let document = try material.document(from: outline.value, options: options)
    return Warned(document, warnings: template.warnings + wording.warnings + outline.warnings)
  } catch { throw Problems([error]) }
}

/// What the values and the tables of a relevé are made from.
struct MinutesMaterial: Sendable {
  let dossier: Dossier
  let held: HeldMeeting
  let wording: Wording
  let edition: DocumentEdition

  var meeting: Meeting { held.meeting }

  /// The decisions of this meeting, in the order they were taken up.
  var entries: [JournalEntry] {
    held.after.journal.filter { $0.version == held.after.version }
  }

  func words(_ key: String, _ scope: TemplateScope = [:]) throws(Problem) -> String {
    try wording.sentence(key, with: scope).plainText
  }

  fileprivate func document(
    from outline: ExpandedOutline, options: ReportOptions
  ) throws(Problem) -> Document {
    let title = outline.head.text("titre") + ", " + meeting.date.french
    let name = dossier.territory.name.short
    return Document(
      metadata: Publication.Metadata(
        title: title + " – " + name, author: dossier.mission.author ?? "",
        subject: outline.head.text("sujet"), keywords: outline.head.texts("mots_cles"),
        language: "fr-FR", date: meeting.date.iso),
      cover: outline.head.cover(picture: nil, logo: options.logo),
      runningHead: RunningHead(
        territory: name, document: title, edition: try words("editions.\(edition.rawValue)"),
        warning: try warning()),
      blocks: outline.blocks)
  }

  func warning() throws(Problem) -> String {
    var parts: [String] = []
    if dossier.isFictitious { parts.append(try words("fictif")) }
    if edition == .restricted { parts.append(try words("restriction")) }
    return parts.joined(separator: ", ")
  }
}
