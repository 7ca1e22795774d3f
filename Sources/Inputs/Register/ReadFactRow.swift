import Dossier
import Geography
import SourceFiles
import Statistics
import Units

/// Turns the rows of one file into facts.
struct FactRowReader {
  private let keys: FactFileKeys
  private let columns: FactColumns
  private let moments: FactMoments
  private let coordinates: FactCoordinates
  private var categories: CategoryWords
  private var places: FactPlaces
  /// The category of every row, when the dossier gives it.
  private let constantCategory: Int?
  private(set) var reading = FactReading()

  /// Days after the date of the mission beyond which a date is a slip of the pen.
  static let latestAfterMission = 366
  static let earliestYear = 1990
  private let missionDay: Int

  init(
    _ keys: FactFileKeys, _ columns: FactColumns, _ context: FactContext, form: DateForm,
    coordinates: FactCoordinates
  ) {
    self.keys = keys
    self.columns = columns
    self.coordinates = coordinates
    moments = FactMoments(keys, columns, form)
    places = FactPlaces(context.places, known: context.names)
    missionDay = context.missionDay
    var categories = CategoryWords(
      keys, nomenclature: context.nomenclature, places: context.names)
    constantCategory =
      columns.category == nil
      ? categories.number(ofConstant: keys.category ?? keys.source.name) : nil
    self.categories = categories
  }

  var hasTooManyCategories: Bool { categories.hasTooMany }

  /// What was read, each row with its key.
  mutating func finish() -> FactReading {
    reading.categories = categories.categories
    reading.unmapped = categories.unmapped
    reading.places = places.names
    reading.identify()
    return reading
  }

  mutating func read(_ row: borrowing CSVRow) {
    reading.rowsRead += 1
    guard let start = start(row) else { return }
    let category: Int
    if let constantCategory {
      category = constantCategory
    } else {
      guard let number = self.category(row) else { return }
      category = number
    }
    let end = end(row, start)
    var fact = ReadFact(
      key: 0, start: start.instant, end: end ?? Int.min, line: Int32(clamping: row.line),
      category: UInt16(category), isHourKnown: start.isHourKnown)
    locate(&fact, row)
    identify(&fact, row, category: category)
    notice(start.day)
    reading.facts.append(fact)
  }

  // MARK: When

  private mutating func start(_ row: borrowing CSVRow) -> FactMoments.Moment? {
    let line = row.line
    switch moments.start(row) {
    case .absent: reading.counts.add(.dateAbsent, line: line)
    case .unreadable: reading.counts.add(.dateUnreadable, line: line)
    case .moment(let moment):
      if moment.year < Self.earliestYear {
        reading.counts.add(.tooEarly, line: line)
        return nil
      }
      if moment.day > missionDay + Self.latestAfterMission {
        reading.counts.add(.tooLate, line: line)
        return nil
      }
      if moment.day > missionDay { reading.counts.add(.afterMission, line: line) }
      if moment.isHourUnreadable { reading.counts.add(.hourUnreadable, line: line) }
      if moment.isHourWritten { reading.hoursWritten += 1 }
      if moment.isHourWritten, moment.second == 0 { reading.midnights += 1 }
      return moment
    }
    return nil
  }

  private mutating func end(_ row: borrowing CSVRow, _ start: FactMoments.Moment) -> Int? {
    let line = row.line
    switch moments.end(row, after: start) {
    case .absent: return nil
    case .unreadable:
      reading.counts.add(.endUnreadable, line: line)
      return nil
    case .instant(let end):
      guard end >= start.instant else {
        reading.counts.add(.endBeforeStart, line: line)
        return nil
      }
      if end - start.instant > 366 * 86_400 { reading.counts.add(.longInterval, line: line) }
      return end
    }
  }

  private mutating func notice(_ day: Int) {
    reading.firstDay = min(reading.firstDay ?? day, day)
    reading.lastDay = max(reading.lastDay ?? day, day)
  }

  // MARK: What and where

  private mutating func category(_ row: borrowing CSVRow) -> Int? {
    guard let column = columns.category else { return nil }
    let field = row[column]
    guard !field.isMissing else {
      reading.counts.add(.categoryAbsent, line: row.line)
      return nil
    }
    switch categories.meaning(of: field.trimmed) {
    case .category(let number): return number
    case .nominative:
      reading.counts.add(.categoryNominative, line: row.line)
      return nil
    }
  }

  private mutating func locate(_ fact: inout ReadFact, _ row: borrowing CSVRow) {
    var named: FactPlaces.Meaning?
    if let column = columns.place, !row[column].isMissing {
      let meaning = places.meaning(of: row[column].trimmed)
      if let reason = meaning.reason { reading.counts.add(reason, line: row.line) }
      fact.place = meaning.number.map { Int32($0) } ?? -1
      named = meaning
    }
    if let x = columns.longitude, let y = columns.latitude {
      switch coordinates.place(x: row[x], y: row[y]) {
      case .absent: break
      case .refused(let reason): reading.counts.add(reason, line: row.line)
      case .place(let place, let isInside):
        if !isInside { reading.counts.add(.coordinatesOutside, line: row.line) }
        fact.location = .given
        fact.longitude = place.longitude
        fact.latitude = place.latitude
        return
      }
    }
    guard let place = named?.coordinate else { return }
    fact.location = .named
    fact.longitude = place.longitude
    fact.latitude = place.latitude
  }

  /// The identifier makes the key; without one, what the file says of the fact does, before any
  /// mapping, so that another mapping doesn't make another fact.
  private func identify(_ fact: inout ReadFact, _ row: borrowing CSVRow, category: Int) {
    var hash = StableHash()
    if let column = columns.identifier, !row[column].isMissing {
      fact.hasIdentifier = true
      hash.add(1)
      hash.add(row[column].trimmed)
    } else {
      hash.add(fact.start)
      hash.add(fact.end)
      hash.add(fact.isHourKnown ? 1 : 0)
      for column in [columns.category, columns.place, columns.longitude, columns.latitude] {
        guard let column else { continue }
        if let number = row[column].double {
          hash.add(number)
        } else {
          hash.add(row[column].trimmed)
        }
      }
    }
    fact.key = hash.value
  }
}

/// What reading facts needs to know of the dossier.
struct FactContext {
  /// Days since 1970 of the mission's date.
  let missionDay: Int
  let places: PlaceList
  /// Names that are no names of persons.
  let names: PlaceNames
  /// The categories that the mappings of the dossier lead to.
  let nomenclature: [String]
  let outline: TerritoryBounds?
}
