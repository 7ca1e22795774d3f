import Charts
import Drawing
import Testing
import Units

@Suite struct ObjectiveTreeTests {
  let context = ChartsTests.context()
  let width = 174.mm
  let heights = SheetHeights(first: 207.mm, others: 242.mm)

  private func text(_ string: String, in shapes: [Shape]) throws -> Point {
    try #require(shapes.text(string)).origin
  }

  private func tree(actions: Int, title: String = "T") -> ObjectiveTree {
    ObjectiveTree(
      headings: .init(axes: "A", objectives: "O", actions: "F"),
      axes: [
        ObjectiveTree.Axis(
          .init("1"), title: "X",
          objectives: [
            ObjectiveTree.Objective(
              .init("1.1"), title: "Y", references: [.init("C1", to: .destination("c1"))],
              actions: (0..<actions).map {
                .init(.init("F\($0)"), title: title, lead: "L", status: .late)
              })
          ])
      ], statusWords: SeededNumbers.statusWords)
  }

  @Test func standsInThreeColumns() throws {
    let room = Rect(x: 0, y: 0, width: width, height: 400)
    let shapes = tree(actions: 2).shapes(in: room, context: context)
    // 52 mm and 8 mm of indent; 110 mm, then 5 mm to the number and 13 mm to the title.
    #expect(abs(try text("Y", in: shapes).x - 60.mm) < 0.01)
    #expect(abs(try text("F0", in: shapes).x - 115.mm) < 0.01)
    #expect(abs(try text("F1", in: shapes).y - text("F0", in: shapes).y - 10.8.mm) < 0.01)
    #expect(abs(try text("T", in: shapes).x - 123.mm) < 0.01)
    // The key comes last: the word stands beside each action and once more in the key.
    #expect(shapes.strings.filter { $0 == "en retard" }.count == 3)
  }

  @Test func linksNumbersToTheirPlaces() throws {
    let room = Rect(x: 0, y: 0, width: width, height: 400)
    let shapes = tree(actions: 1).shapes(in: room, context: context)
    let link = try #require(shapes.links.first)
    #expect(shapes.links.count == 1 && link.target == .destination("c1"))
    let box = try #require(shapes.text("C1")).box(context.measurer)
    #expect(link.area.contains(box, tolerance: 0.2))
  }

  @Test func fitsSheetsOfAnyTreeAndLosesNothing() {
    for seed in 1...UInt64(60) {
      var numbers = SeededNumbers(seed: seed)
      let tree = numbers.objectiveTree(axes: 1...6, objectives: 0...8, actions: 0...30)
      let sheets = tree.trees(forWidth: width, heights: heights, in: context)
      for (index, sheet) in sheets.enumerated() {
        let height = sheet.height(forWidth: width, in: context)
        let limit = index == 0 ? heights.first : heights.others
        #expect(height <= limit + 0.1, "seed \(seed), sheet \(index)")
        #expect(sheet.keyMarks == tree.keyMarks)
      }
      #expect(sheets.flatMap(\.axes).flatMap(\.actions) == tree.axes.flatMap(\.actions))
      let objectives = tree.axes.flatMap(\.objectives).map(\.number)
      let printed = sheets.flatMap(\.axes).flatMap(\.objectives).map(\.number)
      // An objective that goes on is named again, right after itself.
      #expect(printed.withoutRepeats == objectives, "seed \(seed)")
    }
  }

  @Test func namesWhatGoesOnAgain() throws {
    // 40 rows of 10.8 mm are 432 mm: three sheets of 242 mm at most.
    let sheets = tree(actions: 40).trees(forWidth: width, heights: heights, in: context)
    #expect(sheets.count == 3)
    let room = Rect(x: 0, y: 0, width: width, height: 242.mm)
    let first = sheets[0].shapes(in: room, context: context).strings
    let second = sheets[1].shapes(in: room, context: context).strings
    #expect(first.contains("Y") && second.contains("Y (suite)") && second.contains("X (suite)"))
    #expect(second.contains("A") && second.contains("en retard"))
  }

  @Test func keepsAnAxisWholeWhenANewSheetHoldsIt() {
    var three = tree(actions: 9)
    three.axes = [three.axes[0], three.axes[0], three.axes[0]]
    // 97 mm each: two on a sheet with their heads and key, the third on the next.
    let sheets = three.trees(forWidth: width, heights: heights, in: context)
    #expect(sheets.map(\.axes.count) == [1, 2] || sheets.map(\.axes.count) == [2, 1])
    #expect(sheets.flatMap(\.axes) == three.axes)
  }

  @Test func countsActionsByStatusInItsSummary() throws {
    let shapes = tree(actions: 7).summary.shapes(
      in: Rect(x: 0, y: 0, width: width, height: 300), context: context)
    // All seven are late, so they are the total too.
    #expect(shapes.strings.filter { $0 == "7" }.count == 2)
    #expect(tree(actions: 7).byAxis.count == 1)
  }

  @Test func summarisesFourHundredActionsOnOnePage() {
    var many = tree(actions: 10)
    many.axes = (0..<4).map { _ in
      var axis = many.axes[0]
      axis.objectives = Array(repeating: axis.objectives[0], count: 10)
      return axis
    }
    #expect(many.actionCount == 400)
    let sheets = many.summary.sheets(forWidth: width, heights: heights, in: context)
    #expect(sheets.count == 1)
    #expect(sheets[0].plot.height(forWidth: width, in: context) <= heights.first)
  }
}

@Suite struct StatusMarkTests {
  @Test func tellsEachStatusByItsShapeAlone() {
    // Without colours: what is filled with something else than white, and how many strokes.
    let shapes = StatusMark.allCases.map { mark in
      mark.shapes(at: Point(x: 0, y: 0), radius: 4, palette: Palette())
    }
    let inked = shapes.map { $0.fills.filter { $0.color != .white }.count }
    #expect(inked == [0, 0, 1, 1, 1, 0])
    #expect(shapes.map(\.strokes.count) == [1, 1, 1, 1, 0, 2])
  }
}

extension [ObjectiveTree.Reference] {
  /// Without those that repeat the one before.
  fileprivate var withoutRepeats: Self {
    reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
