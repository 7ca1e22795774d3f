import Problems
import Units

/// In which order a file writes day, month and year.
///
/// Separators and the form of the hour don't matter; a date that opens with a year of four figures
/// is read whatever the form, since it can only be `AAAA-MM-JJ`.
enum DateForm: String, Hashable, Sendable, CaseIterable {
  case dayFirst = "JJ/MM/AAAA"
  case monthFirst = "MM/JJ/AAAA"
  case yearFirst = "AAAA-MM-JJ"

  /// Reads `format_date`: `JJ/MM/AAAA HH:MM`, `MM/JJ/AAAA hh:MM AM`, `AAAA-MM-JJTHH:MM:SSZ`.
  init(_ text: String, at span: SourceSpan) throws(Problem) {
    // What follows the hour says nothing of the order, and its minutes look like a month.
    let date = text.prefix { $0 != "H" && $0 != "h" }
    let marks: [(Character, Character)] = [("J", "J"), ("M", "M"), ("A", "A")]
    let order = marks.compactMap { mark, name in
      date.uppercased().firstIndex(of: mark).map { (place: $0, name: name) }
    }.sorted { $0.place < $1.place }.map(\.name)
    switch String(order) {
    case "JMA": self = .dayFirst
    case "MJA": self = .monthFirst
    case "AMJ": self = .yearFirst
    default: throw .unknownDateForm(text, at: span)
    }
  }
}

/// A moment as a cell gives it.
struct WrittenMoment: Hashable {
  enum Hour: Hashable {
    /// The cell has a day and nothing else.
    case absent
    /// Something that is no hour follows the day.
    case unreadable
    /// Seconds since midnight; 86,400 when the cell says 24:00.
    case second(Int)
  }

  /// Days since 1970.
  var day: Int
  var year: Int
  var hour: Hour
  /// Seconds east of Greenwich; nil for local time.
  var offset: Int?
}

extension DateForm {
  /// The moment that a cell gives, nil when it is no date of this form.
  func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> WrittenMoment? {
    var cursor = ByteCursor(bytes)
    guard let parts = DateParts(&cursor), let date = parts.date(self) else { return nil }
    var moment = WrittenMoment(
      day: date.number, year: date.year, hour: .absent, offset: nil)
    cursor.skipBetweenDateAndHour()
    if let clock = parts.clock {
      moment.hour = .second(clock)
    } else if !cursor.isAtEnd {
      guard let second = cursor.clock() else {
        moment.hour = .unreadable
        return moment
      }
      moment.hour = .second(second)
    }
    cursor.skipSpaces()
    moment.offset = cursor.offset()
    if !cursor.isAtEnd { moment.hour = .unreadable }
    return moment
  }
}

/// Seconds since midnight of a cell that holds an hour alone: `22:15`, `22h15`, `9:05 PM`, `2215`.
func secondOfDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var cursor = ByteCursor(bytes)
  cursor.skipSpaces()
  guard let second = cursor.clock() else { return nil }
  cursor.skipSpaces()
  return cursor.isAtEnd ? second : nil
}

extension Problem {
  fileprivate static func unknownDateForm(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "format-date-inconnu",
      "« \(text.prefix(60)) » ne dit pas dans quel ordre sont jour, mois et année", at: span,
      hint:
        "écrivez par exemple « JJ/MM/AAAA HH:MM », « AAAA-MM-JJ » ou « MM/JJ/AAAA hh:MM AM »")
  }
}
