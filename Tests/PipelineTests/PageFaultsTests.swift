import CairoRenderer
import Drawing
import Foundation
import Inputs
import Problems
import Synchronization
import Templates
import Testing
import Units

@testable import Pipeline

/// Every page of every document of the demonstration, before it is drawn.
@Suite struct PageFaultsTests {
  private static let documents =
    BatchPlan.Document.printed.map { ("valmont", $0) }
    + [("paris-18e", .diagnostic), ("ca-du-val", .diagnostic)]

  private func publications(
    _ fixture: String, _ document: BatchPlan.Document, templates: String? = nil
  ) throws -> [Publication] {
    let folder = try TemporaryFolder()
    let request = DocumentRequest(
      dossier: Repository.fixture(fixture).path, output: folder.url.path,
      surroundings: Surroundings(
        templateFolder: templates ?? Repository.root.appendingPathComponent("templates").path))
    let seen = Mutex<[Publication]>([])
    var line = Line(request)
    line.inspection = { publication in seen.withLock { $0.append(publication) } }
    _ = try line.make(document, over: nil)
    return seen.withLock { $0 }
  }

  @Test(arguments: 0..<documents.count)
  func keepsInkInsideTheMarginsAndTextsApart(index: Int) throws {
    let (fixture, document) = Self.documents[index]
    try expectSound(publications(fixture, document), "\(document)")
  }

  /// Other fonts, other colours: other breaks of lines and pages.
  @Test func keepsThemApartInTheOtherThemeToo() throws {
    let folder = try TemporaryFolder()
    let templates = folder.url.appendingPathComponent("templates")
    try FileManager.default.copyItem(
      at: Repository.root.appendingPathComponent("templates"), to: templates)
    let theme = templates.appendingPathComponent("themes/vigie.yaml")
    try FileManager.default.removeItem(at: theme)
    try FileManager.default.copyItem(
      at: templates.appendingPathComponent("themes/sobre.yaml"), to: theme)
    try expectSound(
      publications("valmont", .diagnostic, templates: templates.path), "sobre",
      theme: TemplateLibrary(folders: [templates.path]).theme("vigie").value.theme)
  }

  private func expectSound(
    _ publications: [Publication], _ document: String, theme: Theme = Theme()
  ) throws {
    let typeSetter = try TypeSetter(theme: theme)
    #expect(!publications.isEmpty)
    for publication in publications {
      let faults = PageFaults(publication, typeSetter: typeSetter).faults
      #expect(faults.isEmpty, "\(document): \(faults.count) \(faults.prefix(12))")
      let pale = TextContrast(publication).faults
      #expect(pale.isEmpty, "\(document): \(pale.count) \(pale.prefix(8))")
      #expect(emptyPages(publication, typeSetter).isEmpty, "\(document)")
      let ends = PageEnds(publication)
      #expect(ends.faults.isEmpty, "\(document): \(ends.faults.prefix(8))")
    }
  }

  /// Pages of which less than a third of the body is used, but those before a chapter and the last.
  private func emptyPages(_ publication: Publication, _ typeSetter: TypeSetter) -> [Int] {
    let pages = publication.pages
    return pages.indices.dropFirst().dropLast().filter { index in
      guard !pages[index + 1].opensChapter else { return false }
      let height = pages[index].size.height - 45.mm
      return pages[index].lowestText - 24.mm < height / 3
    }.map { $0 + 1 }
  }

  /// White on #8DB3D0 has a contrast of 2.2, on #124E7E of 8.7 (the palette of the model pages).
  @Test func findsTextThatIsTooPale() {
    func faults(_ ground: UInt32, _ color: Color, halo: Stroke? = nil) -> Int {
      let style = Theme().sans(9).colored(color)
      let shapes: [Shape] = [
        .fill(.rect(Rect(x: 50, y: 50, width: 90, height: 30)), Color(rgb: ground)),
        .text(PlacedText("mot", at: Point(x: 60, y: 70), style: style, halo: halo)),
      ]
      let page = Page(size: Page.a4, shapes: shapes, label: "1")
      let metadata = Publication.Metadata(
        title: "", author: "", subject: "", keywords: [], language: "fr-FR", date: "2026-01-01")
      return TextContrast(Publication(pages: [page], outline: [], metadata: metadata)).faults.count
    }
    #expect(faults(0x8DB3D0, .white) == 1)
    #expect(faults(0x124E7E, .white) == 0)
    #expect(faults(0x124E7E, .black) == 1)
    #expect(faults(0x124E7E, .black, halo: Stroke(.white, width: 2)) == 0)
  }

  @Test func findsALineLeftAloneAndAHeadingAtTheFoot() {
    func line(_ y: Double) -> Shape {
      .text(PlacedText("mot", at: Point(x: 50, y: y), style: Theme().sans(9)))
    }
    func faults(_ pages: [[Shape]]) -> [String] {
      let metadata = Publication.Metadata(
        title: "", author: "", subject: "", keywords: [], language: "fr-FR", date: "2026-01-01")
      let pages = pages.map { Page(size: Page.a4, shapes: $0, label: "1") }
      return PageEnds(Publication(pages: pages, outline: [], metadata: metadata)).faults
    }
    let open = Shape.begin(.paragraph)
    #expect(faults([[open, line(700), line(712)], [line(70), line(82), .end]]).isEmpty)
    #expect(faults([[open, line(712)], [line(70), line(82), .end]]).count == 1)
    #expect(faults([[open, line(700), line(712)], [line(70), .end]]).count == 1)
    #expect(
      faults([[.begin(.heading(level: 2)), line(712), .end], [open, line(70), .end]]).count == 1)
  }

  @Test func findsWhatIsPlanted() throws {
    let typeSetter = try TypeSetter(theme: Theme())
    func faults(_ shapes: Shape...) -> [String] {
      let page = Page(size: Page.a4, shapes: shapes, label: "1")
      let metadata = Publication.Metadata(
        title: "", author: "", subject: "", keywords: [], language: "fr-FR", date: "2026-01-01")
      let cover = Page(size: Page.a4, shapes: [], label: "")
      return PageFaults(
        Publication(pages: [cover, page], outline: [], metadata: metadata), typeSetter: typeSetter
      ).faults
    }
    func text(_ word: String, _ x: Double, _ y: Double) -> Shape {
      .text(PlacedText(word, at: Point(x: x.mm, y: y.mm), style: Theme().sans(10)))
    }
    #expect(faults(text("un", 20, 40), text("deux", 20, 45)).isEmpty)
    #expect(faults(text("un", 20, 40), text("deux", 21, 41)).count == 1)
    #expect(faults(text("beaucoup trop long", 180, 40)).count == 1)
    #expect(faults(text("trop bas", 20, 280)).count == 1)
    #expect(
      faults(.fill(.rect(Rect(x: 0, y: 100, width: 10, height: 10)), .black)).count == 1)
  }
}

extension Page {
  /// A heading of level 1 is the first thing that is read.
  fileprivate var opensChapter: Bool {
    for shape in shapes {
      switch shape {
      case .begin(.heading(let level)): return level == 1
      case .text, .fill, .stroke, .image: return false
      default: continue
      }
    }
    return false
  }

  /// The lowest baseline or edge in the body.
  fileprivate var lowestText: Double {
    var lowest = 0.0
    func read(_ shapes: [Shape]) {
      for shape in shapes {
        switch shape {
        case .text(let text): lowest = max(lowest, text.origin.y)
        case .image(_, let rect): lowest = max(lowest, rect.bottom)
        case .clip(_, let inside), .link(_, _, let inside): read(inside)
        default: break
        }
      }
    }
    read(shapes)
    return lowest
  }
}
