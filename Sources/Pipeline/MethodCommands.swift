import Methods
public import Problems
import SourceFiles

/// The methods of calculation, one a paragraph: what for, which source, which trap.
public func listOfMethods() -> String {
  allMethods.map { method in
    """
    \(method.identifier) : \(method.title)
      source : \(method.source)
      répond à : \(method.answers)
      piège : \(method.trap)

    """
  }.joined(separator: "\n")
}

/// Runs one method on a case of the user's, the result as JSON.
public func calculateCase(at path: String) throws(Problems) -> String {
  try alone { () throws(Problem) in
    let bytes = try SourceFile(path: path).readBytes()
    let result = try calculate(case: bytes, file: path)
    return result.hasSuffix("\n") ? result : result + "\n"
  }
}
