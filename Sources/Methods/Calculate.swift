public import Problems
import Statistics

/// Runs one method on a case, `{"method": …, "input": …}`; its other keys are ignored.
///
/// - Parameters:
///   - bytes: the JSON text of the case, in UTF-8.
///   - file: what problems call it.
/// - Returns: a JSON object, numbers with all their digits, null where a figure is undefined.
/// - Throws: `Problem`, in French and located, for a text that is not JSON, a method that does not
///   exist, a key that is missing, a value of the wrong type or that the method refuses.
public func calculate(case bytes: [UInt8], file: String) throws(Problem) -> String {
  let source = CaseFile(name: file, bytes: bytes)
  let root = CaseInput(node: try read(source), file: source)
  let name = try root.string("method")
  guard let method = allMethods.first(where: { $0.identifier == name }) else {
    throw .unknownMethod(name, at: source.span(at: try root.member("method").offset))
  }
  let input = try root.object("input")
  do {
    return try method.compute(input).text
  } catch let problem as Problem {
    throw problem
  } catch let fault as InvalidInput {
    throw .refused(fault, by: method, in: input)
  } catch {
    preconditionFailure("a method throws a problem or an invalid input")
  }
}

private func read(_ file: CaseFile) throws(Problem) -> JSONNode {
  let node: JSONNode
  do { node = try JSONReader.read(file.bytes) } catch {
    throw Problem(
      .error, "cas-illisible", "ce cas n'est pas du JSON : \(error.sentence)",
      at: file.span(at: error.offset))
  }
  guard case .object = node.value else {
    throw .wrongKind(node, "un objet", "cas", file)
  }
  return node
}

extension Problem {
  fileprivate static func unknownMethod(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "methode-inconnue", "la méthode « \(name) » n'existe pas", at: span,
      hint: closest(to: name, among: allMethods.map(\.identifier))
        .map { "vouliez-vous dire « \($0) » ?" }
        ?? "« vigie methodes » donne la liste des méthodes")
  }
}
