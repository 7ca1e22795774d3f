public import Document
public import Dossier
import Drawing
public import Problems
public import Strategy
public import Templates
import Units

/// A version of a strategy with all that its pages print; nothing else of a dossier reaches them.
public struct PrintedStrategy: Sendable {
  public enum Origin: String, Hashable, Sendable {
    /// The state of the dossier, all its meetings applied.
    case current = "actuelle"
    /// Read from `versions/N.json` alone.
    case frozen = "figee"
    /// A past version made again with the files of today.
    case recomputed = "recalculee"
  }

  public let version: FrozenVersion
  public let setting: FrozenSetting
  public let state: StrategyState
  public let origin: Origin

  public init(
    _ version: FrozenVersion, setting: FrozenSetting, state: StrategyState, origin: Origin
  ) {
    self.version = version
    self.setting = setting
    self.state = state
    self.origin = origin
  }
}

/// The stratégie territoriale (STSPD) of a version, as a document without pages.
public func strategyDocument(
  _ printed: PrintedStrategy, templates: TemplateLibrary, options: ReportOptions
) throws(Problems) -> Warned<Document> {
  try strategyReport(
    "strategie.md", printed, sheets: nil, templates, options)
}

/// The action sheets of those names alone, all of them without a name, with the findings that they
/// cite; in the order of the tree.
public func actionSheets(
  _ printed: PrintedStrategy, named identifiers: [String], templates: TemplateLibrary,
  options: ReportOptions
) throws(Problems) -> Warned<Document> {
  let wanted = Set(identifiers)
  let sheets = printed.state.strategy.actions.filter {
    wanted.isEmpty || wanted.contains($0.identifier)
  }
  return try strategyReport("fiches.md", printed, sheets: sheets, templates, options)
}

private func strategyReport(
  _ outline: String, _ printed: PrintedStrategy, sheets: [ActionSheet]?,
  _ templates: TemplateLibrary, _ options: ReportOptions
) throws(Problems) -> Warned<Document> {
  try report(
    outline: outline, templates: templates,
    from: { wording throws(Problem) in
      try strategySource(
        StrategyMaterial(printed, sheets: sheets, wording: wording, edition: options.edition))
    },
    as: { head, material in
      ReportIdentity(
        title: head.text("courant").isEmpty ? head.text("titre") : head.text("courant"),
        date: material.day, picture: printed.setting.map?.picture, logo: options.logo)
    })
}
