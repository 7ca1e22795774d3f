public import Dossier
public import Problems
public import Units

extension FrozenVersion {
  /// The text of `versions/N.json`: the same version, the same bytes.
  public var json: String {
    var keys = WrittenKeys()
    keys.add("vigie", 1)
    keys.add("version", number)
    keys.add("programme", program)
    keys.add("territoire", territoryCode)
    keys.add("date", date.iso)
    keys.add("depart", start.node)
    keys.add("seances", meetings.map(node))
    keys.add("etat", strategy.node)
    keys.add("constats", findings.map(node))
    if !values.isEmpty {
      let sorted = values.sorted { $0.name < $1.name }
      keys.add("valeurs", .keys(sorted.map { WrittenNode.Entry($0.name, .text($0.text)) }))
    }
    keys.add("sources", inputs.map(node))
    keys.add("modeles", templates.map(node))
    keys.add("pages", setting?.node)
    keys.add("textes_des_modeles", templateTexts.map(\.node))
    return keys.node.json
  }

  private func node(_ meeting: Meeting) -> WrittenNode {
    .keys([
      WrittenNode.Entry("fichier", .text(meeting.file.name)),
      WrittenNode.Entry("seance", meeting.node),
    ])
  }

  private func node(_ finding: FrozenFinding) -> WrittenNode {
    var keys = WrittenKeys()
    keys.add("id", finding.identifier)
    keys.add("phrases", finding.sentences)
    keys.add("numero", finding.number.isEmpty ? nil : finding.number)
    keys.add("force", finding.strength.isEmpty ? nil : finding.strength)
    keys.add("domaine", finding.domain.isEmpty ? nil : finding.domain)
    keys.add("chiffres", finding.figures.map(node))
    keys.add("preuves", finding.evidence.map { WrittenNode.list($0.map(WrittenNode.text)) })
    return keys.node
  }

  private func node(_ figure: FrozenFigure) -> WrittenNode {
    var keys = WrittenKeys()
    keys.add("mesure", figure.measure)
    keys.add("valeur", figure.value)
    keys.add("bas", figure.interval?.lower)
    keys.add("haut", figure.interval?.upper)
    keys.add("de", figure.years.lowerBound)
    keys.add("a", figure.years.upperBound)
    keys.add("source", figure.source)
    return keys.node
  }

  private func node(_ file: FileDigest) -> WrittenNode {
    .keys([
      WrittenNode.Entry("fichier", .text(file.path)),
      WrittenNode.Entry("sha256", .text(file.sha256)),
    ])
  }

  /// The state as it was frozen, its journal and its measures replayed from the meetings.
  ///
  /// Warns when the replay ends elsewhere than the frozen strategy: the rules of another program.
  /// The frozen strategy is kept.
  public func restored() -> Warned<StrategyState> {
    var replay = apply(meetings, to: start)
    guard replay.value.strategy != strategy else {
      return Warned(replay.value)
    }
    replay.value.strategy = strategy
    return Warned(replay.value, warnings: [.frozenByOtherRules(self)])
  }
}

extension StrategyState {
  /// The version as it is to be frozen; the caller adds findings, values and digests.
  public func frozen(
    territoryCode: String, date: CalendarDate, program: String
  ) -> FrozenVersion {
    FrozenVersion(
      number: version, territoryCode: territoryCode, date: date, program: program, start: start,
      meetings: meetings, strategy: strategy)
  }
}

/// What was edited since a version was frozen, in `strategie.yaml` and in the meetings it holds.
///
/// - Returns: nil when the version would be frozen again as it is.
public func editsSince(
  _ version: FrozenVersion, strategy: TerritorialStrategy, meetings: [Meeting], at span: SourceSpan?
) -> Problem? {
  let edits = changes(from: version.start, to: strategy)
  let now = inOrder(meetings)
  let past = Array(now.prefix(version.meetings.count))
  guard !edits.isEmpty || past != version.meetings else { return nil }
  return .editedAfterFreezing(version, edits, meetingsDiffer: past != version.meetings, at: span)
}

extension Problem {
  fileprivate static func frozenByOtherRules(_ version: FrozenVersion) -> Problem {
    Problem(
      .warning, "version-figee-autrement",
      "la version \(version.number), figée par le programme \(version.program), ne se rejoue pas à "
        + "l'identique : son état figé est gardé",
      at: nil)
  }

  /// The difference is in the hint, one line a field, the first ten of them.
  fileprivate static func editedAfterFreezing(
    _ version: FrozenVersion, _ edits: StrategyChanges, meetingsDiffer: Bool, at span: SourceSpan?
  ) -> Problem {
    var lines = edits.general.map { line("", $0) }
    for change in edits.list {
      switch change.mark {
      case .new: lines.append("\(change.identifier) ajouté : \(change.title)")
      case .removed: lines.append("\(change.identifier) retiré : \(change.title)")
      case .changed, .ended: lines += change.fields.map { line(change.identifier + ", ", $0) }
      }
    }
    if meetingsDiffer { lines.append("les séances antérieures ont changé") }
    let rest = lines.count > 10 ? ["et \(lines.count - 10) autres différences"] : []
    return Problem(
      .warning, "modifiee-apres-version-figee",
      "la stratégie a été modifiée depuis que la version \(version.number) est figée", at: span,
      hint: (lines.prefix(10) + rest).joined(separator: " ; "))
  }

  private static func line(_ subject: String, _ change: FieldChange) -> String {
    func text(_ lines: [String]) -> String {
      lines.isEmpty ? "rien" : "« \(lines.joined(separator: " | ")) »"
    }
    return "\(subject)\(change.field) : \(text(change.before)) devient \(text(change.after))"
  }
}
