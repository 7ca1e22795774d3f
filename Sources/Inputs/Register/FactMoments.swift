import SourceFiles
import Statistics

/// Reads when a fact began and ended from the cells of its row.
struct FactMoments {
  /// The start of a fact.
  struct Moment {
    /// Seconds since 1970, universal time; local midnight when the hour isn't known.
    var instant: Int
    /// Local day, in days since 1970.
    var day: Int
    var year: Int
    /// Seconds since local midnight; 0 when the hour isn't known.
    var second: Int
    var isHourKnown: Bool
    /// Whether the file gives an hour, be it the one that means « unknown ».
    var isHourWritten: Bool
    var isHourUnreadable = false
  }

  enum Start {
    case absent, unreadable
    case moment(Moment)
  }

  enum End {
    case absent, unreadable
    case instant(Int)
  }

  private let columns: FactColumns
  private let form: DateForm
  private let zone: LocalZone
  /// Seconds since midnight that mean « unknown ».
  private let unknownSeconds: [Int]
  private let unknownWords: Set<String>

  init(_ keys: FactFileKeys, _ columns: FactColumns, _ form: DateForm) {
    self.columns = columns
    self.form = form
    zone = keys.zone
    unknownSeconds = keys.unknownHours.compactMap { text in
      Array(text.utf8).withUnsafeBufferPointer { secondOfDay($0) }
    }
    unknownWords = Set(keys.unknownHours.map(foldedWord))
  }

  /// The hour of a cell, or of the part of a cell that follows its day.
  private enum Hour {
    case unknown
    case unreadable
    case second(Int)
  }

  func start(_ row: borrowing CSVRow) -> Start {
    let field = row[columns.startDate]
    guard !field.isMissing else { return .absent }
    guard let written = form.moment(field.trimmed) else { return .unreadable }
    let hour = hour(row, columns.startHour, written.hour)
    var moment = Moment(
      instant: 0, day: written.day, year: written.year, second: 0, isHourKnown: false,
      isHourWritten: false)
    switch hour {
    case .unknown: break
    case .unreadable: moment.isHourUnreadable = !isUnknownWord(field)
    case .second(let second):
      moment.isHourWritten = true
      if !unknownSeconds.contains(second) {
        moment.isHourKnown = true
        moment.second = second
      }
    }
    moment.instant = instant(
      written.day, moment.second, offset: columns.startHour == nil ? written.offset : nil)
    return .moment(moment)
  }

  /// The latest moment of the fact: the last midnight of a day whose hour isn't known.
  func end(_ row: borrowing CSVRow, after start: Moment) -> End {
    guard let column = columns.endDate else { return endOfHour(row, after: start) }
    let field = row[column]
    guard !field.isMissing else { return .absent }
    guard let written = form.moment(field.trimmed) else { return .unreadable }
    switch hour(row, columns.endHour, written.hour) {
    case .second(let second) where !unknownSeconds.contains(second):
      return .instant(
        instant(written.day, second, offset: columns.endHour == nil ? written.offset : nil))
    default: return .instant(instant(written.day + 1, 0, offset: nil))
    }
  }

  /// An hour of end without a day: on the day of the start, or the next one when it comes before.
  private func endOfHour(_ row: borrowing CSVRow, after start: Moment) -> End {
    guard let column = columns.endHour, !row[column].isMissing else { return .absent }
    switch hour(row, column, .absent) {
    case .unknown: return .absent
    case .unreadable: return .unreadable
    case .second(let second):
      if unknownSeconds.contains(second) { return .absent }
      let isNextDay = start.isHourKnown && second < start.second
      return .instant(instant(start.day + (isNextDay ? 1 : 0), second, offset: nil))
    }
  }

  /// The hour of its own column when there is one, else the one beside the day.
  private func hour(
    _ row: borrowing CSVRow, _ column: Int?, _ written: WrittenMoment.Hour
  ) -> Hour {
    guard let column else {
      switch written {
      case .absent: return .unknown
      case .unreadable: return .unreadable
      case .second(let second): return .second(second)
      }
    }
    let field = row[column]
    guard !field.isMissing else { return .unknown }
    if let second = secondOfDay(field.trimmed) { return .second(second) }
    if isUnknownWord(field) { return .unknown }
    // A workbook may write the hour as a moment of the day 0.
    if case .second(let second) = form.moment(field.trimmed)?.hour { return .second(second) }
    return .unreadable
  }

  private func isUnknownWord(_ field: CSVField) -> Bool {
    guard !unknownWords.isEmpty else { return false }
    let words = FoldedWords(field.string)
    return unknownWords.contains { words.ends(with: $0) }
  }

  private func instant(_ day: Int, _ second: Int, offset: Int?) -> Int {
    let local = day * 86_400 + second
    return offset.map { local - $0 } ?? zone.instant(ofLocal: local)
  }
}

/// The words of a cell, folded.
private struct FoldedWords {
  private let text: String

  init(_ text: String) { self.text = "-" + foldedWord(text) }

  func ends(with word: String) -> Bool { !word.isEmpty && text.hasSuffix("-" + word) }
}
