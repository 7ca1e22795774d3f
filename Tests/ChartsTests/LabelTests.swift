import Drawing
import Testing

@testable import Charts

@Suite struct LabelTests {
  private let style = Theme().sans(10)

  @Test func pushesApartWhatWouldTouchAndNoMore() {
    // 10 and 12 need 10 between their centres: each gives way by 4; 40 stays.
    let slots = [10.0, 12, 40].map { Slot(wanted: $0, half: 5) }
    #expect(pushedApart(slots, within: 0...100) == [6, 16, 40])
  }

  @Test func keepsLabelsInRangeAndInOrder() {
    let slots = [98.0, 99, 97].map { Slot(wanted: $0, half: 5) }
    #expect(pushedApart(slots, within: 0...100) == [75, 85, 95])
  }

  @Test func sharesARangeThatIsTooSmall() {
    // Three of 10 in 20: the centres, 20 apart in all, squeeze into 10.
    let slots = [5.0, 5, 5].map { Slot(wanted: $0, half: 5) }
    #expect(pushedApart(slots, within: 0...20) == [5, 10, 15])
  }

  @Test func neverLetsPushedLabelsTouch() {
    var numbers = SeededNumbers(seed: 11)
    for _ in 0..<300 {
      let slots = (0..<numbers.integer(1...8)).map { _ in
        Slot(wanted: numbers.within(-20...120), half: numbers.within(1...6))
      }
      let centers = pushedApart(slots, within: 0...100)
      for index in slots.indices.dropFirst() {
        let gap = centers[index] - centers[index - 1]
        #expect(gap >= slots[index].half + slots[index - 1].half - 1e-9)
      }
      for (slot, center) in zip(slots, centers) {
        #expect(center - slot.half >= -1e-9 && center + slot.half <= 100 + 1e-9)
      }
    }
  }

  @Test(arguments: [
    // Ten points a character: 80 hold eight.
    ("vols", 80.0, 2, ["vols"]),
    ("vols avec violence", 90, 3, ["vols avec", "violence"]),
    ("vols avec violence", 90, 1, ["vols ave…"]),
    ("Saint-Denis", 60, 2, ["Saint-", "Denis"]),
    ("anticonstitutionnel", 80, 2, ["anticon…"]),
    ("Porte - Moskova", 70, 2, ["Porte -", "Moskova"]),
    ("", 80, 2, []),
  ])
  func wrapsAndCutsLabels(text: String, width: Double, count: Int, expected: [String]) {
    #expect(Ruler().lines(text, in: style, width: width, atMost: count) == expected)
  }

  @Test func holdsNoBreakSpacesTogether() {
    #expect(
      Ruler().lines("12\u{202F}% des vols", in: style, width: 60, atMost: 3)
        == ["12\u{202F}%", "des", "vols"])
  }

  @Test func takesTheCheapestFreePlace() {
    var sketch = Sketch(in: Rect(x: 0, y: 0, width: 200, height: 100), context: context(share: 1))
    sketch.reserve(Rect(x: 0, y: 0, width: 100, height: 100))
    let line = TextLine("abc", style)
    let places = [50.0, 120, 150].map {
      LabelPlace(origin: Point(x: $0, y: 50), anchor: .leading, cost: 0)
    }
    // The first is taken, the second lies on a curve, the third is free.
    let curve = Obstacle(Rect(x: 110, y: 40, width: 30, height: 20), cost: 5)
    let best = sketch.place(
      for: line, among: places, avoiding: [curve],
      within: Rect(x: 0, y: 0, width: 200, height: 100))
    #expect(best?.origin.x == 150)
  }
}
