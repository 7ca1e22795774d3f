import Document
import Drawing
import Problems

/// Plain text with values in it: a field of the cover, an anchor, an option.
struct TemplateText: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text(String)
    case value(ValueExpression)
  }

  let parts: [Part]

  init(_ masked: String, in source: MaskedSource) {
    parts = source.pieces(of: masked).compactMap { piece in
      switch piece {
      case .text(let text): .text(text)
      case .hidden(.value(let expression)): .value(expression)
      case .hidden(.attributes(let attributes)): .text(source.typed(attributes.string))
      case .hidden(.unreadable): nil
      }
    }
  }

  func string(_ names: NamesInScope) throws(Problem) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .value(let expression): result += try names.text(of: expression)
      }
    }
    return result
  }
}

/// Running text with values in it.
indirect enum TemplateInline: Hashable, Sendable {
  case text(String)
  case value(ValueExpression)
  case strong([TemplateInline])
  case emphasis([TemplateInline])
  case link(TemplateText, [TemplateInline])
  case footnote([TemplateInline])
  case lineBreak
}

extension NamesInScope {
  /// The text with its values, of which none is read again as Markdown.
  func inlines(of template: [TemplateInline], problems: inout ProblemCollector) -> [Inline] {
    var result: [Inline] = []
    for piece in template {
      switch piece {
      case .text(let text): result.append(.text(text))
      case .value(let expression):
        result +=
          problems.attempt { () throws(Problem) in try inlines(of: expression) } ?? []
      case .strong(let inner): result.append(.strong(inlines(of: inner, problems: &problems)))
      case .emphasis(let inner): result.append(.emphasis(inlines(of: inner, problems: &problems)))
      case .link(let destination, let inner):
        let inlines = inlines(of: inner, problems: &problems)
        let address = problems.attempt { () throws(Problem) in try destination.string(self) }
        // A figure that is cited by name leads nowhere: the name is there to be checked.
        if let address, address.hasPrefix(FigureCitation.scheme) {
          result += inlines
        } else {
          result.append(.link(Self.target(address ?? ""), inlines))
        }
      case .footnote(let inner): result.append(.footnote(inlines(of: inner, problems: &problems)))
      case .lineBreak: result.append(.lineBreak)
      }
    }
    return result.joiningTexts
  }

  /// `#ancre` is a place of the document, all else an address.
  private static func target(_ address: String) -> LinkTarget {
    address.hasPrefix("#") ? .destination(String(address.dropFirst())) : .uri(address)
  }
}

extension [Inline] {
  /// Neighbouring texts made one, so that a word is not cut where a value begins.
  var joiningTexts: [Inline] {
    var result: [Inline] = []
    for inline in self {
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return result
  }
}
