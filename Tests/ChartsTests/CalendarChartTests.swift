import Charts
import Drawing
import Testing
import Units

@Suite struct GanttTests {
  let context = ChartsTests.context()
  let room = Rect(x: 0, y: 0, width: 800, height: 300)

  private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  private func chart() throws -> Gantt {
    Gantt(
      rows: [
        Gantt.Row(steps: [.init("a", from: try day("2026-01-01"), to: try day("2026-06-30"))]),
        Gantt.Row(
          steps: [
            .init("b", from: try day("2026-07-01"), to: try day("2027-12-31"), kind: .running)
          ], milestones: [.init("m", on: try day("2027-04-01"))]),
      ], today: Gantt.Today(try day("2026-12-04"), label: "4 déc. 2026"))
  }

  @Test func setsDaysInQuartersOfEqualWidth() throws {
    let shapes = try chart().shapes(in: room, context: context)
    // Eight quarters on 800 points: two are 200.
    let palette = Palette()
    let planned = try #require(shapes.fills.first { $0.color == palette.bleu }?.path.bounds)
    #expect(abs(planned.left) < 1e-6 && abs(planned.right - 200) < 1e-6)
    let running = try #require(shapes.fills.first { $0.color == palette.bleu2 }?.path.bounds)
    #expect(abs(running.left - 200) < 1e-6 && abs(running.right - 800) < 1e-6)
    // The first of April opens the sixth quarter of 91 days: half a day after 500.
    let diamond = try #require(shapes.fills.first { $0.color == palette.encre }?.path.bounds)
    let middle = (diamond.left + diamond.right) / 2
    let expected: Double = 500 + 100 * 0.5 / 91
    #expect(abs(middle - expected) < 1e-6)
  }

  @Test func drawsTheDateOfTheDocumentInBrick() throws {
    let shapes = try chart().shapes(in: room, context: context)
    let palette = Palette()
    let line = try #require(shapes.strokes.first { $0.stroke.color == palette.brique })
    // 4 December is day 65 of the 92 of its quarter.
    let x = try #require(line.path.points.first).x
    let expected: Double = 300 + 100 * 64.5 / 92
    #expect(abs(x - expected) < 1e-6)
    #expect(shapes.text("4 déc. 2026")?.style.color == palette.brique)
    var outside = try chart()
    outside.today = Gantt.Today(try day("2031-01-01"), label: "jamais")
    #expect(!outside.shapes(in: room, context: context).strings.contains("jamais"))
  }

  @Test func namesYearsAndQuarters() throws {
    let strings = try chart().shapes(in: room, context: context).strings
    #expect(strings.filter { $0 == "T1" }.count == 2)
    #expect(strings.contains("2026") && strings.contains("2027"))
  }

  @Test func cutsRowsIntoSheetsUnderOneCalendar() throws {
    var long = try chart()
    long.rows = Array(repeating: long.rows, count: 40).flatMap { $0 }
    let heights = SheetHeights(first: 200, others: 400)
    let sheets = long.sheets(forWidth: 800, heights: heights, in: context)
    #expect(sheets.count > 2)
    for (index, sheet) in sheets.enumerated() {
      let height = sheet.plot.height(forWidth: 800, in: context)
      #expect(height <= (index == 0 ? 200 : 400) + 0.1)
      #expect(sheet.plot.shapes(in: room, context: context).strings.contains("2027"))
    }
    let rows = sheets.compactMap { $0.plot as? Gantt }.flatMap(\.rows)
    #expect(rows == long.rows)
  }

  @Test func drawsNothingWithoutADay() {
    let empty = Gantt(rows: [Gantt.Row(label: "x", steps: [])])
    #expect(empty.height(forWidth: 400, in: context) == 0)
    #expect(empty.shapes(in: room, context: context).isEmpty)
  }
}

@Suite struct IndicatorTracksTests {
  let context = ChartsTests.context(share: 0.3)

  private func shapes(_ progress: IndicatorTracks.Progress) -> [Shape] {
    IndicatorTracks(
      rows: [
        .init(
          .init("I1"), label: "x", detail: "d", initial: .init("412"), last: .init("371"),
          target: .init("300"), progress: progress)
      ],
      words: .init(
        indicator: "i", progress: "p", initial: "a", last: "b", target: "c",
        notMeasured: "pas encore mesuré", notPlaced: "non situé", away: "s’éloigne")
    ).shapes(in: Rect(x: 0, y: 0, width: 139.2.mm, height: 60), context: context)
  }

  @Test func findsTheShareOfTheWay() {
    // 41 of the 112 calls that are to go.
    #expect(IndicatorTracks.Progress(initial: 412, last: 371, target: 300) == .toward(41.0 / 112))
    #expect(IndicatorTracks.Progress(initial: 0, last: 11, target: 13) == .toward(11.0 / 13))
    #expect(IndicatorTracks.Progress(initial: 40, last: 45, target: 20) == .away)
    #expect(IndicatorTracks.Progress(initial: 58, last: nil, target: 48) == .notMeasured)
    #expect(IndicatorTracks.Progress(initial: 5, last: 5, target: 5) == .toward(1))
    #expect(IndicatorTracks.Progress(initial: 5, last: 6, target: 5) == .away)
  }

  @Test func fillsTheTrackUpToTheLastValue() throws {
    let palette = Palette()
    let half = shapes(.toward(0.5))
    let filled = try #require(
      half.fills.first { $0.color == palette.bleu && $0.path.elements.count == 5 }?.path.bounds)
    #expect(abs(filled.left - 62.mm) < 0.01 && abs(filled.width - 17.5.mm) < 0.01)
    #expect(half.dots(palette.bleu).count == 1)
    #expect(half.strings.contains { $0.hasPrefix("50") })
  }

  @Test func neverShowsZeroForWhatWasNotMeasured() {
    let empty = shapes(.notMeasured)
    let palette = Palette()
    #expect(empty.dots(palette.bleu).isEmpty && empty.dots(palette.brique).isEmpty)
    #expect(
      empty.strings.contains("pas encore mesuré") && !empty.strings.contains { $0.hasPrefix("0") })
  }

  @Test func setsABrickDotAtTheBeginningOfATrackThatMovesAway() throws {
    let palette = Palette()
    let away = shapes(.away)
    let dot = try #require(away.dots(palette.brique).first)
    #expect(abs(dot.center.x - 62.mm) < 0.01)
    #expect(away.strings.contains("s’éloigne"))
  }
}

@Suite struct FundingBarTests {
  let context = ChartsTests.context(share: 0.5)

  @Test func sharesTheBarAndNamesAllParts() throws {
    let bar = FundingBar(parts: [
      .init("Commune", amount: 60, text: "60 k€"), .init("FIPD", amount: 36, text: "36 k€"),
      .init("Région", amount: 4, text: "4 k€"), .init("CAF", amount: nil, text: "à compléter"),
    ])
    let shapes = bar.shapes(in: Rect(x: 0, y: 0, width: 400, height: 40), context: context)
    let boxes = shapes.fills.prefix(3).compactMap(\.path.bounds)
    // 60, 36 and 4 % of 400 points.
    #expect(boxes.map(\.left) == [0, 240, 384])
    #expect(shapes.strings == ["Commune 60 k€", "FIPD 36 k€", "Région 4 k€", "CAF à compléter"])
  }
}

@Suite struct OrganigramTests {
  @Test func setsLevelsUnderOneAnotherAndJoinsThem() throws {
    let chart = Organigram(
      levels: [
        [.init("p", title: "P", kind: .main)],
        [.init("r", title: "R"), .init("g", title: "G", kind: .apart)],
      ],
      links: [
        .init(from: "p", to: "r"), .init(from: "r", to: "g", kind: .exchange),
        .init(from: "p", to: "absent"),
      ])
    let shapes = chart.shapes(
      in: Rect(x: 0, y: 0, width: 400, height: 200), context: ChartsTests.context())
    let top = try #require(shapes.text("P")).origin
    let left = try #require(shapes.text("R")).origin
    let right = try #require(shapes.text("G")).origin
    #expect(top.y < left.y && left.y == right.y && left.x < right.x)
    let palette = Palette()
    #expect(shapes.strokes.filter { $0.stroke.color == palette.bleu3 }.count == 1)
    #expect(shapes.strokes.filter { $0.stroke.color == palette.repere }.count == 1)
    #expect(
      shapes.strokes.contains { $0.stroke.color == palette.gris && !$0.stroke.dashes.isEmpty })
  }
}
