/// A place left free on a paper that is completed by hand.
public struct Blank: Sendable {
  /// « Nom du coordonnateur : ».
  public var label: [Inline]
  /// How many dotted lines, the one beside the label among them.
  public var lines: Int

  public init(_ label: [Inline], lines: Int = 1) {
    self.label = label
    self.lines = max(lines, 1)
  }
}

/// Who signs, side by side, with the room to do so.
public struct Signatures: Sendable {
  public struct Signer: Sendable {
    /// « Le maire ».
    public var role: [Inline]
    /// Empty when it isn't known.
    public var name: [Inline]

    public init(role: [Inline], name: [Inline] = []) {
      self.role = role
      self.name = name
    }
  }

  /// « Fait à Valmont, le … », over the signatures; may be empty.
  public var opening: [Inline]
  public var signers: [Signer]

  public init(opening: [Inline] = [], signers: [Signer]) {
    self.opening = opening
    self.signers = signers
  }
}

/// A word in the margin that says what became of the text beside it.
public struct MarginMark: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case added
    case changed
    case ended
  }

  public var kind: Kind
  /// « nouveau », « modifié », « achevé ».
  public var word: String

  public init(_ kind: Kind, word: String) {
    self.kind = kind
    self.word = word
  }
}
