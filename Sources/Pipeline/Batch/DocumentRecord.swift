import Problems

/// What became of one document of a batch, and all that it depends on.
struct DocumentRecord: Sendable {
  enum State: String, Sendable {
    case made = "fait"
    case kept = "garde"
    /// The dossier has nothing for this document.
    case pointless = "sans objet"
    case failed = "echec"
  }

  struct File: Hashable, Sendable {
    /// In the output folder.
    let name: String
    let sha256: String
    let pages: Int
  }

  /// A name and what it stands for, compared from one run to the next.
  struct Fact: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// As the batch names it.
  let dossier: String
  let document: String
  var state: State
  /// Why it was made, kept or not made, for a person.
  var reason: String
  var files: [File] = []
  var problems: [Problem] = []
  /// Of what makes the pages; empty when it was not even tried.
  var program = ""
  /// How it was asked for, in order of name.
  var options: [Fact] = []
  /// What the disk answered, in order of name.
  var answers: [Fact] = []

  var key: Key { Key(dossier: dossier, document: document) }

  struct Key: Hashable, Comparable, Sendable {
    let dossier: String
    let document: String

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.dossier, lhs.document) < (rhs.dossier, rhs.document)
    }
  }
}
