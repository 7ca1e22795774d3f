import CairoRenderer
import Document
import Drawing
import Foundation
import Testing

@testable import Layout
@testable import Pipeline

/// The paragraphs of the demonstration in their fonts: the best lines of all against lines that are
/// filled one after the other.
@Suite struct JustifiedProseTests {
  private let typeSetter: TypeSetter
  private let hyphenator: FrenchHyphenator
  private let style = TypeScale(theme: Theme()).body
  private let fit = LineFit(width: Grid.textWidth, isJustified: true)

  private let texts: [RichText]

  init() throws {
    let chapter = try Chapter(of: Repository.fixture("valmont").path, edition: .publiable)
    texts = chapter.paragraphs.map {
      var reader = InlineReader(anchors: [], firstNote: 1)
      reader.read($0)
      return reader.text
    }
    typeSetter = try TypeSetter(theme: Theme())
    hyphenator = try FrenchHyphenator()
  }

  /// What lines cost and how often they cut a word.
  private struct Sum {
    var badness = 0.0
    var hyphens = 0
    var overfull = 0

    mutating func add(_ line: Range<Int>, of search: TotalFit) {
      badness += JustifiedPrice.badness(ofRatio: search.setLine(of: line).ratio)
      let end = search.pieces.startIndex + line.upperBound - 1
      if line.upperBound < search.pieces.count, search.pieces[end].endsWithHyphen { hyphens += 1 }
      if search.isTooWide(line) { overfull += 1 }
    }
  }

  private func search(_ text: RichText) -> TotalFit {
    let styles = text.runs.map { style.applying($0, linkColor: .black) }
    var cutter = PieceCutter(
      text, styles: styles, lineWidth: fit.width, tools: (typeSetter, hyphenator))
    return TotalFit(pieces: cutter.cut()[...], fit: fit)
  }

  private func lines(_ text: RichText) -> [Layout.Line] {
    LineSetter(measurer: typeSetter, hyphenator: hyphenator, linkColor: .black).lines(
      of: text, style: style, fit: fit, isHyphenated: true)
  }

  /// Each line takes as many pieces as it can hold.
  private func filledLines(_ search: TotalFit) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < search.pieces.count {
      var end = start + 1
      while end < search.pieces.count, !search.isTooWide(start..<end + 1) { end += 1 }
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  @Test func beatsLinesThatAreFilledOneByOne() {
    var (best, filled) = (Sum(), Sum())
    var set: [Layout.Line] = []
    for text in texts where !text.isEmpty {
      let search = search(text)
      let greedy = filledLines(search)
      guard greedy.count > 2 else { continue }
      for line in greedy { filled.add(line, of: search) }
      for line in search.lines() { best.add(line, of: search) }
      set += lines(text)
    }
    #expect(set.count > 300)
    #expect(best.badness < filled.badness, "\(best.badness) \(filled.badness)")
    // Words are not cut at all where lines are good without.
    let hyphens = set.count { $0.endsWithHyphen }
    #expect(hyphens < filled.hyphens, "\(hyphens) \(filled.hyphens)")
    #expect(best.overfull == 0)
    #expect(set.allSatisfy { $0.width < fit.width + 1e-6 })
  }

  /// Each segment is as wide as the renderer will draw it, kerning of whole words included.
  @Test func measuresLinesAsTheyAreDrawn() {
    for text in texts {
      for line in lines(text) {
        for segment in line.segments {
          let spaces = Double(segment.text.count { $0 == " " }) * segment.wordSpacing
          let drawn = typeSetter.width(of: segment.text, in: segment.style) + spaces
          #expect(abs(segment.width - drawn) < 1e-6, "\(segment.text)")
        }
      }
    }
  }
}
