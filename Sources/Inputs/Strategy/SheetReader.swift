import Dossier
import Problems
import SourceFiles
import Units

/// Reads the sheet of an action, field by field; a decision that changes one field reads it so too.
struct SheetReader {
  static let keys = [
    "id", "titre", "descriptif", "constats_generaux", "constats", "protocoles", "acteurs",
    "pilotes", "copilotes", "moyens", "evaluation", "calendrier", "territoire", "public",
    "priorite", "statut", "avancement", "rattachement_national", "risques", "suivi",
  ]

  /// The sheet of a section whose keys are checked.
  func sheet(
    _ section: Section, identifier: String, _ problems: inout ProblemCollector
  ) -> ActionSheet? {
    let title = section.requiredWording("titre", &problems)
    var sheet = ActionSheet(
      identifier: identifier, title: title ?? "", at: section.mapping["id"]?.span)
    let calendar = section.section(
      "calendrier", allowing: ["debut", "fin", "jalons"], &problems)
    for field in SheetField.allCases where field != .title {
      let parts = field.rawValue.split(separator: ".")
      let holder = parts.count == 1 ? section : calendar
      guard let node = holder?.mapping[String(parts[parts.count - 1])] else { continue }
      if let value = value(of: field, node, &problems) { sheet.set(value) }
    }
    if let status = section.value("statut", &problems, as: Self.status) { sheet.status = status }
    sheet.priority = section.value("priorite", &problems, as: Self.priority)
    if let calendar { checkCalendar(&sheet.calendar, calendar, &problems) }
    return title == nil ? nil : sheet
  }

  static func status(_ node: YAMLNode) throws(Problem) -> ActionStatus {
    let text = try node.string()
    guard !["en retard", "en_retard", "en-retard"].contains(text) else {
      throw .latenessIsComputed(at: node.span)
    }
    return try node.choice(of: ActionStatus.self)
  }

  static func priority(_ node: YAMLNode) throws(Problem) -> ActionPriority {
    try node.choice(of: ActionPriority.self)
  }

  /// The value of a field; nil for those that have their own decisions, or with its problems.
  func value(
    of field: SheetField, _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> FieldValue? {
    switch field {
    case .title, .description, .audience, .followedBy: text(field, node, &problems)
    case .start, .end: date(field, node, &problems)
    case .observations:
      .observations(node.items(&problems, as: Self.observation))
    case .findings, .nationalLinks: citations(field, node, &problems)
    case .steps, .risks, .territories, .partners, .pilots, .coPilots:
      texts(field, node, &problems)
    case .means: .means(node.items(&problems, as: MeansReader.means))
    case .indicators: .indicators(IndicatorReader().indicators(node, &problems))
    case .milestones: .milestones(milestones(node, &problems))
    case .progress:
      problems.attempt { () throws(Problem) in try Self.percent(node) }
        .map { .progress(percent: $0) }
    case .status, .priority: nil
    }
  }

  private func text(
    _ field: SheetField, _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> FieldValue? {
    guard let text = problems.attempt({ () throws(Problem) in try node.wording() }) else {
      return nil
    }
    return switch field {
    case .title: .title(text)
    case .description: .description(text)
    case .audience: .audience(text)
    default: .followedBy(text)
    }
  }

  private func date(
    _ field: SheetField, _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> FieldValue? {
    problems.attempt { () throws(Problem) in try node.date() }
      .map { field == .start ? .start($0) : .end($0) }
  }

  private func citations(
    _ field: SheetField, _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> FieldValue {
    let citations = node.items(&problems) { node, _ throws(Problem) in try node.citation() }
    return field == .findings ? .findings(citations) : .nationalLinks(citations)
  }

  private func texts(
    _ field: SheetField, _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> FieldValue {
    let arePeople = [.partners, .pilots, .coPilots].contains(field)
    let texts = node.items(&problems) { node, problems throws(Problem) in
      arePeople ? try node.function(&problems) : try node.wording()
    }
    return switch field {
    case .steps: .steps(texts)
    case .risks: .risks(texts)
    case .territories: .territories(texts)
    case .partners: .partners(texts)
    case .pilots: .pilots(texts)
    default: .coPilots(texts)
    }
  }

  /// A sentence, or a sentence and the finding that it comes from.
  private static func observation(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) throws(Problem) -> Observation {
    guard case .mapping = node.content else { return Observation(try node.wording()) }
    let mapping = try node.mapping(allowing: ["texte", "constat"], problems: &problems)
    let text = try mapping.required("texte").wording()
    guard let finding = mapping["constat"] else { return Observation(text) }
    return Observation(text, finding: try finding.citation())
  }

  /// `40`, `40 %`.
  private static func percent(_ node: YAMLNode) throws(Problem) -> Int {
    let digits = try node.string().filter { !"%  \u{202F}".contains($0) }
    guard let percent = Int(digits), (0...100).contains(percent) else {
      throw .wrongPercent(at: node.span)
    }
    return percent
  }
}

/// The calendar of a sheet.
extension SheetReader {
  private func milestones(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> [Milestone] {
    let read = node.listOrSingle().compactMap { node -> Milestone? in
      guard let section = Section(node, allowing: ["date", "libelle"], &problems) else {
        return nil
      }
      let date = section.requiredDate("date", &problems)
      let label = section.requiredWording("libelle", &problems)
      guard let date, let label else { return nil }
      return Milestone(date: date, label: label)
    }
    return read.enumerated().sorted {
      ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
    }.map(\.element)
  }

  private func checkCalendar(
    _ calendar: inout ActionCalendar, _ section: Section, _ problems: inout ProblemCollector
  ) {
    guard let start = calendar.start, let end = calendar.end else { return }
    guard start <= end else {
      let span = section.mapping["fin"]?.span ?? section.mapping.span
      problems.add(.endBeforeStart(end, start, at: span))
      return
    }
    for milestone in calendar.milestones where milestone.date < start || milestone.date > end {
      let span = section.mapping["jalons"]?.span ?? section.mapping.span
      problems.add(.milestoneOutside(milestone, at: span))
    }
  }
}

extension Problem {
  fileprivate static func latenessIsComputed(at span: SourceSpan) -> Problem {
    Problem(
      .error, "valeur-inconnue", "« en retard » n'est pas un statut qui se décide", at: span,
      hint: "le retard se déduit de la fin du calendrier ; écrivez « validee » ou « engagee »")
  }

  fileprivate static func wrongPercent(at span: SourceSpan) -> Problem {
    Problem(
      .error, "pourcentage-invalide", "un avancement va de 0 à 100, sans décimale", at: span,
      hint: "écrivez « 40 » ou « 40 % »")
  }

  fileprivate static func milestoneOutside(
    _ milestone: Milestone, at span: SourceSpan
  ) -> Problem {
    Problem(
      .warning, "jalon-hors-calendrier",
      "le jalon du \(milestone.date.french) n'est pas entre le début et la fin de l'action",
      at: span)
  }
}
