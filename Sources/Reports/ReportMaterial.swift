import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

/// What every document is made from, and the words that all of them share.
protocol ReportMaterial: Sendable {
  var dossier: Dossier { get }
  var wording: Wording { get }
  var edition: DocumentEdition { get }
}

extension ReportMaterial {
  var territory: Territory { dossier.territory }

  /// A phrase of the wording, as running text.
  func phrase(_ key: String, _ scope: TemplateScope = [:]) throws(Problem) -> [Inline] {
    try wording.sentence(key, with: scope)
  }

  /// A phrase of the wording, as plain text.
  func words(_ key: String, _ scope: TemplateScope = [:]) throws(Problem) -> String {
    try wording.sentence(key, with: scope).plainText
  }

  /// `commune`, `arrondissement` or `intercommunalite`: a key of the wording.
  var kindKey: String {
    switch territory.kind {
    case .commune: "commune"
    case .arrondissement: "arrondissement"
    case .intercommunality: "intercommunalite"
    }
  }

  /// In italic on every page: invented figures, or a document that is not for everyone.
  func warning() throws(Problem) -> String {
    var parts: [String] = []
    if dossier.isFictitious { parts.append(try words("fictif")) }
    if edition == .restricted { parts.append(try words("restriction")) }
    return parts.joined(separator: ", ")
  }

  /// The expanded outline with its cover and its heads.
  func document(
    from outline: ExpandedOutline, as identity: ReportIdentity
  ) throws(Problem) -> Document {
    let head = outline.head
    return Document(
      metadata: Publication.Metadata(
        title: identity.title + " – " + territory.name.short,
        author: dossier.mission.author ?? "", subject: head.text("sujet"),
        keywords: head.texts("mots_cles"), language: "fr-FR", date: identity.date.iso),
      cover: head.cover(picture: identity.picture, logo: identity.logo),
      runningHead: RunningHead(
        territory: territory.name.short, document: identity.title,
        edition: try words("editions.\(edition.rawValue)"), warning: try warning()),
      blocks: outline.blocks)
  }
}
