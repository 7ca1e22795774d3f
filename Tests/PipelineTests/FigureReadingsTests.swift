import Document
import Foundation
import Testing

@testable import Pipeline

/// « Lecture : » explains one point of each figure to who sees such a figure for the first time.
@Suite struct FigureReadingsTests {
  @Test(arguments: ["valmont", "paris-18e"])
  func explainsOnePointOfEachFigure(fixture: String) throws {
    let chapter = try Chapter(of: Repository.fixture(fixture).path, edition: .publiable)
    let drawn = figures(in: chapter.blocks)
    #expect(drawn.count > 15)
    for figure in drawn {
      let text = figure.reading.plainText
      #expect(text.count > 30, "\(figure.anchor): \(text)")
      #expect(text.hasSuffix("."), "\(figure.anchor): \(text)")
    }
  }
}
