import Foundation

@testable import CairoRenderer

/// The words of a PDF, page by page, as a reader would copy them, spaces made even.
struct PDFText {
  let pages: [String]

  init(_ file: URL) throws {
    let text = try Run(shell: "pdftotext -layout '\(file.path)' -").output
    pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast()
      .map { page in page.split { $0.isWhitespace }.joined(separator: " ") }
  }

  var whole: String { pages.joined(separator: "\n") }

  /// The pages that hold all of these words.
  func pages(with words: String...) -> [String] {
    pages.filter { page in words.allSatisfy(page.contains) }
  }
}

/// The links of a PDF, read from the annotations of its pages.
struct PDFLinks {
  struct Link: Hashable {
    let page: Int
    let words: String
    let destination: String
  }

  let links: [Link]
  /// The page of each named place, from 0.
  let places: [String: Int]

  init(_ file: URL) throws {
    let pdf = try PDFFile(at: file.path)
    var pageOfObject: [Int: Int] = [:]
    var links: [Link] = []
    for page in 0..<pdf.pageCount {
      let object = pdf.page(page)
      pageOfObject[object.number] = page
      for annotation in object["/Annots"].items where !annotation["/Dest"].isNull {
        links.append(
          Link(
            page: page, words: annotation["/Contents"].text, destination: annotation["/Dest"].text))
      }
    }
    self.links = links
    var places: [String: Int] = [:]
    let names = pdf.root["/Names"]["/Dests"]["/Names"].items
    for index in stride(from: 0, to: names.count - 1, by: 2) {
      places[names[index].text] = pageOfObject[names[index + 1][0].number]
    }
    self.places = places
  }

  func links(to destination: String) -> [Link] { links.filter { $0.destination == destination } }
}
