import Dossier
import Geography
import Statistics

/// The facts of one source, all or one category, before an edition hides any.
struct ViewStudy {
  let study: SourceStudy
  let category: Int?
  /// Facts of the current period on the map.
  let current: [Int]
  /// Of each cell.
  let counts: [Int]
  /// The same of each earlier period.
  let earlierCounts: [[Int]]
  let concentration: LocalConcentration?
  let isSparse: Bool
  /// Most facts first.
  let spots: [FoundSpot]
  let earlierSpots: [[FoundSpot]]

  var facts: SourceFacts { study.facts }
  var plane: TerritoryPlane { study.plane }
  var parameters: SpaceParameters { study.parameters }
  /// Those that are described.
  var listedSpots: ArraySlice<FoundSpot> { spots.prefix(parameters.mostHotSpots) }

  init(_ study: SourceStudy, category: Int?) {
    let (facts, cells) = (study.facts, study.plane.grid.cells.count)
    let current = facts.mapped(facts.current, category: category)
    let counts = facts.counts(current, cells: cells)
    let earlier = facts.earlier.map {
      facts.counts(facts.mapped($0, category: category), cells: cells)
    }
    let search = SpotSearch(plane: study.plane, parameters: study.parameters)
    let found = search.spots(counts)
    self.study = study
    self.category = category
    self.current = current
    self.counts = counts
    earlierCounts = earlier
    concentration = found.concentration
    isSparse = found.isSparse
    spots = found.spots
    earlierSpots = earlier.map { search.spots($0).spots }
  }

  /// What the edition shows.
  func view(_ disclosure: SpaceDisclosure) -> SpaceView {
    let repeats = NearRepeatSearch(view: self, disclosure: disclosure).study()
    let density = DensityStudy(self, counts: current)
    let describer = SpotDescriber(view: self, disclosure: disclosure)
    return SpaceView(
      category: category, mapped: disclosure.mapped(category, current.count),
      layers: AreaCounter(view: self, disclosure: disclosure).layers(),
      density: density.map { .available($0.surface(for: disclosure)) } ?? .unavailable(tooFew),
      cells: concentration.map { .available(cellMap($0, disclosure)) } ?? .unavailable(tooFew),
      concentration: cellConcentration(disclosure), prediction: prediction(disclosure),
      nearRepeats: repeats, hotSpots: describer.hotSpots(), hotSpotCount: spots.count,
      goneHotSpots: describer.gone())
  }

  var tooFew: SpaceAbsence {
    .tooFewFacts(found: current.count, minimum: parameters.minimumFacts)
  }
}
