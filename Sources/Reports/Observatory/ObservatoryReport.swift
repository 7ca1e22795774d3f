public import Analysis
public import Document
public import Dossier
import Drawing
public import Problems
public import Strategy
public import Templates
import Units

/// What the register tells of a period, and what the strategy asks of it.
public struct ObservatoryContent: Sendable {
  public var study: RegisterStudy
  /// In the order of the tree; empty without a strategy, or when nothing is counted in the register.
  public var indicators: [MonitoredIndicator]

  public init(study: RegisterStudy, indicators: [MonitoredIndicator] = []) {
    self.study = study
    self.indicators = indicators
  }
}

/// The observatory of public tranquillity over a period, as a document without pages.
public func observatoryReport(
  _ content: ObservatoryContent, of dossier: Dossier, templates: TemplateLibrary,
  options: ReportOptions
) throws(Problems) -> Warned<Document> {
  try report(
    outline: "observatoire.md", templates: templates,
    from: { wording throws(Problem) in
      try observatorySource(
        ObservatoryMaterial(
          dossier: dossier, content: content, wording: wording, edition: options.edition))
    },
    as: { head, material throws(Problem) in
      ReportIdentity(
        title: head.text("titre"), date: material.dossier.mission.date,
        picture: try material.coverPicture(), logo: options.logo)
    })
}

/// What the values, the figures and the tables of an observatory are made from.
struct ObservatoryMaterial: ReportMaterial {
  let dossier: Dossier
  let content: ObservatoryContent
  let wording: Wording
  let edition: DocumentEdition

  var study: RegisterStudy { content.study }
  var period: ObservationPeriod { study.period }
  var space: SpaceStudy? { study.space.value }
  var register: FactRegister { dossier.register ?? FactRegister() }

  func source(of observed: SourceObservation) -> FactSource { register.sources[observed.source] }

  /// Unique among the sources: two of them may give the same slug.
  func key(of observed: SourceObservation) -> String {
    let own = slug(of: source(of: observed).name)
    let twins = study.sources.filter { slug(of: source(of: $0).name) == own }
    guard twins.count > 1 || own.isEmpty else { return own }
    return "\(own.isEmpty ? "source" : own)-\(observed.source + 1)"
  }

  /// The source that a fence names by `source=`.
  func observed(_ request: BlockRequest) -> SourceObservation {
    let key = request.options["source"]
    guard let found = study.sources.first(where: { self.key(of: $0) == key }) else {
      preconditionFailure("an option of a fence is checked before its blocks are made")
    }
    return found
  }

  /// The hot spot that a fence names by `rang=`.
  func hotSpot(
    _ request: BlockRequest, of observed: SourceObservation
  ) throws(Problem) -> HotSpot? {
    let spots = space?.study(ofSource: observed.source)?.overall.hotSpots ?? []
    return spots.first { String($0.rank) == request.options["rang"] }
  }

  func name(ofCategory category: Int?) throws(Problem) -> String {
    guard let category else { return try words("observatoire.ensemble") }
    return register.categories[category].name
  }

  /// What any sentence about a source may name.
  func scope(of observed: SourceObservation) throws(Problem) -> TemplateScope {
    let source = source(of: observed)
    return [
      "source": .text(source.name), "unite": .text(source.unit),
      "unite_de": .text(source.unit.withDe), "periode": .text(period.label),
      "dans_periode": .text(try inPeriod(period)),
      "an_avant": .text(try inPeriod(period.yearsBefore(1))),
      "regle": .optional(source.placeRule, TemplateValue.text),
      "moment": .optional(source.momentRule, TemplateValue.text),
    ]
  }
}
