import Analysis
import Document
import Drawing

extension Material {
  /// « (C27) » as a link to the finding; nothing when it has no number.
  func mention(_ identifier: String) -> [Inline] {
    guard let number = number(of: identifier) else { return [] }
    return [
      .text(" ("),
      .link(.destination("constat-" + identifier), [.strong([.text(number)])]), .text(")"),
    ]
  }

  /// A sentence with the number of the finding it tells, before its full stop.
  func citing(_ identifier: String, in sentence: [Inline]) -> [Inline] {
    let mention = mention(identifier)
    guard !mention.isEmpty else { return sentence }
    guard case .text(let last)? = sentence.last, last.hasSuffix(".") else {
      return sentence + mention
    }
    return sentence.dropLast() + [.text(String(last.dropLast()))] + mention + [.text(".")]
  }
}
