import CairoRenderer
import Drawing
import Testing

@Suite struct PictureTests {
  let blue = Color(rgb: 0x124E7E)
  let red = Color(rgb: 0xB0391D)

  private func page(_ shapes: [Shape]) -> Page {
    Page(size: Size(width: 40, height: 30), shapes: shapes, label: "")
  }

  private func square(_ x: Double, _ y: Double, _ side: Double) -> Path {
    .rect(Rect(x: x, y: y, width: side, height: side))
  }

  @Test func fillsOnWhite() throws {
    let pixels = try Pixels(page([.fill(square(10, 10, 10), blue)]))
    #expect(pixels.width == 40 && pixels.height == 30)
    #expect(pixels[10, 10] == blue && pixels[19, 19] == blue)
    #expect(pixels[9, 10] == .white && pixels[20, 19] == .white)
    #expect(pixels.count(of: blue) == 100)
  }

  @Test func scalesWithTheResolution() throws {
    let pixels = try Pixels(page([.fill(square(10, 10, 10), blue)]), dotsPerInch: 144)
    #expect(pixels.width == 80 && pixels.height == 60)
    #expect(pixels.count(of: blue) == 400)
  }

  @Test func leavesHolesByTheEvenOddRule() throws {
    var path = square(5, 5, 20)
    path.append(square(10, 10, 10))
    let pixels = try Pixels(page([.fill(path, blue)]))
    #expect(pixels[7, 7] == blue && pixels[15, 15] == .white)
    #expect(pixels.count(of: blue) == 300)
  }

  @Test func drawsCirclesAsSubpathsOfTheirOwn() throws {
    var path = Path([.move(Point(x: 0, y: 0)), .line(Point(x: 1, y: 0))])
    path.append(.circle(center: Point(x: 20, y: 15), radius: 5))
    let pixels = try Pixels(page([.fill(path, red)]))
    #expect(pixels[20, 15] == red && pixels[20, 7] == .white)
    #expect(pixels[10, 8] == .white, "nothing links the circle with what comes before")
  }

  @Test func strokesLinesDashesAndCurves() throws {
    let solid = Stroke(blue, width: 2)
    let dashed = Stroke(red, width: 2, dashes: [4, 4])
    let curve = Path([
      .move(Point(x: 0, y: 26)),
      .curve(Point(x: 10, y: 26), Point(x: 30, y: 26), Point(x: 40, y: 26)),
    ])
    let pixels = try Pixels(
      page([
        .stroke(.line(from: Point(x: 0, y: 5), to: Point(x: 40, y: 5)), solid),
        .stroke(.line(from: Point(x: 0, y: 15), to: Point(x: 40, y: 15)), dashed),
        .stroke(curve, solid),
      ]))
    #expect(pixels[20, 4] == blue && pixels[20, 5] == blue && pixels[20, 7] == .white)
    #expect(pixels[2, 14] == red && pixels[6, 14] == .white && pixels[10, 14] == red)
    #expect(pixels[20, 26] == blue)
  }

  @Test func clipsWhatIsInside() throws {
    let pixels = try Pixels(
      page([
        .clip(square(10, 10, 10), [.fill(square(0, 0, 15), blue)]), .fill(square(0, 0, 2), red),
      ]))
    #expect(pixels.count(of: blue) == 25)
    #expect(pixels[0, 0] == red)
  }

  @Test func writesTextInItsColorAlongItsAngle() throws {
    let style = Theme().sans(12, red).bold()
    let level = try Pixels(page([.text(PlacedText("III", at: Point(x: 5, y: 20), style: style))]))
    #expect(level.count(of: red) > 20)
    let turned = try Pixels(
      page([.text(PlacedText("III", at: Point(x: 20, y: 3), style: style, angle: 90))]))
    // Written downwards: the capitals, 8.6 points high, rise to the right of the baseline.
    #expect((20..<29).contains { x in (3..<25).contains { turned[x, $0] == red } })
    #expect((0..<20).allSatisfy { x in (0..<30).allSatisfy { turned[x, $0] == .white } })
  }

  @Test func drawsAHaloUnderTheGlyphs() throws {
    let text = PlacedText(
      "I", at: Point(x: 15, y: 20), style: Theme().sans(16, blue).bold(),
      halo: Stroke(.white, width: 4, hasRoundJoins: true))
    let pixels = try Pixels(page([.fill(square(0, 0, 40), red), .text(text)]))
    #expect(pixels.count(of: .white) > 20)
    #expect(pixels.count(of: blue) > 5)
  }

  @Test func fitsPicturesIntoTheirRectangle() throws {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    let png = try renderer.png(
      Page(size: Size(width: 4, height: 4), shapes: [.fill(square(0, 0, 4), blue)], label: ""),
      dotsPerInch: 72)
    let room = Rect(x: 10, y: 5, width: 20, height: 10)
    let pixels = try Pixels(page([.image(png: png, room), .image(png: png, room)]))
    #expect(pixels.count(of: blue) == 200)
    #expect(pixels[10, 5] == blue && pixels[29, 14] == blue && pixels[30, 15] == .white)
  }

  @Test func refusesWhatIsNotAPicture() throws {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    #expect(throws: RenderingError.self) {
      try renderer.png(
        page([.image(png: [1, 2, 3], Rect(x: 0, y: 0, width: 5, height: 5))]), dotsPerInch: 72)
    }
  }

  @Test func drawsStructureAndLinksAsIfTheyWereNotThere() throws {
    let fill = Shape.fill(square(10, 10, 10), blue)
    let plain = try Pixels(page([fill]))
    let tagged = try Pixels(
      page([
        .begin(.paragraph), .artifact([fill]),
        .link(.uri("https://exemple.fr"), area: Rect(x: 0, y: 0, width: 9, height: 9), [fill]),
        .destination("ici", Point(x: 0, y: 0)), .end,
      ]))
    #expect(plain.count(of: blue) == tagged.count(of: blue))
  }

  @Test func writesTheSameVectorDrawingTwice() throws {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    let png = try renderer.png(page([]), dotsPerInch: 10)
    let shapes: [Shape] = [
      .clip(square(5, 5, 10), [.image(png: png, Rect(x: 0, y: 0, width: 20, height: 20))]),
      .text(PlacedText("Été", at: Point(x: 2, y: 28), style: Theme().sans(8))),
    ]
    let first = try renderer.svg(page(shapes), title: "Taux", description: "")
    #expect(String(decoding: first, as: UTF8.self).hasPrefix("<?xml"))
    #expect(try renderer.svg(page(shapes), title: "Taux", description: "") == first)
  }

  @Test func saysWhatAVectorDrawingShows() throws {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    let svg = String(
      decoding: try renderer.svg(
        page([]), title: "Moins de 5 & <b>", description: "Deux\u{0B}lignes > une"),
      as: UTF8.self)
    #expect(svg.contains("<svg role=\"img\" "))
    let root = try #require(svg.firstRange(of: "<svg "))
    let inside = svg[root.upperBound...].drop { $0 != ">" }.dropFirst()
    #expect(
      inside.hasPrefix(
        "\n<title>Moins de 5 &amp; &lt;b&gt;</title>\n<desc>Deux lignes &gt; une</desc>"))
  }
}
