import Units

/// A name as identifiers hold it.
public func slug(of name: String) -> String { plainLetters(of: name, joinedBy: "-") }
