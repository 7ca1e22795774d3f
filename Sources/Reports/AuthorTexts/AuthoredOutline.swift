import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// The outline with the author's texts in their places.
  ///
  /// The document is made once without them: what it prints by itself is what their figures are
  /// held against.
  func authored(
    _ template: DocumentTemplate
  ) throws(Problems) -> Warned<(outline: ExpandedOutline, material: Material)> {
    let plain = try expand(template, from: self)
    guard !material.dossier.texts.isEmpty else {
      return Warned((plain.value, material), warnings: plain.warnings)
    }
    var texts = AuthorTexts(material, template: template, anchors: plain.value.anchors)
    var source = self
    source.material.authorTexts = texts.all
    source.material.sectionNames = plain.value.blocks.sectionNames
    for (identifier, text) in texts.findings.sorted(by: { $0.key < $1.key }) {
      do {
        let blocks = try expand(text, from: source)
        texts.problems.add(contentsOf: blocks.warnings)
        source.material.findingTexts[identifier] = FindingText(
          blocks: blocks.value, replacesSentence: text.replacesProse)
      } catch { texts.problems.add(contentsOf: error.all) }
    }
    var outline: Warned<ExpandedOutline>?
    do { outline = try expand(template, from: source, with: texts.sections) } catch {
      texts.problems.add(contentsOf: error.all)
    }
    guard let outline, !texts.problems.hasErrors else { throw Problems(texts.problems.problems) }
    let printed = try printedFigures(in: plain.value)
    let warnings = texts.problems.problems + material.unknownFigures(of: texts.all, in: printed)
    return Warned(
      (outline.value, source.material), warnings: outline.warnings + warnings.sorted())
  }

  private func printedFigures(
    in outline: ExpandedOutline
  ) throws(Problems) -> PrintedFigures {
    do {
      return PrintedFigures(try AnnexTables(material: material).filling(outline.blocks))
    } catch { throw Problems([error]) }
  }
}

/// What an author wrote about a finding, with its values.
struct FindingText: Sendable {
  let blocks: [Block]
  /// Whether it stands in the stead of the generated sentence.
  let replacesSentence: Bool
}

extension [Block] {
  /// What each section is about, by its anchor.
  fileprivate var sectionNames: [String: String] {
    reduce(into: [:]) { names, block in
      guard case .heading(let heading) = block else { return }
      names[heading.anchor] = heading.topic.plainText
    }
  }
}
