import Problems
import Testing

@testable import Inputs

/// Dates and hours as the registers of towns write them.
@Suite struct MomentTests {
  static let span = SourceSpan(wholeOf: "dossier.yaml")

  private func moment(_ text: String, _ form: DateForm) -> WrittenMoment? {
    Array(text.utf8).withUnsafeBufferPointer { form.moment($0) }
  }

  @Test(arguments: [
    ("JJ/MM/AAAA HH:MM", DateForm.dayFirst), ("JJ-MM-AA", .dayFirst), ("AAAA-MM-JJ", .yearFirst),
    ("AAAA-MM-JJTHH:MM:SS", .yearFirst), ("MM/JJ/AAAA hh:MM AM", .monthFirst),
    ("jj/mm/aaaa", .dayFirst), ("AAAAMMJJ", .yearFirst), ("J MMMM AAAA", .dayFirst),
  ])
  func readsTheOrderOfAForm(text: String, form: DateForm) throws {
    #expect(try DateForm(text, at: Self.span) == form)
  }

  @Test(arguments: ["DD/MM/YYYY", "HH:MM", "JJ/AAAA", ""])
  func refusesAFormWithoutItsThreeParts(text: String) {
    #expect(throws: Problem.self) { try DateForm(text, at: Self.span) }
  }

  /// 2026-03-02 is day 20,514: 56 years of 365 days, 14 leap days (1972 to 2024), then 60 days.
  @Test(arguments: [
    ("02/03/2026 22:15", DateForm.dayFirst, 80_100), ("2/3/2026 22h15", .dayFirst, 80_100),
    ("02.03.26 à 22:15:00", .dayFirst, 80_100), ("03/02/2026 10:15 PM", .monthFirst, 80_100),
    ("03/02/2026 10:15:00 p.m.", .monthFirst, 80_100), ("2026-03-02T22:15:00", .yearFirst, 80_100),
    ("2026-03-02 22:15:00.000", .yearFirst, 80_100), ("20260302221500", .yearFirst, 80_100),
    ("02032026 2215", .dayFirst, 80_100), ("lundi 2 mars 2026, 22h15", .dayFirst, 80_100),
    ("2 mars 2026 22:15", .monthFirst, 80_100), ("Mar 2, 2026 10:15 PM", .dayFirst, 80_100),
    ("02-MAR-2026 22:15", .yearFirst, 80_100), ("2026/03/02 22:15", .dayFirst, 80_100),
    ("02/03/2026\u{A0}22:15", .dayFirst, 80_100), ("02/03/2026 12:05 AM", .dayFirst, 300),
    ("02/03/2026 12:05 PM", .dayFirst, 43_500), ("02/03/2026 24:00", .dayFirst, 86_400),
    ("02/03/2026 7h", .dayFirst, 25_200),
  ])
  func readsADayAndItsHour(text: String, form: DateForm, second: Int) throws {
    let read = try #require(moment(text, form))
    #expect(read.day == 20_514 && read.year == 2026)
    #expect(read.hour == .second(second))
    #expect(read.offset == nil)
  }

  @Test(arguments: [
    ("2026-03-02T22:15:00Z", 0), ("2026-03-02T22:15:00+02:00", 7_200),
    ("2026-03-02 22:15:00-0530", -19_800), ("2026-03-02T22:15:00.123+01", 3_600),
    ("2026-03-02 22:15:00 UTC", 0),
  ])
  func readsTheDifferenceWithUniversalTime(text: String, seconds: Int) {
    #expect(moment(text, .dayFirst)?.offset == seconds)
    #expect(moment(text, .dayFirst)?.hour == .second(80_100))
  }

  @Test func leavesTheHourOfALoneDayUnknown() {
    #expect(moment("02/03/2026", .dayFirst)?.hour == .absent)
    #expect(moment("2026-03-02", .monthFirst)?.hour == .absent)
  }

  @Test(arguments: [
    "02/03/2026 99:99", "02/03/2026 inconnue", "02/03/2026 22:60", "02/03/2026 soir",
  ])
  func keepsTheDayOfAnUnreadableHour(text: String) {
    #expect(moment(text, .dayFirst)?.day == 20_514)
    #expect(moment(text, .dayFirst)?.hour == .unreadable)
  }

  @Test(arguments: [
    ("31/02/2026", DateForm.dayFirst), ("13/13/2026", .dayFirst), ("02/03/2026", .yearFirst),
    ("13/02/2026", .monthFirst), ("hier", .dayFirst), ("", .dayFirst), ("2026", .dayFirst),
    ("02/03", .dayFirst), ("01/01/0001", .dayFirst), ("45000", .dayFirst),
    ("2 jui 2026", .dayFirst),
  ])
  func refusesWhatIsNoDateOfTheForm(text: String, form: DateForm) {
    #expect(moment(text, form) == nil)
  }

  @Test(arguments: [
    ("22:15", 80_100), ("22h15", 80_100), ("2215", 80_100), ("22", 79_200), ("9:05 PM", 75_900),
    ("221500", 80_100), ("00:00", 0), (" 7h05 ", 25_500), ("22:15:30", 80_130), ("22.15", 80_100),
  ])
  func readsAnHourAlone(text: String, second: Int) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(secondOfDay) == second)
  }

  @Test(arguments: ["", "25:00", "inconnue", "22:", "22:1", "13:00 PM", "-1:00", "0,93"])
  func refusesWhatIsNoHour(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(secondOfDay) == nil)
  }

  // MARK: Which form a file has

  private func verdict(_ dates: [String]) -> DateEvidence.Verdict {
    var evidence = DateEvidence()
    for (index, date) in dates.enumerated() {
      Array(date.utf8).withUnsafeBufferPointer { evidence.add($0, line: index + 2) }
    }
    return evidence.verdict
  }

  @Test func recognisesTheDayByADateThatLeavesNoDoubt() {
    guard case .known(let form) = verdict(["02/03/2026", "01/02/2026", "13/02/2026"]),
      case .recognised(let line) = form.ground
    else {
      Issue.record("the third date can't be the second of the thirteenth month")
      return
    }
    #expect(form.form == .dayFirst && line == 4)
  }

  @Test func recognisesTheMonthFirst() {
    guard case .known(let form) = verdict(["02/03/2026", "02/13/2026"]) else {
      Issue.record("the second date leaves no doubt")
      return
    }
    #expect(form.form == .monthFirst)
  }

  @Test func doubtsWhenEveryDateReadsTwoWays() {
    guard case .doubtful = verdict(["02/03/2026", "12/12/2026"]) else {
      Issue.record("both orders read every date")
      return
    }
  }

  @Test func saysWhenAFileMixesTwoForms() {
    guard case .mixed(let day, let month) = verdict(["13/02/2026", "02/13/2026"]) else {
      Issue.record("no order reads both dates")
      return
    }
    #expect(day == 2 && month == 3)
  }

  /// One slip among two hundred dates; the row is refused later.
  @Test func overlooksASlipOfThePen() {
    let dates = (0..<200).map { "13/\($0 % 9 + 1)/2026" } + ["02/13/2026"]
    guard case .known(let form) = verdict(dates) else {
      Issue.record("199 dates in 200 leave no doubt")
      return
    }
    #expect(form.form == .dayFirst)
  }

  @Test func needsNoFormWhenTheYearOpensTheDate() {
    guard case .known(let form) = verdict(["2026-03-02", "2026-12-12 10:00"]) else {
      Issue.record("a year of four figures can't be a day")
      return
    }
    #expect(form.form == .yearFirst)
  }
}
