import Dossier
import Problems
import SourceFiles
import Units

/// What was said, from `entretiens.yaml`.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readInterviews(
  _ file: NamedFile, _ context: LocalContext, _ problems: inout ProblemCollector
) -> Interviews? {
  guard let (root, digest) = readLocalYAML(file, &problems),
    let section = Section(root, allowing: ["vigie", "themes", "entretiens"], &problems)
  else { return nil }
  section.checkVersion(&problems)
  let reader = InterviewsReader(context: context, texts: FreeTextReader(places: context.places))
  let themes = reader.declaredThemes(section, &problems)
  let list = reader.interviews(section, &problems)
  reader.checkSpellings(of: list, themes, &problems)
  guard let first = list.map(\.interview.date.year).min(),
    let last = list.map(\.interview.date.year).max()
  else { return nil }
  return Interviews(
    list: list.map(\.interview), themes: themes.map(\.theme),
    source: Source(
      path: file.printed, producer: context.author,
      dataset: "Entretiens, groupes et marches exploratoires",
      vintage: first == last ? "\(first)" : "\(first)–\(last)", sha256: digest,
      records: list.count, isFictitious: context.isFictitious))
}

/// Reads the entries of `entretiens.yaml` one by one, keeping all their problems.
struct InterviewsReader {
  let context: LocalContext
  let texts: FreeTextReader

  /// An interview with the places of what is checked against the others.
  struct Entry {
    let interview: Interview
    let remarks: [RemarkPlaces]
  }

  struct RemarkPlaces {
    let theme: SourceSpan
    let place: SourceSpan?
  }

  private static let keys = ["id", "date", "type", "acteur", "propos"]

  func interviews(_ root: Section, _ problems: inout ProblemCollector) -> [Entry] {
    root.require("entretiens", &problems)
    guard let node = root.mapping["entretiens"],
      let nodes = problems.attempt({ () throws(Problem) in try node.list() })
    else { return [] }
    if nodes.isEmpty { problems.add(.noEntry("entretiens", at: node.span)) }
    var identifiers = UniqueIdentifiers()
    return nodes.compactMap { node in
      guard let section = Section(node, allowing: Self.keys, &problems) else { return nil }
      let identifier = identifiers.read(section, texts, &problems)
      return interview(section, identifier, &problems)
    }
  }

  private func interview(
    _ section: Section, _ identifier: String?, _ problems: inout ProblemCollector
  ) -> Entry? {
    for key in ["date", "acteur", "propos"] { section.require(key, &problems) }
    let date = section.date("date", &problems)
    if let date, let mission = context.missionDate, date > mission,
      let span = section.mapping["date"]?.span
    {
      problems.add(.afterMission(date.iso, mission.iso, at: span))
    }
    let kind =
      section.value("type", &problems) { node throws(Problem) in
        try node.foldedChoice(of: Interview.Kind.self)
      }
    let actor = section.section("acteur", allowing: ["famille", "fonction"], &problems)
    actor?.require("famille", &problems)
    let family = actor.flatMap { texts.text("famille", in: $0, &problems) }
    let function = actor.flatMap { texts.text("fonction", in: $0, &problems) }
    let remarks = remarks(section, &problems)
    guard let identifier, let date, let family, !remarks.isEmpty else { return nil }
    return Entry(
      interview: Interview(
        identifier: identifier, date: date, kind: kind ?? .interview, actorFamily: family,
        actorFunction: function, remarks: remarks.map(\.remark)),
      remarks: remarks.map(\.places))
  }
}

extension Problem {
  /// A list that must hold something.
  static func noEntry(_ key: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "liste-vide", "la liste « \(key) » est vide", at: span,
      hint: "ajoutez une entrée, ou supprimez la clé")
  }

  fileprivate static func afterMission(
    _ date: String, _ mission: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .warning, "date-apres-mission",
      "le \(date) est après la date de la mission, le \(mission)", at: span,
      hint: "vérifiez l'année")
  }
}
