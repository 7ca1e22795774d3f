import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

/// A document about a strategy: where it stands, and the words for its decisions.
protocol StrategyReportMaterial: ReportMaterial {
  var state: StrategyState { get }
  /// The title of an axis, an objective or an action.
  func title(of identifier: String) -> String?
}

/// All that the pages of a strategy are made from.
struct StrategyMaterial: StrategyReportMaterial {
  let printed: PrintedStrategy
  /// The sheets that this document holds, in the order of the tree.
  let sheets: [ActionSheet]
  let wording: Wording
  let edition: DocumentEdition
  /// Only what every document prints of a dossier.
  let dossier: Dossier
  let tree: Strategy.ObjectiveTree
  let index: TreeIndex
  /// The version before this one, nil for the first.
  let previous: StrategyState?
  /// What became of the tree since then; empty for the first version.
  let changes: [String: StrategyChanges.Change]
  /// « C12 » by finding: its number in the diagnostic, or « S1 » for one that the diagnostic doesn't
  /// list.
  let labels: [String: String]
  /// The findings of the version that this document prints, in the order of their labels.
  let findings: [FrozenFinding]
  /// The sheets of this document that cite a finding, by its name.
  let sheetsCiting: [String: [String]]
  /// The strategic objectives that cite a finding themselves, by its name.
  let objectivesCiting: [String: [String]]
  /// Whether the document is the whole strategy, axes included, and not some of its sheets.
  let isWhole: Bool
  private let held: Set<String>

  /// With the sheets of a document that is not the whole strategy, nil for one that is.
  init(
    _ printed: PrintedStrategy, sheets chosen: [ActionSheet]?, wording: Wording,
    edition: DocumentEdition
  ) {
    let sheets = chosen ?? printed.state.strategy.actions
    let isWhole = chosen == nil
    self.isWhole = isWhole
    self.printed = printed
    self.sheets = sheets
    self.wording = wording
    self.edition = edition
    let setting = printed.setting
    dossier = Dossier(
      territory: setting.territory, mission: setting.mission, isFictitious: setting.isFictitious,
      secrecy: setting.secrecy)
    let state = printed.state
    tree = Strategy.ObjectiveTree(of: state.strategy, on: printed.version.date)
    index = TreeIndex(state.strategy)
    let previous = Strategy.state(state.version - 1, of: state)
    self.previous = previous
    let list = previous.map { Strategy.changes(from: $0, to: state).list } ?? []
    changes = Dictionary(list.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    held = Set(sheets.map(\.identifier))
    let numbered = Self.numbered(printed.version.findings)
    labels = Dictionary(
      numbered.map { ($0.finding.identifier, $0.label) }, uniquingKeysWith: { first, _ in first })
    var citing: [String: [String]] = [:]
    for sheet in sheets {
      for finding in sheet.citedFindings {
        citing[finding.identifier, default: []].append(sheet.identifier)
      }
    }
    sheetsCiting = citing
    var answering: [String: [String]] = [:]
    for objective in state.strategy.axes.flatMap(\.objectives) {
      for finding in objective.findings {
        answering[finding.identifier, default: []].append(objective.identifier)
      }
    }
    objectivesCiting = answering
    // A strategy prints every finding that it cites, a set of sheets those of its sheets.
    findings = numbered.map(\.finding).filter { isWhole || citing[$0.identifier] != nil }
  }

  var state: StrategyState { printed.state }
  var strategy: TerritorialStrategy { state.strategy }
  func title(of identifier: String) -> String? { index[identifier]?.title }
  /// The date that the document bears.
  var day: CalendarDate { printed.version.date }

  /// Numbers of the diagnostic first, in their order; then those without, by name.
  private static func numbered(
    _ findings: [FrozenFinding]
  ) -> [(finding: FrozenFinding, label: String)] {
    let known = findings.filter { !$0.number.isEmpty }.map { ($0, Int($0.number.dropFirst()) ?? 0) }
      .sorted { ($0.1, $0.0.identifier) < ($1.1, $1.0.identifier) }
    let others = findings.filter(\.number.isEmpty).sorted { $0.identifier < $1.identifier }
    return known.map { ($0.0, $0.0.number) }
      + others.enumerated().map { ($0.element, "S\($0.offset + 1)") }
  }

  func finding(_ identifier: String) -> FrozenFinding? {
    findings.first { $0.identifier == identifier }
  }

  /// « C12 » as a link; nil for a name that no finding has.
  func findingLink(_ identifier: String) -> Inline? {
    guard let label = labels[identifier] else { return nil }
    let text = Inline.strong([.text(label)])
    return finding(identifier) == nil
      ? text : .link(.destination("constat-" + identifier), [text])
  }

  /// « C12, C14 » as links.
  func findingLinks(_ identifiers: [String]) -> [Inline] {
    let links = identifiers.compactMap(findingLink)
    return Array(links.map { [$0] }.joined(separator: [.text(", ")]))
  }

  /// « F01 » as a link to its sheet, or bare where the document doesn't hold it.
  func sheetLink(_ identifier: String) -> Inline {
    let text = Inline.strong([.text(identifier)])
    return held.contains(identifier)
      ? .link(.destination("fiche-" + identifier), [text]) : text
  }

  func sheetLinks(_ identifiers: [String]) -> [Inline] {
    Array(identifiers.map { [sheetLink($0)] }.joined(separator: [.text(", ")]))
  }

  /// What answers a finding: objectives, then sheets; nothing for one that is only set aside.
  func answerLinks(to identifier: String) -> [Inline] {
    let objectives = (objectivesCiting[identifier] ?? []).map { objective -> [Inline] in
      guard isWhole, let axis = index.path(to: objective).first else { return [.text(objective)] }
      return [.link(.destination("axe-" + axis.identifier), [.text(objective)])]
    }
    let sheets = (sheetsCiting[identifier] ?? []).map { [sheetLink($0)] }
    return Array((objectives + sheets).joined(separator: [.text(", ")]))
  }

  /// The version in which a sheet was last decided upon, and its day; the first one else.
  func lastReview(of identifier: String) -> (version: Int, day: CalendarDate?) {
    let entry = state.history(of: identifier).last
    return (entry?.version ?? 1, entry?.date)
  }
}
