import Dossier
import Problems
import SourceFiles
import Units

/// What is already done, from `reponses.yaml`.
///
/// `themes` are those of the interviews, against which a slip is told.
///
/// - Returns: nil, with problems, when nothing can be made of the file.
func readResponses(
  _ file: NamedFile, _ context: LocalContext, themes: [String],
  _ problems: inout ProblemCollector
) -> LocalResponses? {
  guard let (root, digest) = readLocalYAML(file, &problems),
    let section = Section(root, allowing: ["vigie", "reponses"], &problems)
  else { return nil }
  section.checkVersion(&problems)
  var reader = ResponsesReader(context: context, themes: themes)
  let list = reader.responses(section, &problems)
  guard !list.isEmpty else { return nil }
  return LocalResponses(
    list: list,
    source: Source(
      path: file.printed, producer: context.author, dataset: "Réponses apportées",
      vintage: context.missionDate.map { "\($0.year)" } ?? "", sha256: digest,
      records: list.count, isFictitious: context.isFictitious))
}

/// Reads the entries of `reponses.yaml` one by one, keeping all their problems.
struct ResponsesReader {
  private let texts: FreeTextReader
  private var themes = NameSpellings()
  private var places = NameSpellings()

  private static let keys = [
    "id", "nom", "themes", "lieux", "porteur", "moyens", "horaires", "appreciation",
  ]

  init(context: LocalContext, themes: [String]) {
    texts = FreeTextReader(places: context.places)
    for theme in themes { _ = self.themes.nearMiss(FoldedName(theme), written: theme) }
    for place in context.districts {
      _ = places.nearMiss(FoldedName(place: place), written: place)
    }
  }

  mutating func responses(
    _ root: Section, _ problems: inout ProblemCollector
  ) -> [LocalResponse] {
    root.require("reponses", &problems)
    guard let node = root.mapping["reponses"],
      let nodes = problems.attempt({ () throws(Problem) in try node.list() })
    else { return [] }
    if nodes.isEmpty { problems.add(.noEntry("reponses", at: node.span)) }
    var identifiers = UniqueIdentifiers()
    var list: [LocalResponse] = []
    for node in nodes {
      guard let section = Section(node, allowing: Self.keys, &problems) else { continue }
      let identifier = identifiers.read(section, texts, &problems)
      if let response = response(section, identifier, at: node.span, &problems) {
        list.append(response)
      }
    }
    return list
  }

  private mutating func response(
    _ section: Section, _ identifier: String?, at span: SourceSpan,
    _ problems: inout ProblemCollector
  ) -> LocalResponse? {
    for key in ["nom", "themes"] { section.require(key, &problems) }
    let name = texts.text("nom", in: section, &problems)
    let themes = readThemes(section, &problems)
    let places = readPlaces(section, &problems)
    let carrier = texts.text("porteur", in: section, &problems)
    let means = texts.text("moyens", in: section, &problems)
    let schedule = section.section("horaires", allowing: ["jours", "de", "a"], &problems)
      .flatMap { LocalResponse.Schedule($0, &problems) }
    let appraisal = section.value("appreciation", &problems) { node throws(Problem) in
      try node.foldedChoice(of: LocalResponse.Appraisal.self)
    }
    guard let identifier, let name, !themes.isEmpty else { return nil }
    return LocalResponse(
      identifier: identifier, name: name, themes: themes, places: places, carrier: carrier,
      means: means, schedule: schedule, appraisal: appraisal, span: span)
  }

  private mutating func readThemes(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> [String] {
    let read = texts.texts("themes", in: section, &problems)
    if read.isEmpty, let node = section.mapping["themes"], node.listOrSingle().isEmpty {
      problems.add(.noEntry("themes", at: node.span))
    }
    var seen: Set<FoldedName> = []
    for (theme, span) in read {
      if !seen.insert(FoldedName(theme)).inserted { problems.add(.repeatedTheme(theme, at: span)) }
      if let near = themes.nearMiss(FoldedName(theme), written: theme) {
        problems.add(.nearTheme(theme, near, at: span))
      }
    }
    return read.map(\.text)
  }

  private mutating func readPlaces(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> [String] {
    let read = texts.texts("lieux", in: section, &problems)
    for (place, span) in read {
      if let near = places.nearMiss(FoldedName(place: place), written: place) {
        problems.add(.nearPlace(place, near, at: span))
      }
    }
    return read.map(\.text)
  }
}

extension Problem {
  fileprivate static func repeatedTheme(_ theme: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "theme-repete", "le thème « \(theme.prefix(60)) » est déjà dans cette liste",
      at: span)
  }
}
